import type { ToolDefinition } from '@app/mma';
import { SeededRandom } from '../measure/seeded-random.js';
import type { ArgumentGenerator, ArgumentSet } from './argument-set.js';
import * as events from './event-arguments.js';
import * as fighters from './fighter-arguments.js';
import { aggregateBouts, getLeaderboard, type ParameterChoices } from './figure-arguments.js';
import { queryBouts } from './query-arguments.js';
import type { Sample } from './sample.js';

/** Argument generators by tool; a new tool is one more line. */
const GENERATORS: Readonly<Record<string, (choices: ParameterChoices) => ArgumentGenerator>> = {
  search_fighters: () => fighters.searchFighters,
  get_fighter: () => fighters.getFighter,
  get_fighter_bouts: () => fighters.getFighterBouts,
  get_bout: () => events.getBout,
  search_events: () => events.searchEvents,
  get_event: () => events.getEvent,
  compare_fighters: () => fighters.compareFighters,
  get_title_history: () => events.getTitleHistory,
  get_title_reigns: () => events.getTitleHistory,
  get_rankings: () => events.getRankings,
  get_leaderboard: (choices) => getLeaderboard(choices),
  aggregate_bouts: () => aggregateBouts,
  query_bouts: () => queryBouts,
  get_ratings: () => fighters.getRatings,
  predict_matchup: () => fighters.predictMatchup,
};

export interface ToolQuestions {
  tool: string;
  sets: ArgumentSet[];
}

export interface Questions {
  tools: ToolQuestions[];
  /** Tools that are not measured, and why. */
  remarks: string[];
}

/**
 * The calls of the existing tools.
 * @param only tool names; empty means all
 */
export function makeQuestions(
  definitions: readonly ToolDefinition[],
  sample: Sample,
  seed: number,
  only: readonly string[],
): Questions {
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const tools = definitions.flatMap((definition): ToolQuestions[] => {
    const generate = GENERATORS[definition.name];
    if (generate === undefined || !wanted(definition.name)) return [];
    const generator = generate((parameter) => choicesOf(definition, parameter));
    return [{ tool: definition.name, sets: generator(sample, new SeededRandom(seed)) }];
  });
  const existing = definitions.map(({ name }) => name);
  return {
    tools,
    remarks: [
      ...Object.keys(GENERATORS)
        .filter((name) => !existing.includes(name) && wanted(name))
        .map((name) => `${name}: there is no such tool; skipped.`),
      ...existing
        .filter((name) => !Object.hasOwn(GENERATORS, name) && wanted(name))
        .map((name) => `${name}: no arguments are defined (bench/arguments/questions.ts); skipped.`),
    ],
  };
}

/** The `enum` values of a parameter; empty if it has none. */
export function choicesOf({ input_schema }: ToolDefinition, parameter: string): string[] {
  const { properties } = input_schema;
  const property = isRecord(properties) ? properties[parameter] : undefined;
  const choices = isRecord(property) ? property['enum'] : undefined;
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
