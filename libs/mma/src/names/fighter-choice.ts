import type { FighterRow } from '../repositories/fighter.repository.js';
import type { AskedName } from './asked-name.js';
import { fitOf, isCalled, nearestForm, withoutArticle } from './name-match.js';
import { chooseProminent, prominenceOf } from './prominence.js';

export type Choice =
  { kind: 'found'; fighter: FighterRow } | { kind: 'ambiguous'; fighters: FighterRow[] } | { kind: 'none' };

const NO_FIGHTER: Choice = { kind: 'none' };

/**
 * Chooses the fighter of a name. Whole names before short ones; exact spelling before another word order or a missing
 * `Jr.`.
 * - Whole name of several fighters: the hint beside it decides (nickname, weight class, birth year), else the only one
 *   with bouts unless those may belong to a namesake, else ambiguous.
 * - Surname, nickname or given name: the only bearer, else the one at least twice as prominent as the next
 *   (`prominenceOf`), else ambiguous. Fighters without bouts are ignored when another has bouts. Bearers by given name
 *   are ignored when the most prominent bearer has it as surname or nickname.
 */
export function chooseFighter(asked: AskedName, rows: readonly FighterRow[]): Choice {
  const exact = rows.filter((row) => isCalled(asked.folded, row));
  if (exact.length > 0) return chooseNamesake(asked, exact);
  const fits = rows.map((row) => ({ row, fit: fitOf(asked.folded, row) }));
  const whole = fits.filter(({ fit }) => fit === 'whole').map(({ row }) => row);
  if (whole.length > 0) return chooseNamesake(asked, whole);
  const nearly = fits.filter(({ fit }) => fit === 'nearly').map(({ row }) => row);
  if (nearly.length > 0) return chooseShort(asked, nearly, []);
  const short = fits.filter(({ fit }) => fit === 'short').map(({ row }) => row);
  const given = fits.filter(({ fit }) => fit === 'given').map(({ row }) => row);
  return chooseShort(asked, short, given);
}

/** Fighters within two typing mistakes, fewest first, whole names before short ones; only those with bouts. */
export function chooseMisspelt(asked: AskedName, rows: readonly FighterRow[]): Choice {
  const near = rows
    .filter((row) => row.bouts > 0)
    .flatMap((row) => {
      const form = nearestForm(asked.folded, row);
      return form === null ? [] : [{ row, ...form }];
    });
  const fewest = Math.min(...near.map(({ edits }) => edits));
  const nearest = near.filter(({ edits }) => edits === fewest);
  const whole = nearest.filter((match) => match.whole);
  const taken = whole.length > 0 ? whole : nearest;
  return chooseShort(
    asked,
    taken.map(({ row }) => row),
    [],
  );
}

/** Chooses among fighters with the same whole name. */
export function chooseNamesake(asked: AskedName, rows: readonly FighterRow[]): Choice {
  const told = applyHints(asked, rows);
  const withBouts = told.filter((row) => row.bouts > 0);
  const left = withBouts.length > 0 ? told.filter((row) => row.bouts > 0 || maybeHas(withBouts, row)) : told;
  const [only] = left;
  if (only === undefined) return NO_FIGHTER;
  return left.length === 1 ? { kind: 'found', fighter: only } : { kind: 'ambiguous', fighters: sorted(left) };
}

/** Whether these bouts may belong to the fighter, who cannot be told apart. */
const maybeHas = (rows: readonly FighterRow[], { id }: FighterRow): boolean =>
  rows.some(({ ambiguousIds }) => ambiguousIds?.includes(id) === true);

/** Chooses among fighters with this surname, nickname or given name. */
export function chooseShort(
  asked: AskedName,
  short: readonly FighterRow[],
  given: readonly FighterRow[],
): Choice {
  const told = applyHints(asked, [...short, ...given.filter((row) => !short.includes(row))]);
  const everyone = sorted(told.some((row) => row.bouts > 0) ? told.filter((row) => row.bouts > 0) : told);
  const [first] = everyone;
  if (first === undefined) return NO_FIGHTER;
  const bearers = short.includes(first) ? everyone.filter((row) => short.includes(row)) : everyone;
  const chosen = chooseProminent(everyone) ?? chooseProminent(bearers);
  return chosen === null ? { kind: 'ambiguous', fighters: bearers } : { kind: 'found', fighter: chosen };
}

/** Fighters that match the hints; all if none does. */
function applyHints({ hint, weightClass }: AskedName, rows: readonly FighterRow[]): FighterRow[] {
  if (hint !== null) {
    const told = rows.filter((row) => isPointedTo(hint, row));
    if (told.length > 0) return told;
  }
  if (weightClass !== null) {
    const told = rows.filter((row) => row.weightClasses.includes(weightClass));
    const [main] = told.filter((row) => row.weightClasses[0] === weightClass);
    if (told.length > 0)
      return main === undefined ? told : told.filter((row) => row.weightClasses[0] === weightClass);
  }
  return [...rows];
}

function isPointedTo(hint: string, row: FighterRow): boolean {
  if (row.id === hint || (row.bornOn !== null && hint.includes(row.bornOn.slice(0, 4)))) return true;
  return row.nicknameFolded !== null && withoutArticle(row.nicknameFolded) === withoutArticle(hint);
}

const sorted = (rows: readonly FighterRow[]): FighterRow[] =>
  [...rows].sort((a, b) => prominenceOf(b) - prominenceOf(a));
