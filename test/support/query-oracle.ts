import type { BoutQuery } from '@app/mma';
import { all, anything, restOf, splitConditions, type Outcomes } from './query-oracle-conditions.js';
import { groupSides, measureGroup, type OracleRow } from './query-oracle-figures.js';
import type { QueryData, Side } from './query-sides.js';

/** A query answered by loops over all sides, one condition at a time. Fighters and events are ids, places exact. */
export function answerNaively({ sides: every, titles }: QueryData, query: BoutQuery): OracleRow[] {
  const sides = every.filter(({ heldOn }) => query.as_of === undefined || (heldOn ?? '9999') < query.as_of);
  if (query.measure === 'champion_days') return countReigns({ sides, titles }, query);
  const { outcomes, rest } = splitConditions(query, sides);
  const streak = query.measure === 'longest_streak' || query.measure === 'current_streak';
  if (streak) return countStreaks(sides.filter(rest), query, outcomes);
  const isShare = query.measure === 'share';
  const base = sides.filter(isShare ? all(rest, outcomes.shared.rest) : all(rest, outcomes.all));
  const rows = groupSides(base, query).map(([key, members]) =>
    measureGroup(key, members, query, isShare ? outcomes.shared.part : anything),
  );
  return limitRows(rows, query);
}

function countStreaks(sides: readonly Side[], query: BoutQuery, outcomes: Outcomes): OracleRow[] {
  const continues = outcomes.given ? outcomes.all : ({ result }: Side): boolean => result === 'win';
  const isPassedOver = ({ result }: Side): boolean =>
    result === 'no_contest' && query.result?.includes('no_contest') !== true;
  const sequence = sides.filter((side) => side.heldOn !== null && !isPassedOver(side));
  sequence.sort((one, other) => one.order - other.order);
  const rows = groupSides(sequence, query).map(([key, members]) => {
    let run: Side[] = [];
    let longest: Side[] = [];
    for (const side of members) {
      run = continues(side) ? [...run, side] : [];
      if (run.length >= longest.length) longest = run;
    }
    const streak = query.measure === 'longest_streak' ? longest : run;
    return measureGroup(key, streak, { ...query, measure: 'count' }, anything);
  });
  const isNamed = query.fighter !== undefined;
  return limitRows(
    rows.filter(
      ({ value, key }) => value !== 0 || key === 'all' || (isNamed && query.opponent_all === undefined),
    ),
    query,
  );
}

function countReigns({ sides, titles }: QueryData, query: BoutQuery): OracleRow[] {
  const newest =
    sides
      .flatMap(({ heldOn }) => heldOn ?? [])
      .sort()
      .at(-1) ?? '';
  const until = query.as_of ?? newest;
  const days = new Map<string, number>();
  const bouts = new Map<string, Side[]>();
  const classes = new Set(titles.map(({ weightClass }) => weightClass));
  const fits = restOf({ ...query, weight_class: undefined }, sides);
  for (const weightClass of classes) {
    if (query.weight_class?.some((name) => name === weightClass) === false) continue;
    const line = titles.filter(
      (title) =>
        title.weightClass === weightClass &&
        title.kind === 'undisputed' &&
        title.heldOn !== null &&
        (query.as_of === undefined || title.heldOn < query.as_of),
    );
    const begins = (at: number): boolean =>
      line[at]?.after !== line[at]?.before || line[at]?.before !== (line[at - 1]?.after ?? null);
    for (let start = 0; start < line.length;) {
      let end = start + 1;
      while (end < line.length && !begins(end)) end += 1;
      const champion = line[start]?.after ?? null;
      const next = line[end];
      const isWon = line[start]?.before !== champion;
      const isKnown = isWon && (next === undefined || next.before === champion);
      const reign = sides.filter(
        (side) =>
          side.fighterId === champion && line.slice(start, end).some(({ boutId }) => boutId === side.boutId),
      );
      const [first] = reign;
      if (champion !== null && first !== undefined && isKnown && fits(first)) {
        const wonOn = line[start]?.heldOn ?? '';
        const length = (Date.parse(next?.heldOn ?? until) - Date.parse(wonOn)) / 86_400_000;
        days.set(champion, (days.get(champion) ?? 0) + length);
        bouts.set(champion, [...(bouts.get(champion) ?? []), ...reign]);
      }
      start = end;
    }
  }
  const group = query.group_by ?? 'fighter';
  const keys = group === 'none' ? ['all'] : query.fighter === undefined ? [...days.keys()] : query.fighter;
  const rows = keys.map((key): OracleRow => {
    const id = key === 'all' ? (query.fighter?.[0] ?? '') : key;
    const row = measureGroup(key, bouts.get(id) ?? [], { measure: 'count' }, anything);
    return { ...row, value: days.get(id) ?? 0, sort: days.get(id) ?? 0 };
  });
  return limitRows(rows, query);
}

/** Limits on rows; what is unknown is no row, except of the whole and of the fighters asked for. */
function limitRows(rows: readonly OracleRow[], query: BoutQuery): OracleRow[] {
  const { group_by: group = 'none', measure = 'count', min_bouts: minBouts } = query;
  const isNamed = group === 'fighter' && query.fighter !== undefined && query.opponent_all === undefined;
  const isListed = (group === 'bout' || group === 'appearance') && measure === 'count';
  return rows.filter(
    ({ value, bouts }) =>
      (value !== null || isNamed || isListed || group === 'none') &&
      (minBouts === undefined || bouts >= minBouts) &&
      (query.min_value === undefined || (typeof value === 'number' && value >= query.min_value)) &&
      (query.max_value === undefined || (typeof value === 'number' && value <= query.max_value)),
  );
}
