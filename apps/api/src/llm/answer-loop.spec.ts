import { beforeAll, describe, expect, it } from '@jest/globals';
import { NO_TOKENS, type TokenUsage } from '@app/chat-protocol';
import type { ToolOutcome } from '@app/mma';
import { Logger } from '@nestjs/common';
import type { AnswerLoopEvent } from './answer-events.js';
import { AnswerLoop } from './answer-loop.js';
import type { LanguageModel, ModelEvent, ModelRequest } from './language-model.js';
import { AnswerDeadlineError, LanguageModelError } from './language-model.errors.js';
import { RequestAccount } from '../usage/request-account.js';
import { ModelRequester } from './model-requester.js';
import type { ToolCaller } from './turn-tools.js';

type Script = (
  request: ModelRequest,
  signal: AbortSignal,
) => AsyncIterable<ModelEvent> | Iterable<ModelEvent>;

class ScriptedModel implements LanguageModel {
  readonly model = 'script';
  readonly requests: ModelRequest[] = [];

  constructor(
    private readonly scripts: Script[],
    readonly provider = 'scripted',
  ) {}

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const script = this.scripts[Math.min(this.requests.length, this.scripts.length - 1)];
    this.requests.push(structuredClone(request));
    if (script !== undefined) yield* script(request, signal);
  }
}

class RecordingTools implements ToolCaller {
  readonly calls: { name: string; args: unknown }[] = [];
  running = 0;
  mostAtOnce = 0;

  constructor(private readonly answer: (name: string) => ToolOutcome = () => found()) {}

  definitions() {
    return [{ name: 'get_fighter', description: 'a fighter', input_schema: {}, output_schema: {} }];
  }

  async call(name: string, args: unknown, _signal: AbortSignal): Promise<ToolOutcome> {
    this.calls.push({ name, args });
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await new Promise((resolve) => setImmediate(resolve));
    this.running -= 1;
    return this.answer(name);
  }
}

function found(): ToolOutcome {
  const sources = [{ kind: 'fighter' as const, id: 'f1', label: 'A', url: null }];
  const meta = {
    as_of: '2026-01-01',
    coverage: 'complete' as const,
    notes: [],
    applied: [],
    row_count: 3,
    truncated: false,
    sources,
  };
  return { ok: true, result: { data: {}, meta } };
}

const tokens = (output_tokens: number): TokenUsage => ({ ...NO_TOKENS, input_tokens: 10, output_tokens });
const text = (value: string): ModelEvent => ({ type: 'text', text: value });
const call = (id: string, args: unknown = {}): ModelEvent => ({
  type: 'tool_call',
  id,
  name: 'get_fighter',
  arguments: args,
});
const stop = (reason: 'end_turn' | 'tool_calls' | 'max_tokens' | 'refusal' = 'end_turn'): ModelEvent => ({
  type: 'stop',
  reason,
  usage: tokens(5),
});

async function run(
  models: LanguageModel[],
  tools: ToolCaller = new RecordingTools(),
  {
    signal = new AbortController().signal,
    question = 'Who?',
    timeoutMs = 5000,
    maxToolRounds = 2,
    requester = new ModelRequester(),
    unverified = undefined as 'mark' | 'withhold' | undefined,
  } = {},
): Promise<{ events: AnswerLoopEvent[]; text: string; error: unknown }> {
  const loop = new AnswerLoop(models, tools, requester, {
    maxTokens: 100,
    maxToolRounds,
    timeoutMs,
    ...(unverified === undefined ? {} : { unverified }),
  });
  const events: AnswerLoopEvent[] = [];
  let error: unknown = null;
  try {
    const messages = [{ role: 'user' as const, content: [{ type: 'text' as const, text: question }] }];
    const account = new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
    await loop.run({ question, messages, account }, signal, (event) => events.push(event));
  } catch (thrown) {
    error = thrown;
  }
  const spoken = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  return { events, text: spoken, error };
}

describe(AnswerLoop.name, () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('runs the tool calls of one round in parallel and returns their results in the order of the calls', async () => {
    const model = new ScriptedModel([
      () => [text('Looking.'), call('a', { n: 1 }), call('b', { n: 2 }), stop('tool_calls')],
      () => [text('Done.'), stop()],
    ]);
    const tools = new RecordingTools();
    const answer = await run([model], tools);
    expect(answer.text).toBe('Looking.\n\nDone.\n\n*UFC bouts only, data up to January 1, 2026.*');
    expect(tools.mostAtOnce).toBe(2);
    expect(model.requests[1]?.messages.at(-1)?.content.map((part) => ('id' in part ? part.id : ''))).toEqual([
      'a',
      'b',
    ]);
    expect(answer.events.filter((event) => event.type === 'tool_finished')).toMatchObject([
      { ok: true, rowCount: 3 },
      { ok: true, rowCount: 3 },
    ]);
    expect(answer.events.findLast((event) => event.type === 'sources')).toMatchObject({
      sources: [{ id: 'f1' }],
    });
    expect(answer.events.findLast((event) => event.type === 'usage')).toEqual({
      type: 'usage',
      usage: { ...tokens(10), input_tokens: 20 },
    });
  });

  it('reuses the outcome of a repeated call, whatever the order of its keys', async () => {
    const model = new ScriptedModel([
      () => [call('a', { x: 1, y: 2 }), stop('tool_calls')],
      () => [call('b', { y: 2, x: 1 }), stop('tool_calls')],
      () => [text('Done.'), stop()],
    ]);
    const tools = new RecordingTools();
    await run([model], tools);
    expect(tools.calls).toHaveLength(1);
  });

  it('passes a tool error to the model as data', async () => {
    const failure: ToolOutcome = {
      ok: false,
      result: { error: { code: 'fighter_not_found', message: 'No such fighter.' } },
    };
    const model = new ScriptedModel([
      () => [call('a'), stop('tool_calls')],
      () => [text('Not found.'), stop()],
    ]);
    const answer = await run([model], new RecordingTools(() => failure));
    expect(answer.error).toBeNull();
    expect(model.requests[1]?.messages.at(-1)?.content).toMatchObject([
      { isError: true, result: failure.result },
    ]);
  });

  it('does not run a call with malformed arguments', async () => {
    const model = new ScriptedModel([
      () => [
        { type: 'tool_call', id: 'a', name: 'get_fighter', arguments: '{"f', malformed: true },
        stop('tool_calls'),
      ],
      () => [text('Sorry.'), stop()],
    ]);
    const tools = new RecordingTools();
    await run([model], tools);
    expect(tools.calls).toEqual([]);
    expect(model.requests[1]?.messages.at(-1)?.content).toMatchObject([
      { isError: true, result: { error: { code: 'invalid_arguments' } } },
    ]);
  });

  it('forbids tools after the last round, and ignores a model that still calls them', async () => {
    const model = new ScriptedModel([
      ({ toolChoice }) => [
        text('.'),
        call(String(Math.random()), { n: Math.random() }),
        stop(toolChoice === 'none' ? 'end_turn' : 'tool_calls'),
      ],
    ]);
    const tools = new RecordingTools();
    const answer = await run([model], tools, { maxToolRounds: 2 });
    expect(model.requests.map(({ toolChoice }) => toolChoice)).toEqual(['auto', 'auto', 'none']);
    expect(tools.calls).toHaveLength(2);
    expect(answer.error).toBeNull();
  });

  it('falls back to the next model when the first fails before its first text', async () => {
    const failing = new ScriptedModel([
      () => {
        throw new LanguageModelError('authentication');
      },
    ]);
    const answer = await run([failing, new ScriptedModel([() => [text('Yes.'), stop()]], 'second')]);
    expect(answer.text).toBe('Yes.');
    expect(answer.events.findLast((event) => event.type === 'model')).toMatchObject({
      provider: 'second',
      fallback: { from: 'scripted', reason: 'authentication' },
    });
  });

  it('neither retries nor replaces a model that failed after its first text', async () => {
    const failing = new ScriptedModel([
      function* () {
        yield text('Some of ');
        throw new LanguageModelError('connection');
      },
    ]);
    const second = new ScriptedModel([() => [text('Yes.'), stop()]]);
    const answer = await run([failing, second]);
    expect(answer.error).toMatchObject({ kind: 'connection', code: 'llm_unavailable' });
    expect(answer.text).toBe('Some of ');
    expect([failing.requests.length, second.requests.length]).toEqual([1, 0]);
  });

  it('replaces a model that failed while its first words were held back', async () => {
    const failing = new ScriptedModel([
      function* () {
        yield text('22');
        throw new LanguageModelError('connection');
      },
    ]);
    const answer = await run([failing, new ScriptedModel([() => [text('Yes.'), stop()]])]);
    expect(answer).toMatchObject({ text: 'Yes.', error: null });
  });

  it('retries a request that failed before its first visible event', async () => {
    const model = new ScriptedModel([
      () => {
        throw new LanguageModelError('overloaded', { retryAfterMs: 0 });
      },
      () => [text('Yes.'), stop()],
    ]);
    expect((await run([model])).text).toBe('Yes.');
    expect(model.requests).toHaveLength(2);
  });

  it('counts the usage of a stopped request', async () => {
    const abort = new AbortController();
    const model = new ScriptedModel([
      async function* (_request, signal) {
        yield { type: 'usage', usage: tokens(1) };
        yield text('x'.repeat(40));
        abort.abort(new Error('stopped'));
        await Promise.resolve();
        signal.throwIfAborted();
      },
    ]);
    const answer = await run([model], undefined, { signal: abort.signal });
    expect(answer.error).toMatchObject({ message: 'stopped' });
    expect(answer.events.at(-1)).toEqual({ type: 'usage', usage: tokens(10) });
  });

  it('fails at the deadline', async () => {
    const model = new ScriptedModel([
      async function* (_request, signal) {
        yield text('Slow');
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      },
    ]);
    expect((await run([model], undefined, { timeoutMs: 30 })).error).toBeInstanceOf(AnswerDeadlineError);
  });

  it.each([
    ['max_tokens', 'Who?', 'The answer was cut at its length limit'],
    ['max_tokens', '누구?', '길이 제한에서 끊겼습니다'],
    ['refusal', 'Who?', 'declined to answer'],
  ] as const)('appends the note for %s', async (reason, question, note) => {
    const answer = await run([new ScriptedModel([() => [text('Half.'), stop(reason)]])], undefined, {
      question,
    });
    expect(answer.text).toContain(note);
    expect(answer.error).toBeNull();
  });

  it('cuts an overlong answer at a character boundary', async () => {
    const answer = await run([new ScriptedModel([() => [text(`${'x'.repeat(199_999)}🥊y`), stop()]])]);
    expect(answer.text.slice(199_998)).toMatch(/^x\n\n\S/);
  });

  it('fails when the model returns no text', async () => {
    expect((await run([new ScriptedModel([() => [stop()]])])).error).toMatchObject({ kind: 'incomplete' });
  });

  it('removes characters that the database cannot store', async () => {
    expect((await run([new ScriptedModel([() => [text('a\0b'), stop()]])])).text).toBe('ab');
  });

  it('sends an answer in the language of the question in place of one in another', async () => {
    const english = 'Jon Jones has a UFC record of 22 wins and one loss, and one no contest.';
    const korean = '존 존스(Jon Jones)의 UFC 전적은 22승 1패이고 무효 경기가 하나 있습니다.';
    const model = new ScriptedModel([() => [text(english), stop()], () => [text(korean), stop()]]);
    const answer = await run([model], undefined, { question: '존 존스 전적 알려줘' });
    expect(answer.text).toBe(korean);
    expect(model.requests[1]).toMatchObject({
      tools: [],
      messages: [{ role: 'user', content: [{ text: english }] }],
    });
  });

  it('keeps an answer in the wrong language when the correction fails', async () => {
    const english = 'Jon Jones has a UFC record of 22 wins and one loss, and one no contest.';
    const model = new ScriptedModel([
      () => [text(english), stop()],
      () => {
        throw new LanguageModelError('invalid_request');
      },
    ]);
    const answer = await run([model], undefined, { question: '존 존스 전적 알려줘' });
    expect(answer).toMatchObject({ text: english, error: null });
  });

  it('calls no more tools when their rounds used too many tokens', async () => {
    const dear = { ...tokens(5), input_tokens: 400_000 };
    const model = new ScriptedModel([
      () => [call('a'), { type: 'stop', reason: 'tool_calls', usage: dear }],
      () => [text('Enough.'), stop()],
    ]);
    await run([model], undefined, { maxToolRounds: 8 });
    expect(model.requests.map(({ toolChoice }) => toolChoice)).toEqual(['auto', 'none']);
  });

  it('calls no more tools after the time share for tools', async () => {
    const model = new ScriptedModel([
      async function* () {
        await new Promise((resolve) => setTimeout(resolve, 200));
        yield call('a');
        yield stop('tool_calls');
      },
      () => [text('Enough.'), stop()],
    ]);
    await run([model], undefined, { maxToolRounds: 8, timeoutMs: 300 });
    expect(model.requests.map(({ toolChoice }) => toolChoice)).toEqual(['auto', 'none']);
  });

  it('repairs bold text before a Korean particle, even when the stream ends within it', async () => {
    const whole = await run([
      new ScriptedModel([() => [text('**존 존스(Jon'), text(' Jones)**는 강하다'), stop()]]),
    ]);
    expect(whole.text).toBe('**존 존스**(Jon Jones)는 강하다');
    const broken = new ScriptedModel([
      function* () {
        yield text('그는 **존 존');
        throw new LanguageModelError('connection');
      },
    ]);
    expect((await run([broken])).text).toBe('그는 **존 존');
  });

  describe('with figures that no tool result supports', () => {
    const record = (): ToolOutcome => {
      const outcome = found();
      if (!outcome.ok) return outcome;
      const data = { name: 'Jon Jones', record: { wins: 22, losses: 1, draws: 0, no_contests: 1 } };
      return { ok: true, result: { ...outcome.result, data } };
    };
    const asks: Script = () => [call('a'), stop('tool_calls')];
    const question = 'What is the UFC record of Jon Jones?';
    const says =
      (...pieces: string[]): Script =>
      () => [...pieces.map(text), stop()];

    it('sends right figures as they arrive', async () => {
      const model = new ScriptedModel([asks, says('Jon Jones has ', '22 wins and ', '1 loss in the UFC.')]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.text).toMatch(/^Jon Jones has 22 wins and 1 loss in the UFC\.\n\n/);
      expect(model.requests).toHaveLength(2);
      expect(answer.events.find((event) => event.type === 'grounding')).toMatchObject({
        grounding: { unverified: [] },
      });
    });

    it('tells the model once, and sends only what it writes instead', async () => {
      const model = new ScriptedModel([
        asks,
        says('Jon Jones has a UFC record of 29-1. He is great.'),
        says('Jon Jones has a UFC record of 22-1.'),
      ]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.text).toMatch(/^Jon Jones has a UFC record of 22-1\.\n\n/);
      const told = JSON.stringify(model.requests[2]?.messages.at(-1)?.content);
      expect(told).toContain('29');
      expect(answer.events.find((event) => event.type === 'grounding')).toMatchObject({
        grounding: { unverified: [] },
      });
    });

    it.each([
      ['mark', /29-1/, 1],
      ['withhold', /\[unverified\]/, 0],
    ] as const)('%ss what stays unverified', async (unverified, expected, count) => {
      const model = new ScriptedModel([asks, says('Jon Jones has a UFC record of 29-1.')]);
      const answer = await run([model], new RecordingTools(record), { question, unverified });
      expect(model.requests).toHaveLength(3);
      expect(answer.text).toMatch(expected);
      const checked = answer.events.find((event) => event.type === 'grounding');
      const marks = checked?.type === 'grounding' ? checked.grounding.unverified : [];
      expect(marks).toHaveLength(count);
      for (const { text: figure, offset } of marks)
        expect(answer.text.slice(offset, offset + figure.length)).toBe(figure);
    });

    it.each([
      ['fails', () => new LanguageModelError('overloaded', { retryAfterMs: 999_999 })],
      ['writes nothing', () => null],
    ])('keeps the first text when the model %s', async (_what, fault) => {
      const model = new ScriptedModel([
        asks,
        says('Jon Jones has a UFC record of 29-1.'),
        () => {
          const error = fault();
          if (error !== null) throw error;
          return [stop()];
        },
      ]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.error).toBeNull();
      expect(answer.text).toContain('Jon Jones has a UFC record of 29-1.');
    });
  });

  it('emits charts after the text, with the rows of the tool call', async () => {
    const rows = [
      { key: '2019', value: 4 },
      { key: '2020', value: 9 },
    ];
    const outcome = found();
    const tools = new RecordingTools(() =>
      outcome.ok ? { ok: true, result: { ...outcome.result, data: rows } } : outcome,
    );
    const chart = { kind: 'bar', title: 'Finishes', x: 'key', y: 'value' };
    const model = new ScriptedModel([
      () => [call('rows'), stop('tool_calls')],
      () => [
        { type: 'tool_call', id: 'chart', name: 'show_chart', arguments: chart },
        { type: 'tool_call', id: 'wrong', name: 'show_chart', arguments: { ...chart, y: 'wins' } },
        stop('tool_calls'),
      ],
      () => [text('Most finishes were in 2020.'), stop()],
    ]);
    const answer = await run([model], tools, { question: 'Show me the finishes per year as a chart' });
    expect(tools.calls).toHaveLength(1);
    expect(answer.events.at(-1)).toMatchObject({
      type: 'part',
      part: {
        part_id: 'part_1',
        kind: 'chart',
        rows: { tool_call_id: 'rows', path: 'data' },
        spec: { data: { values: rows } },
      },
    });
    expect(answer.events.filter(({ type }) => type === 'part')).toHaveLength(1);
    const [, wrong] = model.requests[2]?.messages.at(-1)?.content ?? [];
    expect(wrong).toMatchObject({ isError: true });
    expect(JSON.stringify(wrong)).toContain('no column \\"wins\\". Columns: key, value');
  });

  it('skips a provider whose circuit is open and uses the next one', async () => {
    const failing = new ScriptedModel([
      () => {
        throw new LanguageModelError('spend_limit');
      },
    ]);
    const second = new ScriptedModel([() => [text('Yes.'), stop()]], 'second');
    const requester = new ModelRequester();
    const answers: { text: string }[] = [];
    for (let index = 0; index < 30; index += 1)
      answers.push(await run([failing, second], undefined, { requester }));
    expect(answers.every((answer) => answer.text === 'Yes.')).toBe(true);
    expect(failing.requests).toHaveLength(10);
  });
});
