import type { QueryGroup } from '../domain/bout-query.js';

export interface GroupSql {
  /** The key of a row `a`: a number where one does, which groups faster than text. */
  key: string;
  /** What the key is where it is not known; null where it is always known. */
  unknown: string | null;
  /** Whether the two sides of a bout may be in different groups. */
  isSide: boolean;
  /** Whether each group has at most one side of a bout. */
  isOneSided?: boolean;
}

const always = (key: string): GroupSql => ({ key, unknown: null, isSide: false });
const text = (key: string): GroupSql => ({ key: `coalesce(${key}, '')`, unknown: `''`, isSide: false });
const number = (key: string): GroupSql => ({ key: `coalesce(${key}, -1)`, unknown: '-1', isSide: false });
const datePart = (part: string): GroupSql => number(`date_part('${part}', a.held_on)::int`);

/** Groups of rows `a` of `mma.appearances`. The number of a bout identifies it; twice the number, plus its side. */
export const GROUP_SQL: Readonly<Record<QueryGroup, GroupSql>> = {
  none: always(`'all'`),
  bout: always('a.bout_order'),
  appearance: { ...always('a.bout_order * 2 + a.is_lead::int'), isSide: true, isOneSided: true },
  fighter: { ...always('a.fighter_id'), isSide: true, isOneSided: true },
  opponent: { ...always('a.opponent_id'), isSide: true, isOneSided: true },
  pair: always(`least(a.fighter_id, a.opponent_id) || ' ' || greatest(a.fighter_id, a.opponent_id)`),
  event: always('a.event_id'),
  day: text('a.held_on::text'),
  weekday: datePart('isodow'),
  month: text(`to_char(a.held_on, 'YYYY-MM')`),
  month_of_year: datePart('month'),
  year: datePart('year'),
  decade: number(`date_part('decade', a.held_on)::int * 10`),
  weight_class: text('a.weight_class'),
  method_group: always('a.method_group'),
  method: always('a.method'),
  method_detail: text('a.method_detail'),
  round: always('a.round'),
  city: text('a.city'),
  country: text('a.country'),
  referee: text('a.referee'),
  stance: { ...text('a.stance'), isSide: true },
  age: { ...number('a.age'), isSide: true },
  result: { ...always('a.result'), isSide: true },
};
