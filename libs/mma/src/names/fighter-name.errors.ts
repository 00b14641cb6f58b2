import type { FighterRow } from '../repositories/fighter.repository.js';
import type { FighterSuggestion, RecordData } from '../domain/fighter.js';
import { LookupError } from '../domain/lookup-error.js';

const MOST_CANDIDATES = 8;
const SHOWN_TEXT = 80;

/** @param missing why data may be missing; empty when it is complete */
export function fighterNotFound(text: string, nearest: readonly FighterRow[], missing: string): LookupError {
  const names = nearest.map((fighter) => fighter.name).join(', ');
  const hint = names === '' ? 'No name in the data is like it.' : `Nearest names: ${names}.`;
  return new LookupError(
    'fighter_not_found',
    `No fighter called "${shorten(text)}" is in the data. ${hint} ${missing}`.trimEnd(),
    nearest.map(toSuggestion),
  );
}

export const takenFor = (text: string, fighter: FighterRow): string =>
  `"${shorten(text)}" is not in the data; taken for ${fighter.name}.`;

export const heardAs = (text: string, fighter: FighterRow): string =>
  `"${shorten(text)}" is not a listed spelling; taken by its sound for ${fighter.name}.`;

export function ambiguousFighter(text: string, candidates: readonly FighterRow[]): LookupError {
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const list = shown.map(describeFighter).join('; ');
  const more = candidates.length > shown.length ? ` and ${candidates.length - shown.length} more` : '';
  return new LookupError(
    'ambiguous_fighter',
    `"${shorten(text)}" may mean several fighters: ${list}${more}. ` +
      'Call again with a fighter_id, a full name, or the nickname in brackets.',
    shown.map(toSuggestion),
  );
}

export function toRecord(fighter: FighterRow): RecordData {
  return {
    wins: fighter.wins,
    losses: fighter.losses,
    draws: fighter.draws,
    no_contests: fighter.noContests,
  };
}

function toSuggestion(fighter: FighterRow): FighterSuggestion {
  return {
    fighter_id: fighter.id,
    name: fighter.name,
    nickname: fighter.nickname,
    weight_classes: fighter.weightClasses,
    born_on: fighter.bornOn,
    record: toRecord(fighter),
  };
}

/** `Bruno Silva "Bulldog" (flyweight, born 1990-03-16, 5-6-0)`. */
function describeFighter(fighter: FighterRow): string {
  const nickname = fighter.nickname === null ? '' : ` "${fighter.nickname}"`;
  const facts = [
    fighter.weightClasses[0]?.replaceAll('_', ' '),
    fighter.bornOn === null ? undefined : `born ${fighter.bornOn}`,
    `${fighter.wins}-${fighter.losses}-${fighter.draws}`,
  ].filter((fact) => fact !== undefined);
  return `${fighter.name}${nickname} (${facts.join(', ')})`;
}

const shorten = (text: string): string =>
  text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text.trim();
