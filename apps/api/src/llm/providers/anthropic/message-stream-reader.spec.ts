import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS, NO_TOKENS } from '@app/chat-protocol';
import type { ModelEvent } from '../../language-model.js';
import { MessageStreamReader } from './message-stream-reader.js';

/** Events as servers send them, which may differ from the SDK's types. */
const event = (type: unknown, fields: object = {}): RawMessageStreamEvent =>
  ({ type, ...fields }) as RawMessageStreamEvent;
const start = (message: unknown): RawMessageStreamEvent => event('message_start', { message });
const block = (content_block: unknown, index: unknown = 0): RawMessageStreamEvent =>
  event('content_block_start', { index, content_block });
const delta = (fields: unknown, index: unknown = 0): RawMessageStreamEvent =>
  event('content_block_delta', { index, delta: fields });
const end = (index: unknown = 0): RawMessageStreamEvent => event('content_block_stop', { index });
const STOP = [
  event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }),
  event('message_stop'),
];

function read(...events: RawMessageStreamEvent[]): ModelEvent[] {
  const reader = new MessageStreamReader();
  return [...events.flatMap((each) => [...reader.read(each)]), ...reader.finish()];
}
const acceptedIn = (events: ModelEvent[]): (string | undefined)[] =>
  events.flatMap((each) => (each.type === 'accepted' ? [each.providerRequestId] : []));
const callsIn = (events: ModelEvent[]) => events.flatMap((each) => (each.type === 'tool_call' ? [each] : []));

describe(MessageStreamReader.name, () => {
  it.each<[unknown, string[]]>([
    ['msg_1', ['msg_1']],
    [17, ['17']],
    ['', []],
    [null, []],
    [undefined, []],
    [{ id: 'msg_1' }, []],
    [['msg_1'], []],
    [true, []],
    ['msg\ud83e_1', ['msg\ufffd_1']],
    ['msg\0_1', ['msg_1']],
    ['x'.repeat(100_000), ['x'.repeat(200)]],
  ])('accepts the id %p as %p', (id, expected) => {
    expect(acceptedIn(read(start({ id, usage: { input_tokens: 1 } }), ...STOP))).toEqual(expected);
  });

  it.each<[unknown, object]>([
    [null, {}],
    [undefined, {}],
    [[], {}],
    ['many', {}],
    [{ input_tokens: null }, {}],
    [{ input_tokens: 'many' }, {}],
    [{ input_tokens: {} }, {}],
    [{ input_tokens: '12' }, { input_tokens: 12 }],
    [{ input_tokens: 12.7 }, { input_tokens: 12 }],
    [{ input_tokens: -3 }, {}],
    [{ input_tokens: 1e300 }, { input_tokens: MAX_TOKENS }],
    [{ input_tokens: 3_000_000_000 }, { input_tokens: MAX_TOKENS }],
    [{ input_tokens: 1, output_tokens_details: null }, { input_tokens: 1 }],
    [{ input_tokens: 1, output_tokens_details: { thinking_tokens: null } }, { input_tokens: 1 }],
    [{ output_tokens_details: { thinking_tokens: '4' } }, { thinking_tokens: 4 }],
  ])('counts the usage %p as %p', (usage, expected) => {
    const events = read(start({ id: 'msg_1', usage }), ...STOP);
    expect(events.at(-1)).toEqual({
      type: 'stop',
      reason: 'end_turn',
      usage: { ...NO_TOKENS, output_tokens: 5, ...expected },
    });
  });

  it('keeps the previous figures when the last ones are not numbers', () => {
    const events = read(
      start({ id: 'msg_1', usage: { input_tokens: 9, output_tokens: 1 } }),
      event('message_delta', { delta: null, usage: { input_tokens: {}, output_tokens: 'many' } }),
      event('message_delta', { usage: null }),
      event('message_stop'),
    );
    expect(events.at(-1)).toMatchObject({ reason: 'end_turn', usage: { input_tokens: 9, output_tokens: 1 } });
  });

  it.each<unknown>([null, undefined, 7, {}, [], true])(
    'accepts the stop reason %p as an end',
    (stop_reason) => {
      const events = read(event('message_delta', { delta: { stop_reason } }), event('message_stop'));
      expect(events.at(-1)).toMatchObject({ type: 'stop', reason: 'end_turn' });
    },
  );

  it.each<[string, RawMessageStreamEvent]>([
    ['a start without a message', start(null)],
    ['a block that is nothing', block(null)],
    ['a block without a type', block({})],
    ['a text that is a number', block({ type: 'text', text: 7 })],
    ['a delta that is nothing', delta(null)],
    ['a text delta that is an object', delta({ type: 'text_delta', text: { a: 1 } })],
    ['arguments of no call', delta({ type: 'input_json_delta', partial_json: '{}' })],
    ['an event without a type', event(null)],
    ['an event that is a number', 7 as unknown as RawMessageStreamEvent],
    ['an event that is nothing', null as unknown as RawMessageStreamEvent],
  ])('ignores %s', (_what, odd) => {
    const events = read(
      odd,
      block({ type: 'text', text: '' }),
      delta({ type: 'text_delta', text: 'A' }),
      ...STOP,
    );
    expect(events.flatMap((each) => (each.type === 'text' ? [each.text] : []))).toEqual(['A']);
  });

  it.each<[unknown, RegExp]>([
    ['toolu_1', /^toolu_1$/],
    [12, /^12$/],
    ['', /^call_/],
    [null, /^call_/],
    [{}, /^call_/],
    ['a b', /^call_/],
    ['\ud83e', /^call_/],
    ['x'.repeat(100_000), /^call_/],
  ])('gives a call with the id %p an id that can be sent back', (id, expected) => {
    const [call] = callsIn(read(block({ type: 'tool_use', id, name: 'get_fighter' }), end(), ...STOP));
    expect(call?.id).toMatch(expected);
  });

  it('gives calls with the same id distinct ids', () => {
    const call = { type: 'tool_use', id: 'a', name: 'get_fighter' };
    const calls = callsIn(read(block(call, 0), end(0), block(call, 1), end(1), ...STOP));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  });

  it.each<[unknown, string]>([
    ['get_fighter', 'get_fighter'],
    [null, 'unnamed'],
    [7, 'unnamed'],
    ['get\ud83e\0', 'get\ufffd'],
    ['n'.repeat(1000), 'n'.repeat(128)],
  ])('reads %p as the name %p', (name, expected) => {
    expect(callsIn(read(block({ type: 'tool_use', id: 'a', name }), end(), ...STOP))[0]?.name).toBe(expected);
  });

  it.each<[unknown, object]>([
    ['{"a":1}', { arguments: { a: 1 } }],
    [{ a: 1 }, { arguments: { a: 1 } }],
    [7, { arguments: {} }],
    [null, { arguments: {} }],
    ['['.repeat(100_000), { malformed: true }],
    [`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, { malformed: true }],
  ])('reads the arguments %p', (partial_json, expected) => {
    const [call] = callsIn(
      read(
        block({ type: 'tool_use', id: 'a', name: 'b' }),
        delta({ type: 'input_json_delta', partial_json }),
        end(),
        ...STOP,
      ),
    );
    expect(call).toMatchObject(expected);
  });

  it('passes on reasoning with missing fields', () => {
    const events = read(
      block({ type: 'thinking' }),
      delta({ type: 'thinking_delta', thinking: 'Hm' }),
      delta({ type: 'thinking_delta', thinking: null }),
      delta({ type: 'signature_delta', signature: 7 }),
      end(),
      ...STOP,
    );
    expect(events.find(({ type }) => type === 'provider_block')).toEqual({
      type: 'provider_block',
      block: { type: 'thinking', thinking: 'Hm', signature: '' },
    });
  });

  describe('fails as oversized on', () => {
    const piece = { type: 'input_json_delta', partial_json: 'x'.repeat(1000) };
    const thought = { type: 'thinking_delta', thinking: 'x'.repeat(10_000) };
    it.each<[string, RawMessageStreamEvent[]]>([
      [
        'endless arguments',
        [block({ type: 'tool_use' }), ...Array.from({ length: 300 }, () => delta(piece))],
      ],
      ['endless calls', Array.from({ length: 65 }, (_, index) => block({ type: 'tool_use' }, index))],
      [
        'endless reasoning',
        [block({ type: 'thinking' }), ...Array.from({ length: 500 }, () => delta(thought))],
      ],
      [
        'endless blocks',
        Array.from({ length: 5000 }, (_, index) => block({ type: 'redacted_thinking' }, index)),
      ],
    ])('%s', (_what, events) => {
      expect(() => read(...events)).toThrow(
        expect.objectContaining({ code: 'llm_unavailable', kind: 'oversized' }),
      );
    });
  });
});
