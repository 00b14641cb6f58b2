import type { ToolDefinition } from '@app/mma';
import { SeededRandom } from '../measure/seeded-random.js';
import type { ArgumentGenerator, ArgumentSet } from './argument-set.js';
import * as events from './event-arguments.js';
import * as fighters from './fighter-arguments.js';
import { aggregateBouts, getLeaderboard, type ParameterChoices } from './figure-arguments.js';
import type { Sample } from './sample.js';

/** Tool → what it is asked. A further tool is one more line here. */
const GENERATORS: Readonly<Record<string, (choices: ParameterChoices) => ArgumentGenerator>> = {
  search_fighters: () => fighters.searchFighters,
  get_fighter: () => fighters.getFighter,
  get_fighter_bouts: () => fighters.getFighterBouts,
  get_bout: () => events.getBout,
  search_events: () => events.searchEvents,
  get_event: () => events.getEvent,
  compare_fighters: () => fighters.compareFighters,
  get_title_history: () => events.getTitleHistory,
  get_rankings: () => events.getRankings,
  get_leaderboard: (choices) => getLeaderboard(choices),
  aggregate_bouts: () => aggregateBouts,
  get_ratings: () => fighters.getRatings,
  predict_matchup: () => fighters.predictMatchup,
};

/** A tool and the calls of it that are measured. */
export interface ToolQuestions {
  tool: string;
  sets: ArgumentSet[];
}

export interface Questions {
  tools: ToolQuestions[];
  /** What is not measured, and why. */
  remarks: string[];
}

/**
 * The questions to the tools that there are.
 * @param only names of tools; empty stands for all.
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
  const there = definitions.map(({ name }) => name);
  return {
    tools,
    remarks: [
      ...Object.keys(GENERATORS)
        .filter((name) => !there.includes(name) && wanted(name))
        .map((name) => `${name}: there is no such tool; left out.`),
      ...there
        .filter((name) => !Object.hasOwn(GENERATORS, name) && wanted(name))
        .map(
          (name) => `${name}: nobody has written arguments for it (bench/arguments/questions.ts); left out.`,
        ),
    ],
  };
}

/** What `enum` of the parameter's JSON Schema lists; empty where it lists nothing. */
export function choicesOf({ input_schema }: ToolDefinition, parameter: string): string[] {
  const { properties } = input_schema;
  const property = isRecord(properties) ? properties[parameter] : undefined;
  const choices = isRecord(property) ? property['enum'] : undefined;
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
