import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ToolOutcome } from '@app/mma';
import { Logger } from '@nestjs/common';
import { RequestAccount } from '../usage/request-account.js';
import { AnswerLoop } from './answer-loop.js';
import { AnswerDeadlineError, LanguageModelError } from './language-model.errors.js';
import { ModelRequester } from './model-requester.js';
import { call, RecordingTools, run, ScriptedModel, stop, text, tokens } from './testing/scripted-loop.js';

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

  it('answers when the day until which the data reaches cannot be read', async () => {
    const model = new ScriptedModel([() => [text('Yes.'), stop()]]);
    const loop = new AnswerLoop([model], new RecordingTools(), new ModelRequester(), {
      maxTokens: 100,
      maxToolRounds: 1,
      timeoutMs: 5000,
      readDataUntil: () => Promise.reject(new Error('the database is unavailable')),
    });
    const account = new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
    const messages = [
      { role: 'user' as const, content: [text('Is he good?') as { type: 'text'; text: string }] },
    ];
    let answer = '';
    await loop.run({ question: 'Is he good?', messages, account }, new AbortController().signal, (event) => {
      if (event.type === 'text') answer += event.text;
    });
    expect(answer).toBe('Yes.');
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
