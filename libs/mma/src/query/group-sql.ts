import type { QueryGroup } from '../domain/bout-query.js';

export interface GroupSql {
  /** The key as text; null where it is not known. */
  key: string;
  /** Whether the two sides of a bout may be in different groups. */
  isSide: boolean;
  /** Whether each group has at most one side of a bout. */
  isOneSided?: boolean;
  /** Type by which keys are ordered. */
  order: 'int' | 'text';
}

const bySide = (column: string): GroupSql => ({ key: `a.${column}`, isSide: true, order: 'text' });
const byBout = (key: string, order: 'int' | 'text' = 'text'): GroupSql => ({ key, isSide: false, order });
const datePart = (part: string): GroupSql => byBout(`date_part('${part}', a.held_on)::int::text`, 'int');

/** Groups of rows `a` of `mma.appearances`. */
export const GROUP_SQL: Readonly<Record<QueryGroup, GroupSql>> = {
  none: byBout(`'all'`),
  bout: byBout('a.bout_id'),
  appearance: { key: `a.fighter_id || ' ' || a.bout_id`, isSide: true, isOneSided: true, order: 'text' },
  fighter: { ...bySide('fighter_id'), isOneSided: true },
  opponent: { ...bySide('opponent_id'), isOneSided: true },
  pair: byBout(`least(a.fighter_id, a.opponent_id) || ' ' || greatest(a.fighter_id, a.opponent_id)`),
  event: byBout('a.event_id'),
  day: byBout('a.held_on::text'),
  weekday: datePart('isodow'),
  month: byBout(`to_char(a.held_on, 'YYYY-MM')`),
  month_of_year: datePart('month'),
  year: datePart('year'),
  decade: byBout(`(date_part('decade', a.held_on)::int * 10)::text`, 'int'),
  weight_class: byBout('a.weight_class'),
  method_group: byBout('a.method_group'),
  method: byBout('a.method'),
  method_detail: byBout('a.method_detail'),
  round: byBout('a.round::text', 'int'),
  city: byBout('a.city'),
  country: byBout('a.country'),
  referee: byBout('a.referee'),
  stance: bySide('stance'),
  age: { key: 'a.age::text', isSide: true, order: 'int' },
  result: bySide('result'),
};
