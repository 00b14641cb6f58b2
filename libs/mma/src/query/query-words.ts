import type { BoutQuery, QueryConditions } from '../domain/bout-query.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import type { QueryNames } from './query-names.js';
import type { QueryPlan } from './query-plan.js';

const anyOf = (values: readonly (string | number)[]): string => values.map(say).join(' or ');
const say = (value: string | number): string => String(value).replaceAll('_', ' ');
const namesOf = (fighters: readonly FighterRow[], last = ' or '): string =>
  fighters.map(({ name }) => name).join(last);

const TITLES = {
  any: 'undisputed or interim championship bouts',
  undisputed: 'undisputed championship bouts',
  interim: 'interim championship bouts',
  tournament: 'tournament finals',
  none: 'bouts without a title',
};
const OPPONENTS = {
  champion: 'against a reigning undisputed champion',
  former_champion: 'against a former undisputed champion',
  champion_or_former: 'against a reigning or former undisputed champion',
};

/** Every applied condition and limit in plain words. */
export function describeQuery(query: BoutQuery, plan: QueryPlan, names: QueryNames): string[] {
  return [
    ...describeNames(query, names),
    ...describeBouts(plan.conditions),
    ...describeSides(plan),
    ...describeRows(plan),
  ];
}

type Words = (string | false)[];
const said = (words: Words): string[] => words.filter((word) => word !== false);

function describeNames(query: BoutQuery, names: QueryNames): string[] {
  const { fighters, opponents, everyOpponent, event, countries, locations, referees } = names;
  return said([
    fighters !== null && `fighter: ${namesOf(fighters)}`,
    opponents !== null && `opponent: ${namesOf(opponents)}`,
    everyOpponent !== null && `against every one of: ${namesOf(everyOpponent, ', ')}`,
    event !== null && `event: ${event.name}`,
    locations !== null && `held in: ${locations.length === 0 ? (query.city ?? '') : shorten(locations)}`,
    countries !== null && `held in: ${countries.length === 0 ? (query.country ?? '') : anyOf(countries)}`,
    referees !== null && `referee: ${referees.length === 0 ? (query.referee ?? '') : shorten(referees)}`,
  ]);
}

const MOST_NAMED = 4;

function shorten(values: readonly string[]): string {
  const more = values.length - MOST_NAMED;
  return values.slice(0, MOST_NAMED).join('; ') + (more > 0 ? ` and ${more} more` : '');
}

function describeBouts(asked: QueryConditions): string[] {
  const {
    weight_class: classes,
    sex,
    title,
    method_group: groups,
    method,
    round,
    scheduled_rounds: scheduled,
  } = asked;
  return said([
    classes !== undefined && `${anyOf(classes)} bouts`,
    sex !== undefined && `${sex}'s bouts`,
    title !== undefined && title.map((kind) => TITLES[kind]).join(' or '),
    groups !== undefined && `method: ${anyOf(groups)}`,
    method !== undefined && `method in words: ${method.join(' or ')}`,
    round !== undefined && `ended in round ${anyOf(round)}`,
    scheduled !== undefined && `scheduled for ${anyOf(scheduled)} rounds`,
    asked.from !== undefined && `since ${asked.from}`,
    asked.to !== undefined && `until ${asked.to}`,
    asked.main_event !== undefined && (asked.main_event ? 'main events' : 'no main events'),
  ]);
}

function describeSides({ conditions: asked, comparisons, measure }: QueryPlan): string[] {
  const {
    result,
    role,
    opponent_was: opponentWas,
    stance,
    opponent_stance: opponentStance,
    nth_bout: nth,
  } = asked;
  const isStreak = measure === 'longest_streak' || measure === 'current_streak';
  const isWonByDefault =
    isStreak &&
    result === undefined &&
    asked.method_group === undefined &&
    asked.method === undefined &&
    asked.round === undefined &&
    comparisons.length === 0;
  return said([
    result !== undefined && `result: ${anyOf(result)}`,
    isWonByDefault && 'streak of wins',
    role !== undefined && `entered as ${role}`,
    opponentWas !== undefined && OPPONENTS[opponentWas],
    stance !== undefined && `stance: ${anyOf(stance)}`,
    opponentStance !== undefined && `opponent's stance: ${anyOf(opponentStance)}`,
    asked.min_age !== undefined && `at least ${asked.min_age} years old`,
    asked.max_age !== undefined && `at most ${asked.max_age} years old`,
    nth !== undefined &&
      (nth > 0 ? `bout number ${nth} of the fighter` : `bout number ${-nth} of the fighter from the last`),
    ...comparisons.map(({ statistic, operator, value }) => `${say(statistic)} ${operator} ${value}`),
  ]);
}

function describeRows(plan: QueryPlan): string[] {
  const { minBouts, minValue, maxValue, activeSince, asOf } = plan;
  return said([
    asOf !== null && `only bouts before ${asOf}`,
    activeSince !== null && `only fighters with a bout since ${activeSince}`,
    minBouts !== null && `only rows of at least ${minBouts} bouts`,
    minValue !== null && `only values of at least ${minValue}`,
    maxValue !== null && `only values of at most ${maxValue}`,
  ]);
}
