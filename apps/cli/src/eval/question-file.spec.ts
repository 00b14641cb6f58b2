import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasExpectation, holdsOn, readQuestions } from './question-file.js';

describe(readQuestions, () => {
  let folder: string;
  const read = (text: string) => {
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, text);
    return readQuestions(file);
  };
  const line = (fields: object = {}): string =>
    JSON.stringify({ id: 'q', lang: 'ko', kind: 'record', turns: ['전적'], ...fields });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mma-questions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads a question per line, and ignores empty lines and other fields', () => {
    expect(read(`${line({ note: 1 })}\n\n${line({ id: 'r', must_include: [['1', '2']] })}\n`)).toEqual([
      { id: 'q', lang: 'ko', kind: 'record', turns: ['전적'], must_include: [], must_not_include: [] },
      {
        id: 'r',
        lang: 'ko',
        kind: 'record',
        turns: ['전적'],
        must_include: [['1', '2']],
        must_not_include: [],
      },
    ]);
  });

  it.each([
    ['{"id"', /questions\.jsonl, line 2: not valid JSON/],
    [line({ turns: [] }), /line 2: turns: /],
    [line({ lang: 'fr' }), /line 2: lang: /],
    [line({ must_include: ['13-0'] }), /line 2: must_include\.0: /],
    ['[]', /line 2: line: /],
  ])('names the line of %j', (text, fault) => {
    expect(() => read(`${line()}\n${text}`)).toThrow(fault);
  });

  it('refuses a file without questions', () => {
    expect(() => read('\n')).toThrow('questions.jsonl has no questions.');
  });

  it.each([
    [true, { must_include: [['13-0']] }],
    [true, { must_not_include: ['29-0'] }],
    [true, { answerable: 'not_in_data' }],
    [true, { answer: { type: 'refusal' } }],
    [false, {}],
  ])('tells (%j) whether an answer to %j can be judged', (expected, fields) => {
    expect(read(line(fields)).map(hasExpectation)).toEqual([expected]);
  });

  it('knows on which days a relative question holds', () => {
    const [question] = read(line({ valid: { from: '2026-11-01', to: '2026-11-30' } }));
    if (question === undefined) throw new Error('no question');
    expect(
      ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => holdsOn(question, day)),
    ).toEqual([false, true, true, false]);
  });
});
