import { describe, expect, it } from '@jest/globals';
import { choicesOf, makeQuestions } from './questions.js';
import type { Sample } from './sample.js';

const SAMPLE: Sample = { famous: [], obscure: [], unfought: [], numbered: [], otherEvents: [], bouts: [] };
const definition = (name: string, properties: object = {}) => ({
  name,
  description: '',
  input_schema: { type: 'object', properties },
  output_schema: {},
});

describe(makeQuestions, () => {
  it('calls the existing tools and lists what it skips', () => {
    const { tools, remarks } = makeQuestions(
      [definition('get_rankings'), definition('get_weather')],
      SAMPLE,
      1,
      [],
    );
    expect(tools.map(({ tool }) => tool)).toEqual(['get_rankings']);
    expect(tools[0]?.sets.length).toBeGreaterThan(10);
    expect(remarks).toContain('get_fighter: there is no such tool; skipped.');
    expect(remarks.filter((remark) => remark.startsWith('get_weather'))).toHaveLength(1);
  });

  it('asks the named tools only', () => {
    const definitions = [definition('get_rankings'), definition('get_title_history')];
    const { tools, remarks } = makeQuestions(definitions, SAMPLE, 1, ['get_title_history']);
    expect(tools.map(({ tool }) => tool)).toEqual(['get_title_history']);
    expect(remarks).toEqual([]);
  });

  it('asks for every metric that the tool knows, in every scope', () => {
    const board = definition('get_leaderboard', {
      metric: { enum: ['wins', 'fastest_finish'] },
      scope: { enum: ['career', 'bout'] },
    });
    const [leaderboard] = makeQuestions([board], SAMPLE, 1, []).tools;
    const asked = new Set(
      leaderboard?.sets.map(({ args }) => `${String(args['scope'])} ${String(args['metric'])}`),
    );
    expect([...asked].sort()).toEqual([
      'bout fastest_finish',
      'bout wins',
      'career fastest_finish',
      'career wins',
    ]);
  });
});

describe(choicesOf, () => {
  it('is empty where a parameter may be anything', () => {
    expect(choicesOf(definition('x', { name: { type: 'string' } }), 'name')).toEqual([]);
    expect(choicesOf(definition('x'), 'name')).toEqual([]);
  });
});
