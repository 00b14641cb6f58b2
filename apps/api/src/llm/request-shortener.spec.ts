import { describe, expect, it } from '@jest/globals';
import { RequestAccount } from '../usage/request-account.js';
import type { LanguageModel, ModelMessage, ModelRequest } from './language-model.js';
import { LanguageModelError } from './language-model.errors.js';
import { repairMessages } from './repair-messages.js';
import { RequestShortener } from './request-shortener.js';

const MODEL: LanguageModel = {
  provider: 'vendor',
  model: 'model',
  stream: () => {
    throw new Error('not called');
  },
};
const TOO_LONG = new LanguageModelError('context_exceeded', { detail: 'prompt is too long' });

const said = (role: 'user' | 'assistant', text: string): ModelMessage => ({
  role,
  content: [{ type: 'text', text }],
});
const called = (id: string): ModelMessage => ({
  role: 'assistant',
  content: [{ type: 'tool_call', id, name: 'query_bouts', arguments: {} }],
});
const META = {
  as_of: '2026-01-01',
  coverage: 'complete',
  notes: [],
  truncated: false,
  sources: [],
  row_count: 500,
};
const returned = (id: string, rows = 500): ModelMessage => ({
  role: 'user',
  content: [
    {
      type: 'tool_result',
      id,
      name: 'query_bouts',
      isError: false,
      result: { data: Array.from({ length: rows }, (_, row) => ({ row, text: 'x'.repeat(50) })), meta: META },
    },
  ],
});
const HISTORY = Array.from({ length: 4 }, (_, turn) => [
  said('user', `q${turn}`),
  said('assistant', `a${turn}`),
]).flat();
const QUESTION = said('user', 'now');

function shortenAll(messages: ModelMessage[], error = TOO_LONG): ModelRequest[] {
  const account = new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
  const shortener = new RequestShortener();
  const request: ModelRequest = { system: 's', messages, tools: [], maxTokens: 4096 };
  const shortened: ModelRequest[] = [];
  for (;;) {
    const next = shortener.shortenFurther(request, MODEL, account, error);
    if (next === null) return shortened;
    expect(shortener.shortenAgain(request, MODEL, account)).toEqual(next);
    expect(repairMessages(next.messages)).toEqual(next.messages);
    shortened.push(next);
  }
}
const textsOf = ({ messages }: ModelRequest): string[] =>
  messages.flatMap(({ content }) => content.flatMap((part) => (part.type === 'text' ? [part.text] : [])));

describe(RequestShortener.name, () => {
  it('drops the oldest half of the earlier messages, then more, and never the question', () => {
    expect(shortenAll([...HISTORY, QUESTION]).map(textsOf)).toEqual([
      ['q2', 'a2', 'q3', 'a3', 'now'],
      ['q3', 'a3', 'now'],
      ['now'],
    ]);
  });

  it('keeps the rounds of the running turn, and separates no call from its result', () => {
    const turn = [QUESTION, called('1'), returned('1', 1), called('2'), returned('2', 1)];
    const earlier = [said('user', 'q'), called('0'), returned('0', 1), said('assistant', 'a')];
    for (const { messages } of shortenAll([...earlier, ...turn])) expect(messages).toEqual(turn);
    expect(shortenAll([...earlier, ...turn])).toHaveLength(1);
  });

  it('cuts the results of the last round before those of all rounds', () => {
    const turn = [QUESTION, called('1'), returned('1'), called('2'), returned('2')];
    const sizes = shortenAll(turn).map(({ messages }) =>
      [messages[2], messages[4]].map((message) => JSON.stringify(message?.content).length),
    );
    const whole = JSON.stringify(turn[2]?.content).length;
    expect(sizes).toHaveLength(2);
    expect(sizes[0]?.[0]).toBe(whole);
    expect(sizes[0]?.[1]).toBeLessThan(8_200);
    expect(Math.max(...(sizes[1] ?? []))).toBeLessThan(2_200);
  });

  it('halves the maximum output where the server counts it', () => {
    const error = new LanguageModelError('context_exceeded', { detail: '4000 in the completion' });
    expect(shortenAll([QUESTION], error).map(({ maxTokens }) => maxTokens)).toEqual([2048, 1024, 512, 256]);
    expect(shortenAll([QUESTION])).toEqual([]);
  });

  it('begins anew with another answer', () => {
    const shortener = new RequestShortener();
    const request: ModelRequest = { system: 's', messages: [...HISTORY, QUESTION], tools: [], maxTokens: 1 };
    const account = (): RequestAccount =>
      new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
    shortener.shortenFurther(request, MODEL, account(), TOO_LONG);
    expect(shortener.shortenAgain(request, MODEL, account())).toBe(request);
  });
});
