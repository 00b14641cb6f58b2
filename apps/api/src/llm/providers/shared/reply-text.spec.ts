import { NO_TOKENS } from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import type { ModelEvent, ModelStopReason } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { ReasoningHabit } from './omitted-opening.js';
import { ReplyText } from './reply-text.js';

const TOOLS = new Set(['get_fighter', 'search_fighters']);

interface Reading {
  text: string;
  calls: { name: string; arguments: unknown }[];
  reason: ModelStopReason | undefined;
}

interface Options {
  habit?: ReasoningHabit;
  reason?: ModelStopReason;
  isShown?: boolean;
}

function readPieces(pieces: readonly string[], options: Options = {}): Reading {
  const { habit = new ReasoningHabit('model'), reason = 'end_turn', isShown = true } = options;
  const reader = new ReplyText(TOOLS, habit, isShown);
  const events: ModelEvent[] = pieces.flatMap((text) => [...reader.read([{ type: 'text', text }])]);
  events.push(...reader.read([{ type: 'stop', reason, usage: NO_TOKENS }]));
  const last = events.at(-1);
  return {
    text: events.map((event) => (event.type === 'text' ? event.text : '')).join(''),
    calls: events.flatMap((event) =>
      event.type === 'tool_call' ? [{ name: event.name, arguments: event.arguments }] : [],
    ),
    reason: last?.type === 'stop' ? last.reason : undefined,
  };
}

/** Reads a text whole, by character, and in two pieces of every length: the outcome must not depend on that. */
function read(text: string, options: () => Options = () => ({})): Reading {
  const whole = readPieces([text], options());
  expect(readPieces([...text], options())).toEqual(whole);
  for (let at = 1; at < text.length; at += 1) {
    expect(readPieces([text.slice(0, at), text.slice(at)], options())).toEqual(whole);
  }
  return whole;
}

const CALL = { name: 'get_fighter', arguments: { fighter: 'Khabib' } };
const JSON_CALL = '{"name": "get_fighter", "arguments": {"fighter": "Khabib"}}';

describe(ReplyText.name, () => {
  it.each([
    ['<think>He asks.</think>29-0.', '29-0.'],
    ['<thinking>He <b>asks.</b></thinking>\n29-0.', '\n29-0.'],
    ['<reasoning>a</reasoning>b<think>c</think>d', 'bd'],
    ['He is <think>really?</think>29-0.', 'He is 29-0.'],
    ['<THINK>He asks.</Think>29-0.', '29-0.'],
    ['<think>He asks. 29-0', ''],
    ['29-0.<think>He asks', '29-0.'],
    ['</think>29-0.', '29-0.'],
    [`<think>${'He asks, hm. '.repeat(9)}</think>29-0.`, '29-0.'],
    [`Okay, ${'he asks, hm. '.repeat(9)}</reasoning>29-0.`, '29-0.'],
    ['\n\n</think>\n\n29-0.', '\n\n\n\n29-0.'],
    ['Okay, he asks about Khabib.</think>29-0.', '29-0.'],
    ['The user asks 1 < 2.\n</think>\n29-0.', '\n29-0.'],
    ['<think>He asks.</think>{"name": "Khabib"}', '{"name": "Khabib"}'],
    [`<think>${JSON_CALL}</think>29-0.`, '29-0.'],
  ])('hides reasoning in %j', (text, shown) => {
    expect(read(text)).toEqual({ text: shown, calls: [], reason: 'end_turn' });
  });

  it.each([
    'a < b and a <= b, <3, <b>bold</b>, <table>',
    'x <thin air> <thinks> <tool> [1] [TOOL] [see](url)',
    'The tag `<think>` opens, `</think>` closes, `<tool_call>` calls.',
    'Okay, Khabib is 29-0.',
    'Let me see: <b>29-0</b>',
    'Okamoto was good.',
    'ends with <',
    'ends with <thin',
    '{"fighter": "Khabib"}',
    '{"name": "Khabib", "record": "29-0"}',
    '[1] is a note',
    '```\n29-0\n```',
    '  ',
  ])('leaves %j as it is', (text) => {
    expect(read(text)).toEqual({ text, calls: [], reason: 'end_turn' });
  });

  it('delays no more than what may be a tag', () => {
    const reader = new ReplyText(TOOLS, new ReasoningHabit('model'));
    const push = (text: string): string =>
      reader
        .read([{ type: 'text', text }])
        .map((event) => (event.type === 'text' ? event.text : ''))
        .join('');
    expect(push('He won ')).toBe('He won ');
    expect(push('3 < 4 <')).toBe('3 < 4 ');
    expect(push('thi')).toBe('');
    expect(push('s> [1] [')).toBe('<this> [1] ');
    expect(push('2]')).toBe('[2]');
  });

  it.each([
    `<tool_call>${JSON_CALL}</tool_call>`,
    `<tool_call>\n${JSON_CALL}\n</tool_call>\nHe is 28-1.`,
    `<tool_call>${JSON_CALL}`,
    '<tool_call>{"name": "get_fighter", "arguments": "{\\"fighter\\": \\"Khabib\\"}"}</tool_call>',
    '<tool_call>{"function": {"name": "functions.get_fighter", "arguments": {"fighter": "Khabib"}}}</tool_call>',
    '<function_call>{"name": "get_fighter", "parameters": {"fighter": "Khabib"}}</function_call>',
    `<tool_calls>[${JSON_CALL}]</tool_calls>`,
    '<function=get_fighter>{"fighter": "Khabib"}</function>',
    '<tool_call>\n<function=get_fighter>\n<parameter=fighter>\nKhabib\n</parameter>\n</function>\n</tool_call>',
    '<tool_call>get_fighter\n<arg_key>fighter</arg_key>\n<arg_value>Khabib</arg_value>\n</tool_call>',
    `<|python_tag|>${JSON_CALL}`,
    `[TOOL_CALLS] [${JSON_CALL}]`,
    '[TOOL_CALLS]get_fighter{"fighter": "Khabib"}',
    '[TOOL_CALLS]get_fighter[ARGS]{"fighter": "Khabib"}</s>',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_fighter\n```json\n{"fighter": "Khabib"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    '<|tool_calls_section_begin|><|tool_call_begin|>functions.get_fighter:0<|tool_call_argument_begin|>{"fighter": "Khabib"}<|tool_call_end|><|tool_calls_section_end|>',
    JSON_CALL,
    `\n\`\`\`json\n${JSON_CALL}\n\`\`\``,
    `[${JSON_CALL}]`,
    '{"type": "function", "function": {"name": "get_fighter", "parameters": {"fighter": "Khabib"}}}',
    `<think>I look.</think>\n\n${JSON_CALL}`,
    `Okay, I look.</think>${JSON_CALL}`,
  ])('runs %j', (text) => {
    const { text: shown, ...rest } = read(text);
    expect(shown.trim()).toBe('');
    expect(rest).toEqual({ calls: [CALL], reason: 'tool_calls' });
  });

  it.each([
    `Let me look.\n<tool_call>${JSON_CALL}</tool_call>\n<tool_call>${JSON_CALL}</tool_call>`,
    `Let me look.\n<|python_tag|>${JSON_CALL}; ${JSON_CALL}`,
    `Let me look.\n[TOOL_CALLS] [${JSON_CALL}, ${JSON_CALL}]`,
  ])('runs several calls after a text: %j', (text) => {
    expect(read(text)).toEqual({ text: 'Let me look.\n', calls: [CALL, CALL], reason: 'tool_calls' });
  });

  it('keeps the types of values in XML', () => {
    const text =
      '<function=get_fighter>\n<parameter=limit>3</parameter>\n<parameter=fighter>UFC 3a</parameter>\n</function>';
    expect(read(text).calls).toEqual([{ name: 'get_fighter', arguments: { limit: 3, fighter: 'UFC 3a' } }]);
  });

  it.each([
    '<tool_call>{"name": "no_such_tool", "arguments": {}}</tool_call>',
    '<tool_call>{"name": "get_fighter", "arguments": {"fighter": "Kh</tool_call>',
    '<tool_call>{"name": "get_fighter"',
    '<tool_call></tool_call>',
    '<tool_call>{"name": "get_fighter", "arguments": [1]}</tool_call>',
    '<function=no_such_tool>{}</function>',
    '<function=get_fighter>fighter=Khabib</function>',
    '[TOOL_CALLS] [{"name": "get_fighter", "arg',
    '<|python_tag|>get_fighter.call(fighter="Khabib")',
    '{"name": "get_fighter", "parameters": {"fighter": "Kh',
    '{"name": "no_such_tool", "parameters": {}}',
  ])('refuses %j as malformed', (text) => {
    for (const pieces of [[text], [...text]]) {
      let shown = '';
      const reader = new ReplyText(TOOLS, new ReasoningHabit('model'));
      const readAll = (): void => {
        for (const piece of pieces) {
          for (const event of reader.read([{ type: 'text', text: piece }]))
            if (event.type === 'text') shown += event.text;
        }
        reader.read([{ type: 'stop', reason: 'end_turn', usage: NO_TOKENS }]);
      };
      expect(readAll).toThrow(LanguageModelError);
      expect(shown).toBe('');
    }
  });

  it('does not run calls of a request without tools', () => {
    const reader = new ReplyText(new Set(), new ReasoningHabit('model'), false);
    expect(() => reader.read([{ type: 'text', text: `<tool_call>${JSON_CALL}</tool_call>` }])).toThrow(
      LanguageModelError,
    );
  });

  describe('without the opening tag', () => {
    const leaks = 'Khabib, hm.</think>29-0.';

    it('fails once where reasoning has been shown, and hides it from then on', () => {
      const habit = new ReasoningHabit('model');
      expect(() => readPieces([leaks], { habit })).toThrow(LanguageModelError);
      expect(readPieces([...leaks], { habit })).toMatchObject({ text: '29-0.' });
      expect(readPieces(['29-0.'], { habit })).toMatchObject({ text: '29-0.' });
      expect(readPieces(['Khabib, hm'], { habit, reason: 'max_tokens' })).toMatchObject({ text: '' });
    });

    it('knows reasoning models by name, until they reply without', () => {
      const habit = new ReasoningHabit('deepseek-r1:8b');
      const reader = new ReplyText(TOOLS, habit);
      expect(reader.read([{ type: 'text', text: 'Khabib' }])).toEqual([]);
      expect(read(leaks, () => ({ habit: new ReasoningHabit('qwq-32b') })).text).toBe('29-0.');
      readPieces(['29-0.'], { habit });
      expect(new ReplyText(TOOLS, habit).read([{ type: 'text', text: 'Khabib' }])).toHaveLength(1);
      expect(readPieces(['Okay, hm.</think>29-0.'], { habit })).toMatchObject({ text: '29-0.' });
    });

    it("holds and refuses nothing of a vendor's own API", () => {
      const own = () => ({ habit: new ReasoningHabit('claude-thinking', true) });
      expect(read('Okay, the tag</think> closes.', own).text).toBe('Okay, the tag closes.');
      const reader = new ReplyText(TOOLS, own().habit);
      expect(reader.read([{ type: 'text', text: 'Let me look.' }])).toHaveLength(1);
    });

    it('holds texts that are read as a whole', () => {
      expect(read(leaks, () => ({ isShown: false })).text).toBe('29-0.');
      expect(read('A title', () => ({ isShown: false })).text).toBe('A title');
    });

    it('drops what begins like reasoning and is cut off', () => {
      expect(read('Okay, the user wants', () => ({ reason: 'max_tokens' })).text).toBe('');
      expect(read('A long title', () => ({ reason: 'max_tokens', isShown: false })).text).toBe(
        'A long title',
      );
    });
  });

  it('reads long texts in small pieces in linear time', () => {
    const pieces = Array.from({ length: 400_000 }, () => 'Okay, hm');
    const args = Array.from({ length: 60_000 }, () => '"x",');
    const started = performance.now();
    expect(readPieces([...pieces, '</think>', '29-0.']).text).toBe('29-0.');
    expect(() => readPieces(['<tool_call>{"name": "get_fighter", "arguments": [', ...args])).toThrow();
    expect(() => readPieces(['{"name": "get_fighter", "arguments": [', ...args])).toThrow();
    expect(() => readPieces(['Okay, ', ...pieces, ...pieces, ...pieces])).toThrow('too large');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('passes other events on in their order', () => {
    const reader = new ReplyText(TOOLS, new ReasoningHabit('model'));
    const call: ModelEvent = { type: 'tool_call', id: '1', name: 'get_fighter', arguments: {} };
    const text: ModelEvent = { type: 'text', text: 'Let me look.' };
    expect(reader.read([text, call])).toEqual([text, call]);
    const partial = new ReplyText(TOOLS, new ReasoningHabit('model')).read([
      { type: 'text', text: 'Let <' },
      call,
    ]);
    expect(partial.map((event) => (event.type === 'text' ? event.text : event.type))).toEqual([
      'Let ',
      '<',
      'tool_call',
    ]);
  });
});
