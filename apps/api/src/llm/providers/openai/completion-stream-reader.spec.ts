import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS, NO_TOKENS } from '@app/chat-protocol';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { ModelEvent } from '../../language-model.js';
import { CompletionStreamReader } from './completion-stream-reader.js';

/** Chunks as servers send them, which may differ from the SDK's types. */
const chunk = (fields: object): ChatCompletionChunk => fields as ChatCompletionChunk;
const delta = (fields: object, finish_reason: string | null = null): ChatCompletionChunk =>
  chunk({ id: 'chatcmpl-1', choices: [{ index: 0, delta: fields, finish_reason }] });
const calls = (...tool_calls: object[]): ChatCompletionChunk => delta({ tool_calls });
const END = delta({}, 'tool_calls');

function read(...chunks: ChatCompletionChunk[]): ModelEvent[] {
  const reader = new CompletionStreamReader();
  return [...chunks.flatMap((each) => [...reader.read(each)]), ...reader.finish()];
}

function readCalls(...chunks: ChatCompletionChunk[]) {
  const found = read(...chunks, END).flatMap((event) => (event.type === 'tool_call' ? [event] : []));
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found.every(({ id }) => id !== '')).toBe(true);
  return found.map(({ name, arguments: args }) => [name, args]);
}

const A = ['get_fighter', { fighter: 'A' }];
const B = ['get_fighter', { fighter: 'B' }];
const jsonOf = (fighter: string): string => JSON.stringify({ fighter });
const named = (fighter: string) => ({ name: 'get_fighter', arguments: jsonOf(fighter) });

describe(CompletionStreamReader.name, () => {
  describe('assembles tool calls', () => {
    it.each<[string, ChatCompletionChunk[]]>([
      [
        'in interleaved pieces',
        [
          calls({ index: 0, id: 'a', function: { name: 'get_fighter', arguments: '' } }),
          calls({ index: 1, id: 'b', function: { name: 'get_fighter', arguments: '{"fighter"' } }),
          calls({ index: 0, function: { arguments: jsonOf('A') } }),
          calls({ index: 1, function: { arguments: ':"B"}' } }),
        ],
      ],
      ['whole in one chunk', [calls({ function: named('A') }, { function: named('B') })]],
      [
        'whole, all with index 0, with ids',
        [
          calls({ index: 0, id: 'a', function: named('A') }),
          calls({ index: 0, id: 'b', function: named('B') }),
        ],
      ],
      [
        'whole, all with index 0, without ids',
        [calls({ index: 0, function: named('A') }), calls({ index: 0, function: named('B') })],
      ],
      [
        'whole, with null indexes and ids',
        [
          calls(
            { index: null, id: null, function: named('A') },
            { index: null, id: null, function: named('B') },
          ),
        ],
      ],
      [
        'with empty ids',
        [calls({ index: 0, id: '', function: named('A') }, { index: 1, id: '', function: named('B') })],
      ],
      [
        'that share one id',
        [calls({ index: 0, id: 'x', function: named('A') }, { index: 1, id: 'x', function: named('B') })],
      ],
      [
        'with another id in every piece',
        [
          calls({ index: 0, id: 'p', function: { name: 'get_fighter', arguments: '{"fighter"' } }),
          calls({ index: 0, id: 'q', function: { arguments: ':"A"}' } }),
          calls({ index: 1, id: 'r', function: named('B') }),
        ],
      ],
      [
        'with the name in every piece',
        [
          calls({ index: 0, id: 'a', function: { name: 'get_fighter', arguments: '{"fighter"' } }),
          calls({ index: 0, id: 'a', function: { name: 'get_fighter', arguments: ':"A"}' } }),
          calls({ index: 1, id: 'b', function: named('B') }),
        ],
      ],
      [
        'with a null name in pieces without indexes',
        [
          calls({ id: 'a', function: { name: 'get_fighter', arguments: '{"fighter"' } }),
          calls({ function: { name: null, arguments: ':"A"}' } }),
          calls({ id: 'b', function: named('B') }),
        ],
      ],
      [
        'with arguments that are objects',
        [
          calls(
            { index: 0, id: 'a', function: { name: 'get_fighter', arguments: { fighter: 'A' } } },
            { index: 1, id: 'b', function: { name: 'get_fighter', arguments: { fighter: 'B' } } },
          ),
        ],
      ],
    ])('%s', (_how, chunks) => {
      expect(readCalls(...chunks)).toEqual([A, B]);
    });
  });

  it.each([null, '', 'error', 'abort', 'insufficient_system_resource'])(
    'does not accept the finish reason %p as an end',
    (reason) => {
      expect(() => read(delta({ content: 'Half of ' }, reason))).toThrow(
        expect.objectContaining({ kind: 'incomplete' }),
      );
    },
  );

  it('keeps the finish reason when empty ones follow it', () => {
    expect(read(delta({ content: 'A' }, 'length'), delta({}, '')).at(-1)).toMatchObject({
      reason: 'max_tokens',
    });
  });

  it('returns no tool call of a refused reply', () => {
    const events = read(calls({ index: 0, id: 'a', function: named('A') }), delta({}, 'content_filter'));
    expect(events.map(({ type }) => type)).toEqual(['accepted', 'stop']);
    expect(events.at(-1)).toMatchObject({ reason: 'refusal' });
  });

  it('shows no reasoning under either name', () => {
    const events = read(
      delta({ reasoning_content: 'Hm', content: null }),
      delta({ reasoning: 'm.', content: '' }),
      delta({ content: 'Hello.' }, 'stop'),
    );
    expect(events.flatMap((event) => (event.type === 'text' ? [event.text] : []))).toEqual(['Hello.']);
  });

  it.each([
    [{}, [0, 0, 0, 0]],
    [{ prompt_tokens: null, completion_tokens: null }, [0, 0, 0, 0]],
    [{ prompt_tokens: 7, completion_tokens: 'many' }, [7, 0, 0, 0]],
    [
      {
        prompt_tokens: 7,
        completion_tokens: 5,
        prompt_tokens_details: null,
        completion_tokens_details: null,
      },
      [7, 5, 0, 0],
    ],
    [
      {
        prompt_tokens: 100,
        completion_tokens: 50,
        prompt_tokens_details: { cached_tokens: 80 },
        completion_tokens_details: { reasoning_tokens: 30 },
      },
      [20, 50, 80, 30],
    ],
    [{ prompt_tokens: 5, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 9 } }, [0, 1, 9, 0]],
  ])('counts %j', (usage, [input, output, cached, thinking]) => {
    expect(read(delta({}, 'stop'), chunk({ choices: [], usage })).at(-1)).toMatchObject({
      usage: {
        input_tokens: input,
        output_tokens: output,
        cache_read_input_tokens: cached,
        cache_creation_input_tokens: 0,
        thinking_tokens: thinking,
      },
    });
  });

  it('reports no id when the server sends an empty one', () => {
    const events = read(chunk({ id: '', choices: [{ delta: { content: 'A' }, finish_reason: 'stop' }] }));
    expect(events.some(({ type }) => type === 'accepted')).toBe(false);
  });

  it.each<[unknown, string[]]>([
    [17, ['17']],
    [null, []],
    [{ id: 'a' }, []],
    ['a\ud83e\0', ['a\ufffd']],
    ['x'.repeat(100_000), ['x'.repeat(200)]],
  ])('accepts the id %p as %p', (id, expected) => {
    const events = read(chunk({ id, choices: [{ delta: { content: 'A' }, finish_reason: 'stop' }] }));
    expect(events.flatMap((event) => (event.type === 'accepted' ? [event.providerRequestId] : []))).toEqual(
      expected,
    );
  });

  it.each<[unknown, [number, number]]>([
    [null, [0, 0]],
    [[], [0, 0]],
    ['many', [0, 0]],
    [{ prompt_tokens: '7', completion_tokens: 2.9 }, [7, 2]],
    [{ prompt_tokens: -7, completion_tokens: {} }, [0, 0]],
    [{ prompt_tokens: 1e300, completion_tokens: 4_000_000_000 }, [MAX_TOKENS, MAX_TOKENS]],
    [{ prompt_tokens: 3, prompt_tokens_details: [], completion_tokens_details: 7 }, [3, 0]],
  ])('counts the usage %p as %p', (usage, [input, output]) => {
    const events = read(delta({}, 'stop'), chunk({ choices: [], usage }));
    expect(events.at(-1)).toMatchObject({
      usage: { ...NO_TOKENS, input_tokens: input, output_tokens: output },
    });
  });

  it('keeps the usage when zeros follow', () => {
    const events = read(
      chunk({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 5 } }),
      delta({}, 'stop'),
      chunk({ choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } }),
    );
    expect(events.at(-1)).toMatchObject({ usage: { input_tokens: 7, output_tokens: 5 } });
  });

  it.each<[string, unknown]>([
    ['a chunk that is nothing', null],
    ['a chunk that is a number', 7],
    ['choices that are an object', { choices: {} }],
    ['a choice that is nothing', { choices: [null] }],
    ['a delta that is a text', { choices: [{ delta: 'A' }] }],
    ['a content that is an object', { choices: [{ delta: { content: { a: 1 } } }] }],
    ['tool calls that are an object', { choices: [{ delta: { tool_calls: { a: 1 } } }] }],
  ])('ignores %s', (_what, odd) => {
    const events = read(odd as ChatCompletionChunk, delta({ content: 'A' }), delta({}, 'stop'));
    expect(events.flatMap((event) => (event.type === 'text' ? [event.text] : []))).toEqual(['A']);
    expect(events.at(-1)).toMatchObject({ type: 'stop' });
  });

  it.each<unknown>([7, true, {}, ['stop']])('accepts the finish reason %p as an end', (reason) => {
    expect(read(delta({ content: 'A' }), delta({}, reason as string)).at(-1)).toMatchObject({
      reason: 'end_turn',
    });
  });

  it('returns a call whose id, name and arguments have unexpected types', () => {
    const events = read(
      calls(null as unknown as object, { index: 1, id: {}, function: { name: 7, arguments: 8 } }),
      END,
    );
    const found = events.flatMap((event) => (event.type === 'tool_call' ? [event] : []));
    expect(found.map(({ name }) => name)).toEqual(['unnamed', 'unnamed']);
    expect(found.every(({ id }) => id.startsWith('call_'))).toBe(true);
  });

  describe('fails as oversized on', () => {
    const piece = (index: number) =>
      calls({ index, id: `c${index}`, function: { name: 'a', arguments: '' } });
    const more = calls({ index: 0, function: { arguments: 'x'.repeat(1000) } });
    it.each<[string, ChatCompletionChunk[]]>([
      ['endless arguments', [piece(0), ...Array.from({ length: 300 }, () => more)]],
      ['endless calls', Array.from({ length: 65 }, (_, index) => piece(index))],
    ])('%s', (_what, chunks) => {
      expect(() => read(...chunks)).toThrow(
        expect.objectContaining({ code: 'llm_unavailable', kind: 'oversized' }),
      );
    });
  });
});
