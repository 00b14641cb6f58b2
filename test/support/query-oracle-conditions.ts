import type { BoutQuery } from '@app/mma';
import { statisticOf, type Side } from './query-sides.js';

export type Fits = (side: Side) => boolean;
export const anything: Fits = () => true;
const within = <Value>(list: readonly Value[] | undefined, pick: (side: Side) => unknown): Fits =>
  list === undefined ? anything : (side) => list.some((value) => value === pick(side));
const least = (limit: number | string | undefined, pick: (side: Side) => number | string | null): Fits =>
  limit === undefined ? anything : (side) => (pick(side) ?? Number.NaN) >= limit;
const most = (limit: number | string | undefined, pick: (side: Side) => number | string | null): Fits =>
  limit === undefined ? anything : (side) => (pick(side) ?? Number.NaN) <= limit;
export const all =
  (...conditions: Fits[]): Fits =>
  (side) =>
    conditions.every((fits) => fits(side));

/** Methods that the samples ask for in words. */
export const METHODS: Readonly<Record<string, Fits>> = {
  split: ({ method }) => method === 'Decision - Split',
  unanimous: ({ method }) => method === 'Decision - Unanimous',
  doctor: ({ method }) => method === "TKO - Doctor's Stoppage",
  'rear naked choke': ({ methodDetail }) => methodDetail?.includes('Rear Naked Choke') === true,
  armbar: ({ methodDetail }) => /\bArmbar\b/.test(methodDetail ?? ''),
  'arm triangle': ({ methodDetail }) => methodDetail?.includes('Arm Triangle') === true,
};

export interface Outcomes {
  all: Fits;
  given: boolean;
  shared: { part: Fits; rest: Fits };
}

export function splitConditions(
  query: BoutQuery,
  sides: readonly Side[],
): { outcomes: Outcomes; rest: Fits } {
  const isDefence = query.measure === 'title_defences';
  const result = isDefence
    ? (query.result?.filter((one) => one === 'win' || one === 'draw') ?? ['win', 'draw'])
    : query.result;
  const results = within(result, (side) => side.result);
  const methods = all(
    within(query.method_group, (side) => side.methodGroup),
    query.method === undefined
      ? anything
      : (side) => query.method?.some((text) => METHODS[text]?.(side)) === true,
  );
  const rounds = within(query.round, (side) => side.round);
  const statistics = all(...(query.statistics ?? []).map(readComparison));
  const isMethod = query.method_group !== undefined || query.method !== undefined;
  const hasOutcome = result !== undefined || isMethod;
  const rest = all(
    restOf(query, sides),
    isDefence ? (side) => side.title === 'undisputed' && side.role === 'champion' : anything,
  );
  const outcomes: Outcomes = {
    all: all(results, methods, rounds, statistics),
    given: hasOutcome || query.round !== undefined || query.statistics !== undefined,
    shared: hasOutcome
      ? { part: all(results, methods), rest: all(rounds, statistics) }
      : { part: rounds, rest: statistics },
  };
  if (query.opponent_all === undefined) return { outcomes, rest };
  const wanted = query.opponent_all;
  const meets = sides.filter(all(rest, outcomes.all));
  const isComplete: Fits = ({ fighterId }) =>
    wanted.every((id) => meets.some((side) => side.fighterId === fighterId && side.opponentId === id));
  const complete = new Map<string, boolean>();
  return {
    outcomes,
    rest: all(
      rest,
      within(wanted, (side) => side.opponentId),
      (side) => {
        const known = complete.get(side.fighterId) ?? isComplete(side);
        complete.set(side.fighterId, known);
        return known;
      },
    ),
  };
}

export function restOf(query: BoutQuery, sides: readonly Side[]): Fits {
  const counts = new Map<string, number>();
  const lastBouts = new Map<string, string>();
  for (const { fighterId, heldOn } of sides) {
    if (heldOn === null) continue;
    counts.set(fighterId, (counts.get(fighterId) ?? 0) + 1);
    if (heldOn > (lastBouts.get(fighterId) ?? '')) lastBouts.set(fighterId, heldOn);
  }
  const { title, opponent_was: was, main_event: main, nth_bout: nth, active_since: since } = query;
  return all(
    within(query.fighter, (side) => side.fighterId),
    within(query.opponent, (side) => side.opponentId),
    within(query.weight_class, (side) => side.weightClass),
    within(query.sex === undefined ? undefined : [query.sex], (side) => side.sex),
    title === undefined
      ? anything
      : (side) =>
          title.some((kind) =>
            kind === 'any' ? /^(undisputed|interim)$/.test(side.title) : kind === side.title,
          ),
    within(query.role === undefined ? undefined : [query.role], (side) => side.role),
    was === undefined
      ? anything
      : (side) => (was === 'champion_or_former' ? side.opponentTitle !== null : side.opponentTitle === was),
    within(query.scheduled_rounds, (side) => side.scheduledRounds),
    least(query.from, (side) => side.heldOn),
    most(query.to, (side) => side.heldOn),
    within(query.event === undefined ? undefined : [query.event], (side) => side.eventId),
    within(query.city === undefined ? undefined : [query.city], (side) => side.city),
    within(query.country === undefined ? undefined : [query.country], (side) => side.country),
    main === undefined ? anything : (side) => (side.cardPosition === 0) === main,
    within(query.referee === undefined ? undefined : [query.referee], (side) => side.referee),
    within(query.stance, (side) => side.stance),
    within(query.opponent_stance, (side) => side.opponentStance),
    least(query.min_age, (side) => side.age),
    most(query.max_age, (side) => side.age),
    nth === undefined
      ? anything
      : (side) => side.number === (nth > 0 ? nth : (counts.get(side.fighterId) ?? 0) + 1 + nth),
    since === undefined ? anything : (side) => (lastBouts.get(side.fighterId) ?? '') >= since,
  );
}

function readComparison(text: string): Fits {
  const [statistic = '', sign, value] = text.split(' ');
  return (side) => {
    const own = statisticOf(side, statistic as NonNullable<BoutQuery['statistic']>);
    if (own === null) return false;
    const limit = Number(value);
    if (sign === '>=') return own >= limit;
    if (sign === '<=') return own <= limit;
    if (sign === '>') return own > limit;
    return sign === '<' ? own < limit : own === limit;
  };
}
