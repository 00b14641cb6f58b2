import {
  METHOD_GROUPS,
  OPPONENT_TITLES,
  QUERY_GROUPS,
  QUERY_MEASURES,
  QUERY_STATISTICS,
  QUERY_TITLES,
  SIDE_STATISTICS,
  STANCES,
  WEIGHT_CLASSES,
  type BoutQuery,
} from '@app/mma';
import fc from 'fast-check';
import { METHODS } from './query-oracle-conditions.js';
import type { Side } from './query-sides.js';

const RESULTS = ['win', 'loss', 'draw', 'no_contest'] as const;

/** Random queries whose names are in the data: fighters and events by id. */
export function queriesOf(sides: readonly Side[]): fc.Arbitrary<BoutQuery> {
  const counts = new Map<string, number>();
  for (const { fighterId } of sides) counts.set(fighterId, (counts.get(fighterId) ?? 0) + 1);
  const known = [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id);
  const distinct = <Value>(pick: (side: Side) => Value | null): Value[] => [
    ...new Set(sides.flatMap((side) => pick(side) ?? [])),
  ];
  // Cities whose name is in no other: those are found exactly.
  const cities = distinct(({ city }) => city).filter(
    (city, _, all) => !all.some((other) => other === `${city} City`),
  );
  const day = fc
    .date({ min: new Date('1994-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const fighter = fc.oneof(fc.constantFrom(...known.slice(0, 150)), fc.constantFrom(...known));
  const some = <Value>(item: fc.Arbitrary<Value>, most = 3) =>
    fc.uniqueArray(item, { minLength: 1, maxLength: most });
  const statistic = fc.constantFrom(...QUERY_STATISTICS);
  const comparison = fc
    .tuple(statistic, fc.constantFrom('>=', '<=', '>', '<', '='), fc.oneof(fc.nat(3), fc.nat(120)))
    .map(([name, sign, value]) => `${name} ${sign} ${value}`);
  const conditions: { [Name in keyof BoutQuery]?: fc.Arbitrary<BoutQuery[Name]> } = {
    fighter: some(fighter),
    opponent: some(fighter),
    opponent_all: some(fc.constantFrom(...known.slice(0, 60)), 2),
    result: some(fc.constantFrom(...RESULTS), 2),
    method_group: some(fc.constantFrom(...METHOD_GROUPS), 2),
    method: some(fc.constantFrom(...Object.keys(METHODS)), 2),
    weight_class: some(fc.constantFrom(...WEIGHT_CLASSES), 4),
    sex: fc.constantFrom('women', 'men'),
    title: some(fc.constantFrom(...QUERY_TITLES), 2),
    role: fc.constantFrom('champion', 'challenger'),
    opponent_was: fc.constantFrom(...OPPONENT_TITLES),
    round: some(fc.integer({ min: 1, max: 5 })),
    scheduled_rounds: some(fc.constantFrom(1, 2, 3, 5), 2),
    from: day,
    to: day,
    event: fc.constantFrom(...distinct(({ eventId }) => eventId)),
    city: fc.constantFrom(...cities),
    country: fc.constantFrom(...distinct(({ country }) => country)),
    main_event: fc.boolean(),
    referee: fc.constantFrom('Herb Dean', 'Marc Goddard', 'John McCarthy', 'Mike Beltran'),
    stance: some(fc.constantFrom(...STANCES), 2),
    opponent_stance: some(fc.constantFrom(...STANCES), 2),
    min_age: fc.integer({ min: 18, max: 45 }),
    max_age: fc.integer({ min: 18, max: 48 }),
    nth_bout: fc.integer({ min: -4, max: 12 }),
    statistics: some(comparison, 2),
    min_bouts: fc.nat(6),
    min_value: fc.nat(5),
    max_value: fc.nat(400),
    active_since: day,
    as_of: day,
    order: fc.constantFrom('desc', 'asc'),
  };
  const names = Object.keys(conditions) as (keyof BoutQuery)[];
  const chosen = fc.oneof(
    { arbitrary: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }), weight: 80 },
    { arbitrary: fc.uniqueArray(fc.constantFrom(...names), { minLength: 4, maxLength: 7 }), weight: 20 },
    { arbitrary: fc.constant(names), weight: 1 },
  );
  const shape = fc.record({
    group_by: fc.constantFrom(...QUERY_GROUPS),
    measure: fc.constantFrom(...QUERY_MEASURES),
    limit: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 20 })),
    offset: fc.oneof(fc.constant(0), fc.nat(30)),
  });
  const landed = SIDE_STATISTICS.filter((name) => /^(sig|total|takedowns).*landed$/.test(name));
  return fc
    .tuple(shape, chosen, statistic, fc.constantFrom(...landed))
    .chain(([query, wanted, one, pair]) =>
      fc
        .record(Object.fromEntries(wanted.map((name) => [name, conditions[name] ?? fc.constant(undefined)])))
        .map((given) => mend({ ...query, ...given }, one, pair)),
    );
}

/** Completes what a query would be refused for, so that most are answered. */
function mend(
  query: BoutQuery,
  one: NonNullable<BoutQuery['statistic']>,
  pair: NonNullable<BoutQuery['statistic']>,
): BoutQuery {
  const { measure = 'count' } = query;
  const needsStatistic = ['sum', 'average', 'maximum', 'minimum', 'per_15_minutes', 'accuracy'].includes(
    measure,
  );
  const isOfFighters = /streak|_cm$|champion_days/.test(measure) || query.opponent_all !== undefined;
  const hasOutcome = query.result ?? query.method ?? query.method_group ?? query.round;
  return {
    ...query,
    ...(needsStatistic ? { statistic: measure === 'accuracy' ? pair : one } : {}),
    ...(isOfFighters && !(query.group_by === 'none' && query.fighter?.length === 1)
      ? { group_by: 'fighter' }
      : {}),
    ...(measure === 'share' && hasOutcome === undefined ? { result: ['win'] } : {}),
  };
}
