import type { QueryResult } from './bout-query.service.js';

/** What a reader must know besides the rows: ties, rows and bouts left out, how the measure counts. */
export function noteQuery({ plan, groups }: QueryResult): string[] {
  const last = groups.at(-1)?.row;
  if (last === undefined) return ['No UFC bout in the data matches.'];
  const { measure, offset, inKeyOrder } = plan;
  const shown = offset + groups.length;
  const beyond = inKeyOrder ? 0 : last.rank + last.tied - 1 - shown;
  const isEmpty = groups.every(({ row }) => row.bouts === 0);
  return [
    ...(isEmpty ? ['No UFC bout in the data matches.'] : []),
    ...(beyond > 0 ? [`${beyond} more share rank ${last.rank}.`] : []),
    ...(last.total > shown ? [`${last.total} rows in all.`] : []),
    ...(last.unknown > 0 ? [`Left out because nothing is known of them: ${bouts(last.unknown)}.`] : []),
    ...(FORMULAS[measure] === undefined ? [] : [FORMULAS[measure]]),
  ];
}

const bouts = (count: number): string => (count === 1 ? '1 bout' : `${count} bouts`);

const STREAK =
  'By date, within the bouts that the other conditions select; a draw ends a streak, a no contest is passed over.';
const FORMULAS: Partial<Record<QueryResult['plan']['measure'], string>> = {
  share: 'A fraction 0-1 of the bouts that meet all conditions but those on result and method.',
  accuracy: 'Landed divided by attempted, 0-1.',
  longest_streak: STREAK,
  current_streak: STREAK,
  youngest: 'Full years on the day of the bout; ranked by days.',
  oldest: 'Full years on the day of the bout; ranked by days.',
  longest: 'Seconds over all rounds.',
  shortest: 'Seconds over all rounds.',
  title_defences: 'Undisputed championship bouts entered as champion and won or drawn.',
  champion_days:
    'Days as undisputed champion, as far as bouts tell: reigns that ended by a bout or are still held; vacated and stripped titles are left out.',
};
