import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ModelContentPart, ModelMessage } from './language-model.js';
import { repairMessages } from './repair-messages.js';

const text = (value: string): ModelContentPart => ({ type: 'text', text: value });
const call = (id: string): ModelContentPart => ({ type: 'tool_call', id, name: 'get_bout', arguments: {} });
const result = (id: string): ModelContentPart => ({
  type: 'tool_result',
  id,
  name: 'get_bout',
  result: {},
  isError: false,
});
const user = (...content: ModelContentPart[]): ModelMessage => ({ role: 'user', content });
const assistant = (...content: ModelContentPart[]): ModelMessage => ({ role: 'assistant', content });

describe(repairMessages, () => {
  it('returns a valid conversation unchanged', () => {
    const messages = [
      user(text('Who?')),
      assistant(text('Looking.'), call('a'), call('b')),
      user(result('a'), result('b')),
      assistant(text('Him.')),
      user(text('When?')),
    ];
    expect(repairMessages(messages)).toEqual(messages);
  });

  it("keeps the state of an answer; of merged answers the last one's", () => {
    const stateOf = (...messages: ModelMessage[]): unknown[] =>
      repairMessages([user(text('Who?')), ...messages, user(text('When?'))]).map(({ state }) => state);
    const told = { ...assistant(text('Him.')), state: { plan: 1 } };
    expect(stateOf(told)).toEqual([undefined, { plan: 1 }, undefined]);
    expect(stateOf(told, assistant(text('More.')))).toEqual([undefined, { plan: 1 }, undefined]);
    expect(stateOf(told, { ...told, state: { plan: 2 } })).toEqual([undefined, { plan: 2 }, undefined]);
  });

  it.each([
    ['the conversation ends', [user(text('Who?')), assistant(call('a'))]],
    ['a question follows', [user(text('Who?')), assistant(call('a')), user(text('Well?'))]],
    ['another reply follows', [user(text('Who?')), assistant(call('a')), assistant(text('Him.'))]],
  ])('adds a result to an open call when %s', (_when, messages) => {
    const repaired = repairMessages(messages);
    expect(repaired[2]?.content[0]).toMatchObject({ type: 'tool_result', id: 'a', isError: true });
  });

  it('orders results by their calls and drops results without a call', () => {
    const messages = [
      user(text('Who?')),
      assistant(call('a'), call('b')),
      user(result('b'), result('x'), result('a')),
    ];
    expect(repairMessages(messages)[2]?.content).toEqual([result('a'), result('b')]);
  });

  it('starts with a user message', () => {
    expect(repairMessages([assistant(text('Hello.')), user(text('Who?'))])).toEqual([user(text('Who?'))]);
  });

  it('makes any conversation valid', () => {
    const parts = fc.constantFrom(text('words'), call('a'), call('b'), result('a'), result('b'), result('c'));
    const messages = fc.array(
      fc.record({
        role: fc.constantFrom('user' as const, 'assistant' as const),
        content: fc.uniqueArray(parts, { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(messages, (broken) => {
        const repaired = repairMessages(broken);
        for (const [index, { role, content }] of repaired.entries()) {
          expect(content.length).toBeGreaterThan(0);
          expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant');
          const calls = content.flatMap((part) => (part.type === 'tool_call' ? [part.id] : []));
          const next = repaired[index + 1]?.content ?? [];
          const results = next.flatMap((part) => (part.type === 'tool_result' ? [part.id] : []));
          expect(results).toEqual(calls);
        }
      }),
    );
  });
});
