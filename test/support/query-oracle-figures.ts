import type { BoutQuery, QueryMeasure } from '@app/mma';
import type { Fits } from './query-oracle-conditions.js';
import { statisticOf, type Side } from './query-sides.js';

/** A row that a query must have. */
export interface OracleRow {
  /** Ids of persons, else as written. */
  key: string | null;
  value: number | string | null;
  /** What rows are ranked by, where it is not the value. */
  sort: number | string | null;
  bouts: number;
  from: string | null;
  to: string | null;
  /** `fighter bout` of every possible example. */
  examples: Set<string>;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const KEYS: Readonly<Record<NonNullable<BoutQuery['group_by']>, (side: Side) => string | null>> = {
  none: () => 'all',
  bout: (side) => side.boutId,
  appearance: (side) => `${side.fighterId} ${side.boutId}`,
  fighter: (side) => side.fighterId,
  opponent: (side) => side.opponentId,
  pair: (side) => [side.fighterId, side.opponentId].sort().join(' '),
  event: (side) => side.event,
  day: (side) => side.heldOn,
  weekday: ({ heldOn }) => (heldOn === null ? null : (WEEKDAYS[dateOf(heldOn).getUTCDay()] ?? null)),
  month: (side) => side.heldOn?.slice(0, 7) ?? null,
  month_of_year: ({ heldOn }) =>
    heldOn === null ? null : dateOf(heldOn).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' }),
  year: (side) => side.heldOn?.slice(0, 4) ?? null,
  decade: ({ heldOn }) => (heldOn === null ? null : `${heldOn.slice(0, 3)}0s`),
  weight_class: (side) => side.weightClass,
  method_group: (side) => side.methodGroup,
  method: (side) => side.method,
  method_detail: (side) => side.methodDetail,
  round: (side) => String(side.round),
  city: (side) => side.city,
  country: (side) => side.country,
  referee: (side) => side.referee,
  stance: (side) => side.stance,
  age: ({ age }) => (age === null ? null : String(age)),
  result: (side) => side.result,
};

export function groupSides(sides: readonly Side[], query: BoutQuery): [string | null, Side[]][] {
  const group = query.group_by ?? 'none';
  const groups = new Map<string | null, Side[]>(group === 'none' ? [['all', []]] : []);
  if (group === 'fighter' && query.opponent_all === undefined) {
    for (const id of query.fighter ?? []) groups.set(id, []);
  }
  for (const side of sides) {
    const key = KEYS[group](side);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [side]);
    else members.push(side);
  }
  return [...groups];
}

const boutsOf = (sides: readonly Side[]): number => new Set(sides.map(({ boutId }) => boutId)).size;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const oncePerBout = (sides: readonly Side[]): Side[] => [
  ...new Map(sides.map((side) => [side.boutId, side])).values(),
];
const idOf = (side: Side): string => `${side.fighterId} ${side.boutId}`;

interface Figure {
  value: number | string | null;
  sort?: number | string | null;
  counted: readonly Side[];
  attaining?: readonly Side[];
}

export function measureGroup(
  key: string | null,
  members: readonly Side[],
  query: BoutQuery,
  part: Fits,
): OracleRow {
  const { value, sort = value, counted, attaining = counted } = figureOf(members, query, part);
  const days = counted.flatMap(({ heldOn }) => heldOn ?? []).sort();
  return {
    key,
    value,
    sort,
    bouts: boutsOf(counted),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    examples: new Set(attaining.map(idOf)),
  };
}

type Measure = (members: readonly Side[], query: BoutQuery, part: Fits) => Figure;

function figureOf(members: readonly Side[], query: BoutQuery, part: Fits): Figure {
  const measure = FIGURES[query.measure ?? 'count'];
  return (
    measure?.(members, query, part) ?? {
      value: differentOf(members, query.measure ?? 'count'),
      counted: members,
    }
  );
}

const own =
  ({ statistic = 'fight_seconds' }: BoutQuery) =>
  (side: Side): number | null =>
    statisticOf(side, statistic);

const countBouts: Measure = (members, { group_by: group }) =>
  group === 'bout' || group === 'appearance'
    ? { value: null, sort: members[0]?.order ?? 0, counted: members }
    : { value: boutsOf(members), counted: members };

const share: Measure = (members, _, part) => {
  const meeting = members.filter(part);
  const whole = boutsOf(members);
  return { value: whole === 0 ? null : boutsOf(meeting) / whole, counted: members, attaining: meeting };
};

const add: Measure = (members, query) => {
  const known = members.filter((side) => own(query)(side) !== null);
  const counted = query.statistic === 'fight_seconds' ? oncePerBout(known) : known;
  const total = sum(counted.map((side) => own(query)(side) ?? 0));
  return {
    value: known.length === 0 ? null : query.measure === 'sum' ? total : total / counted.length,
    counted: known,
  };
};

const rate: Measure = (members, query) => {
  const { measure, statistic = 'fight_seconds' } = query;
  const attempted = statistic.replace('_landed', '_attempted') as typeof statistic;
  const whole = (side: Side): number | null =>
    measure === 'accuracy' ? statisticOf(side, attempted) : side.seconds;
  const known = members.filter((side) => own(query)(side) !== null && whole(side) !== null);
  const total = sum(known.map((side) => whole(side) ?? 0));
  const landed = sum(known.map((side) => own(query)(side) ?? 0));
  return {
    value: total === 0 ? null : ((measure === 'accuracy' ? 1 : 900) * landed) / total,
    counted: known,
  };
};

const ageAt: Measure = (members, { measure }) => {
  const figure = extreme(members, (side) => side.ageDays, measure === 'youngest' ? 1 : -1);
  const ages = (figure.attaining ?? []).flatMap(({ age }) => age ?? []);
  const age = measure === 'youngest' ? Math.min(...ages) : Math.max(...ages);
  return { ...figure, sort: figure.value, value: figure.value === null ? null : age };
};

const FIGURES: Partial<Record<QueryMeasure, Measure>> = {
  count: countBouts,
  title_defences: countBouts,
  share,
  sum: add,
  average: add,
  per_15_minutes: rate,
  accuracy: rate,
  maximum: (members, query) => extreme(members, own(query), -1),
  minimum: (members, query) => extreme(members, own(query), 1),
  first: (members) => extreme(members, (side) => side.heldOn, 1),
  last: (members) => extreme(members, (side) => side.heldOn, -1),
  longest: (members) => extreme(members, (side) => side.seconds, -1),
  shortest: (members) => extreme(members, (side) => side.seconds, 1),
  youngest: ageAt,
  oldest: ageAt,
};

function extreme(
  members: readonly Side[],
  pick: (side: Side) => number | string | null,
  direction: 1 | -1,
): Figure {
  const known = members.filter((side) => pick(side) !== null);
  let best: number | string | null = null;
  for (const side of known) {
    const value = pick(side);
    if (value !== null && (best === null || (direction === 1 ? value < best : value > best))) best = value;
  }
  return { value: best, counted: known, attaining: known.filter((side) => pick(side) === best) };
}

const DIFFERENT: Partial<Record<QueryMeasure, (side: Side) => string | null | undefined>> = {
  events: (side) => side.eventId,
  fighters: (side) => side.fighterId,
  opponents: (side) => side.opponentId,
  weight_classes: (side) => side.weightClass,
  years: (side) => side.heldOn?.slice(0, 4),
};

function differentOf(members: readonly Side[], measure: QueryMeasure): number | null {
  if (measure === 'height_cm') return members[0]?.heightCm ?? null;
  if (measure === 'reach_cm') return members[0]?.reachCm ?? null;
  const pick = DIFFERENT[measure] ?? (() => null);
  return new Set(members.map(pick).filter((value) => value !== null && value !== undefined)).size;
}
