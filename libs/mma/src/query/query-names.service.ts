import { Injectable } from '@nestjs/common';
import type { BoutQuery } from '../domain/bout-query.js';
import type { MethodGroup } from '../domain/vocabulary.js';
import { EventCatalogue } from '../events/event-catalogue.js';
import { EventResolver } from '../events/event-resolver.js';
import { matchCities, matchCountries, type LocationMatch } from '../events/location-match.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { foldText } from '../names/fold-text.js';
import type { EventRow } from '../repositories/event.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { AppearanceCatalogue, type AppearanceTexts } from './appearance-catalogue.js';
import type { QueryFault } from './check-query.js';
import { invalidQuery } from './check-query.js';
import { matchMethods } from './method-words.js';
import type { QueryNames } from './query-names.js';

/** Finds what the names and texts of a query mean in the data. */
@Injectable()
export class QueryNamesService {
  constructor(
    private readonly fighters: FighterResolver,
    private readonly events: EventResolver,
    private readonly eventCatalogue: EventCatalogue,
    private readonly catalogue: AppearanceCatalogue,
  ) {}

  /**
   * @throws LookupError for unknown or ambiguous fighters and unknown events; ToolError `invalid_arguments` where what
   * the names mean contradicts another condition.
   */
  async resolve(query: BoutQuery, signal: AbortSignal): Promise<QueryNames> {
    const notes: string[] = [];
    const { fighters, opponents, everyOpponent } = await this.resolveFighters(query, notes, signal);
    const event = await this.resolveEvent(query.event, notes, signal);
    const index =
      query.city === undefined && query.country === undefined ? null : await this.eventCatalogue.read(signal);
    const locations = readPlace(query.city, notes, (text) => matchCities(text, index?.locations ?? []));
    const countries = readPlace(query.country, notes, (text) => matchCountries(text, index?.locations ?? []));
    const texts =
      query.referee === undefined && query.method === undefined ? null : await this.catalogue.read(signal);
    const names: QueryNames = {
      fighters,
      opponents,
      everyOpponent,
      event,
      locations,
      countries,
      referees: readReferee(query.referee, notes, texts),
      methods: readMethods(query, notes, texts),
      notes,
    };
    const faults = findClashes(query, names);
    if (faults.length > 0) throw invalidQuery(faults);
    return names;
  }

  /** Of a single fighter and a single opponent, those who fought each other are meant. */
  private async resolveFighters(
    { fighter, opponent, opponent_all: all }: BoutQuery,
    notes: string[],
    signal: AbortSignal,
  ): Promise<Pick<QueryNames, 'fighters' | 'opponents' | 'everyOpponent'>> {
    const resolveAll = async (texts: readonly string[] | undefined): Promise<FighterRow[] | null> => {
      if (texts === undefined) return null;
      const found = new Map<string, FighterRow>();
      for (const text of texts) {
        const resolved = await this.fighters.resolve(text, signal);
        notes.push(...resolved.notes);
        found.set(resolved.fighter.id, resolved.fighter);
      }
      return [...found.values()];
    };
    const [one, other] = [fighter?.[0], opponent?.[0]];
    if (one !== undefined && other !== undefined && fighter?.length === 1 && opponent?.length === 1) {
      const { pair, notes: read } = await this.fighters.resolvePair([one, other], signal);
      notes.push(...read);
      return { fighters: [pair[0]], opponents: [pair[1]], everyOpponent: await resolveAll(all) };
    }
    return {
      fighters: await resolveAll(fighter),
      opponents: await resolveAll(opponent),
      everyOpponent: await resolveAll(all),
    };
  }

  private async resolveEvent(
    text: string | undefined,
    notes: string[],
    signal: AbortSignal,
  ): Promise<EventRow | null> {
    if (text === undefined) return null;
    const { event, others } = await this.events.resolve(text, signal);
    if (others.length > 0) {
      notes.push(
        `"${text}" matches ${others.length + 1} events; the newest was taken. Others: ${others
          .slice(0, 3)
          .map(({ name, heldOn }) => `${name} (${heldOn ?? 'no date'})`)
          .join('; ')}.`,
      );
    }
    return event;
  }
}

function readPlace(
  text: string | undefined,
  notes: string[],
  match: (text: string) => LocationMatch,
): string[] | null {
  if (text === undefined) return null;
  const { matched, nearest } = match(text);
  if (matched.length === 0) {
    const hint = nearest.length === 0 ? '' : ` Nearest: ${nearest.join('; ')}.`;
    notes.push(`No event in the data was held in "${text}".${hint}`);
  }
  return matched;
}

function readReferee(
  text: string | undefined,
  notes: string[],
  texts: AppearanceTexts | null,
): string[] | null {
  if (text === undefined) return null;
  const words = foldText(text).split(' ');
  const matched = (texts?.referees ?? []).filter((name) => {
    const folded = ` ${foldText(name)} `;
    return words.every((word) => folded.includes(` ${word} `));
  });
  if (matched.length === 0) notes.push(`No bout in the data has a referee "${text}".`);
  return matched;
}

function readMethods(
  { method, method_group: groups }: BoutQuery,
  notes: string[],
  texts: AppearanceTexts | null,
): string[] | null {
  if (method === undefined) return null;
  const known = texts?.methods ?? [];
  const matched = new Map<string, MethodGroup>();
  for (const text of method) {
    const found = matchMethods(text, known);
    if (found.length === 0) notes.push(`No bout in the data ended by "${text}".`);
    for (const one of found) matched.set(one.text, one.group);
  }
  const found = [...new Set(matched.values())];
  if (groups !== undefined && found.length > 0 && !found.some((group) => groups.includes(group))) {
    throw invalidQuery([
      { field: 'method', message: `is never ${groups.join(' or ')} but ${found.join(' or ')}` },
    ]);
  }
  return [...matched.keys()];
}

/** Names that contradict one another or other conditions. */
function findClashes(query: BoutQuery, names: QueryNames): QueryFault[] {
  const { fighters, opponents, everyOpponent, event, locations, countries } = names;
  const faults: QueryFault[] = [];
  const isSelf = (others: FighterRow[] | null): boolean =>
    fighters?.length === 1 && others?.length === 1 && fighters[0]?.id === others[0]?.id;
  if (isSelf(opponents)) faults.push({ field: 'opponent', message: 'is the fighter himself' });
  if (isSelf(everyOpponent)) faults.push({ field: 'opponent_all', message: 'is the fighter himself' });
  if (event !== null && event.heldOn !== null) {
    const { from, to, as_of: asOf } = query;
    const isOutside =
      (from !== undefined && event.heldOn < from) ||
      (to !== undefined && event.heldOn > to) ||
      (asOf !== undefined && event.heldOn >= asOf);
    if (isOutside)
      faults.push({ field: 'event', message: `${event.name} was on ${event.heldOn}, outside the days` });
  }
  const isElsewhere = (places: string[] | null, place: string | null | undefined): boolean =>
    event !== null && places !== null && places.length > 0 && !places.some((one) => one === place);
  if (isElsewhere(locations, event?.location) || isElsewhere(countries, event?.country)) {
    faults.push({
      field: 'event',
      message: `${event?.name} was in ${event?.location ?? 'an unknown place'}`,
    });
  }
  const areApart =
    locations !== null &&
    countries !== null &&
    locations.length > 0 &&
    countries.length > 0 &&
    !locations.some((location) => countries.some((country) => location.endsWith(country)));
  if (areApart) faults.push({ field: 'city', message: 'is not in the country' });
  return faults;
}
