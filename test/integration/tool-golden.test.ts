import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FighterData } from '@app/mma';
import { describeWith, filesAt } from '../support/needs.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const QUESTIONS = join(SHARED, 'golden', 'questions.jsonl');

interface Expectation {
  path: string;
  equals?: unknown;
  approx?: number;
  tolerance?: number;
}

interface GoldenQuestion {
  id: string;
  answer: Record<string, unknown>;
  tool: { name: string; arguments: Record<string, unknown> } | null;
  tool_expect: Expectation[];
}

/** Compared fields, in the units of the questions. */
const FIELDS: Record<string, (fighter: FighterData) => unknown> = {
  reach: ({ reach_cm }) => inInches(reach_cm),
  height: ({ height_cm }) => inInches(height_cm),
  wins: ({ record }) => record.wins,
  age: ({ born_on }) => born_on,
};

const inInches = (centimetres: number | null): number | null =>
  centimetres === null ? null : Math.round((centimetres / 2.54) * 10) / 10;

const questions = existsSync(QUESTIONS)
  ? readFileSync(QUESTIONS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GoldenQuestion)
      .filter(({ tool }) => tool !== null)
  : [];

/** Converts the questions' spelling of a metric to the contract's. */
const inContract = (args: Record<string, unknown>): Record<string, unknown> =>
  typeof args['metric'] === 'string' && args['metric'].startsWith('fastest_')
    ? { ...args, metric: args['metric'].replace(/_seconds$/, '') }
    : args;

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

describeWith(
  [filesAt(QUESTIONS), filesAt(ALL_DATA)],
  'the golden questions’ tool calls on the whole data',
  () => {
    let database: TestDatabase;
    let tools: TestTools;

    beforeAll(async () => {
      database = await createTestDatabase({ data: 'all' });
      tools = await startTools(database.env);
    }, 300_000);

    afterAll(async () => {
      await tools.close();
      await database.close();
    });

    it.each(questions.map((question) => [question.id, question] as const))('%s', async (_, question) => {
      const { name, arguments: args } = question.tool ?? { name: '', arguments: {} };
      if (question.answer['type'] === 'no_data') {
        const error = await tools.fail(name, args);
        expect(error.code).toMatch(/^(fighter|event)_not_found$/);
        return;
      }
      const result = await tools.call<unknown>(name, inContract(args));
      expect(result.meta).toMatchObject({ as_of: '2026-08-01', coverage: 'complete' });
      for (const { path, equals, approx, tolerance } of question.tool_expect) {
        const value = at(result, path);
        if (approx === undefined) expect([path, value]).toEqual([path, equals]);
        else expect(Math.abs(Number(value) - approx)).toBeLessThanOrEqual(tolerance ?? 0);
      }
      expectAnswer(question, result.data);
    });
  },
);

/** Checks the expected answer beyond `tool_expect`, if its kind determines a field of the data. */
function expectAnswer({ answer, tool }: GoldenQuestion, data: unknown): void {
  if (answer['type'] === 'leaderboard') {
    const rows = answer['rows'] as { name: string; value: number }[];
    expect((data as { name: string; value: number }[]).map(({ name, value }) => ({ name, value }))).toEqual(
      rows
        .slice(0, Number(tool?.arguments['limit'] ?? rows.length))
        .map(({ name, value }) => ({ name, value })),
    );
  }
  if (answer['type'] === 'head_to_head') {
    const results = (data as { result: string }[]).map(({ result }) => result);
    expect(results.filter((result) => result === 'win')).toHaveLength(Number(answer['wins_a']));
    expect(results.filter((result) => result === 'loss')).toHaveLength(Number(answer['wins_b']));
  }
  if (answer['type'] === 'comparison') {
    const measure = FIELDS[String(answer['field'])];
    for (const [side, value] of [
      ['a', answer['value_a']],
      ['b', answer['value_b']],
    ]) {
      expect(measure?.(at(data, String(side)) as FighterData)).toEqual(value);
    }
  }
  if (answer['type'] === 'event_bout') {
    const bout = at(data, `bouts.${Number(answer['card_position']) - 1}`);
    expect(bout).toMatchObject({
      winner: answer['winner'],
      method: answer['method'],
      round: answer['round'],
    });
  }
  if (answer['type'] === 'bout' && tool?.name === 'get_fighter_bouts') {
    expect((data as unknown[]).at(-1)).toMatchObject({
      opponent: answer['opponent'],
      result: answer['result'],
      method: answer['method'],
      round: answer['round'],
      time: answer['time'],
      date: answer['date'],
    });
  }
}
