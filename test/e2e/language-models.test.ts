import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AnthropicModel } from '../../apps/api/src/llm/providers/anthropic/anthropic-model.js';
import { AnalystModel } from '../../apps/api/src/llm/providers/analyst/analyst-model.js';
import { FakeFighterNames } from '../../libs/analyst/src/testing/fake-fighter-names.js';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../apps/api/src/llm/language-model.js';
import { LanguageModelError } from '../../apps/api/src/llm/language-model.errors.js';
import { OpenAiModel } from '../../apps/api/src/llm/providers/openai/openai-model.js';
import { expectContract } from '../support/model-contract.js';
import { AnthropicServer } from '../support/anthropic-server.js';
import type { ModelServer, Reply, ReplyStream } from '../support/model-server.js';
import { type OpenAiReply, OpenAiServer } from '../support/openai-server.js';

interface Provider {
  provider: string;
  start: () => Promise<ModelServer>;
  make: (url: string, idleTimeoutMs: number) => LanguageModel;
}

const options = { apiKey: 'secret-key', model: 'scripted' };
/** Contract tests of all providers; add a new one here. */
const PROVIDERS: Provider[] = [
  {
    provider: 'anthropic',
    start: () => AnthropicServer.start(),
    make: (baseUrl, idleTimeoutMs) => new AnthropicModel({ ...options, baseUrl, idleTimeoutMs }),
  },
  {
    provider: 'openai',
    start: () => OpenAiServer.start(),
    make: (url, idleTimeoutMs) => new OpenAiModel({ ...options, baseUrl: `${url}/v1`, idleTimeoutMs }),
  },
];

const REQUEST: ModelRequest = {
  system: 'You are a test.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'hello' }] }],
  tools: [
    {
      name: 'get_fighter',
      description: 'A fighter.',
      input_schema: { type: 'object', properties: {} },
      output_schema: {},
    },
  ],
  maxTokens: 100,
};

/** The steps of a reply before its end: a text, a tool call. */
const STEPS: ((stream: ReplyStream) => void)[] = [
  (stream) => stream.open(),
  (stream) => stream.ping(),
  (stream) => stream.beginText(),
  (stream) => stream.delta('Hello '),
  (stream) => stream.delta('there.'),
  (stream) => stream.endBlock(),
  (stream) => stream.toolCall('toolu_1', 'get_fighter', { fighter: 'Khabib' }),
];

describe.each(PROVIDERS)('the language model of $provider', ({ start, make }) => {
  let server: ModelServer;

  beforeEach(async () => {
    server = await start();
  });
  afterEach(() => server.close());

  async function ask(
    reply: Reply,
    { request = REQUEST, signal = new AbortController().signal, idleTimeoutMs = 5000 } = {},
  ): Promise<{ events: ModelEvent[]; text: string; error: LanguageModelError | null }> {
    server.reply = reply;
    const events: ModelEvent[] = [];
    let error: LanguageModelError | null = null;
    try {
      for await (const event of make(server.url, idleTimeoutMs).stream(request, signal)) events.push(event);
    } catch (thrown) {
      if (!(thrown instanceof LanguageModelError)) throw thrown;
      error = thrown;
    }
    expectContract(events, error === null);
    const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    return { events, text, error };
  }

  it('reads a text, parallel tool calls, the usage and the end', async () => {
    const { events, text } = await ask((stream) => {
      stream.text('Hel', 'lo.');
      stream.toolCall('toolu_1', 'get_fighter', { fighter: '존 존스' });
      stream.toolCall('toolu_2', 'get_fighter', {});
      stream.stop('tool_use', 33);
    });
    expect(text).toBe('Hello.');
    expect(events.filter((event) => event.type === 'tool_call')).toEqual([
      { type: 'tool_call', id: 'toolu_1', name: 'get_fighter', arguments: { fighter: '존 존스' } },
      { type: 'tool_call', id: 'toolu_2', name: 'get_fighter', arguments: {} },
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'stop',
      reason: 'tool_calls',
      usage: { input_tokens: 100, output_tokens: 33 },
    });
  });

  it.each(STEPS.map((_, index) => index))('fails when the reply ends cleanly after step %i', async (last) => {
    const { error } = await ask((stream) => {
      for (const step of STEPS.slice(0, last + 1)) step(stream);
      stream.endEarly();
    });
    expect(error?.kind).toBe('incomplete');
  });

  it.each(STEPS.map((_, index) => index))(
    'fails when the connection is reset after step %i',
    async (last) => {
      const { error } = await ask(async (stream) => {
        for (const step of STEPS.slice(0, last + 1)) step(stream);
        await new Promise((resolve) => setTimeout(resolve, 5));
        stream.cut();
      });
      expect(error?.kind).toMatch(/^(connection|incomplete)$/);
    },
  );

  it('fails when the connection is reset within a character, after the preceding text', async () => {
    const { error, text } = await ask(async (stream) => {
      stream.beginText();
      stream.delta('Hello.');
      const [half = ''] = stream.frame('존').split('존');
      stream.raw(Buffer.concat([Buffer.from(half), Buffer.from('존').subarray(0, 2)]));
      await new Promise((resolve) => setTimeout(resolve, 20));
      stream.cut();
    });
    expect(error).not.toBeNull();
    expect(text).toBe('Hello.');
  });

  it('joins characters that arrive byte by byte', async () => {
    const { text } = await ask(async (stream) => {
      stream.beginText();
      for (const byte of Buffer.from(stream.frame('존🥊'))) {
        stream.raw(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      stream.endBlock();
      stream.stop();
    });
    expect(text).toBe('존🥊');
  });

  it.each<[string, Reply]>([
    ['nothing at all', () => undefined],
    ['nothing after the headers', (stream) => stream.open()],
    [
      'nothing after a text',
      (stream) => {
        stream.beginText();
        stream.delta('Hello.');
      },
    ],
  ])('fails for a provider that sends %s', async (_, reply) => {
    const started = performance.now();
    const { error } = await ask(reply, { idleTimeoutMs: 150 });
    expect(error?.kind).toBe('connection');
    expect(performance.now() - started).toBeLessThan(3000);
    await server.requests[0]?.aborted;
  });

  it('waits for a provider that sends pings', async () => {
    const { text } = await ask(
      async (stream) => {
        stream.open();
        for (let ping = 0; ping < 10; ping += 1) {
          stream.ping();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        stream.answer('At last.');
      },
      { idleTimeoutMs: 250 },
    );
    expect(text).toBe('At last.');
  });

  it.each<[string, Reply, Partial<LanguageModelError>]>([
    ['that it is overloaded', (stream) => stream.refuseAs('overloaded'), { kind: 'overloaded' }],
    ['500', (stream) => stream.refuseAs('server_error'), { kind: 'overloaded' }],
    [
      '429',
      (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': '3600' }),
      { kind: 'rate_limited', retryAfterMs: 3_600_000 },
    ],
    [
      '429 with a retry-after that is none',
      (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': 'soon' }),
      { kind: 'rate_limited', retryAfterMs: undefined },
    ],
    ['429 for money', (stream) => stream.refuseAs('spend_limit'), { kind: 'spend_limit' }],
    ['401', (stream) => stream.refuseAs('key', 'not secret-key'), { kind: 'authentication' }],
    ['400', (stream) => stream.refuseAs('invalid_request'), { kind: 'invalid_request' }],
    [
      'an error event before the text',
      (stream) => {
        stream.open();
        stream.errorEvent('overloaded');
      },
      { kind: 'overloaded' },
    ],
    [
      'an error event within the text',
      (stream) => {
        stream.beginText();
        stream.delta('Hello.');
        stream.errorEvent('overloaded');
      },
      { kind: 'overloaded' },
    ],
  ])('maps %s, without a retry', async (_, reply, expected) => {
    const { error } = await ask(reply);
    expect(error).toMatchObject({ ...expected, code: 'llm_unavailable' });
    expect(JSON.stringify([error?.message, error?.detail])).not.toContain('secret-key');
    expect(server.requests).toHaveLength(1);
  });

  it('fails when nothing listens', async () => {
    const abandoned = make(server.url, 5000);
    await server.close();
    const read = async (): Promise<void> => {
      for await (const event of abandoned.stream(REQUEST, new AbortController().signal)) void event;
    };
    await expect(read()).rejects.toMatchObject({ kind: 'connection', code: 'llm_unavailable' });
    server = await start();
  });

  it('ignores unknown events and blocks', async () => {
    const { text, error } = await ask((stream) => {
      stream.unknownEvents();
      stream.answer('Hello.');
    });
    expect(error).toBeNull();
    expect(text).toBe('Hello.');
  });

  it('reports malformed arguments', async () => {
    const { events } = await ask((stream) => {
      stream.toolCall('toolu_1', 'get_fighter', '{"fighter": "Kha');
      stream.stop('tool_use');
    });
    expect(events.find((event) => event.type === 'tool_call')).toEqual({
      type: 'tool_call',
      id: 'toolu_1',
      name: 'get_fighter',
      arguments: '{"fighter": "Kha',
      malformed: true,
    });
  });

  it('accepts a delta of five megabytes', async () => {
    const { text } = await ask((stream) => stream.answer('x'.repeat(5_000_000)));
    expect(text).toHaveLength(5_000_000);
  });

  it('cancels the request at once on abort', async () => {
    const abort = new AbortController();
    const answer = ask(
      (stream) => {
        stream.beginText();
        stream.delta('Hello.');
        setTimeout(() => abort.abort(new Error('stopped')), 20);
      },
      { signal: abort.signal },
    );
    await expect(answer).rejects.toThrow('stopped');
    await server.requests[0]?.aborted;
  });

  it('reports its id of the request, and no cached tokens', async () => {
    const { events } = await ask((stream) => stream.answer('Hello.'));
    expect(events.find((event) => event.type === 'accepted')?.providerRequestId).toMatch(/1$/);
    expect(events.at(-1)).toMatchObject({ usage: { cache_read_input_tokens: 0, thinking_tokens: 0 } });
  });

  it.each([
    ['max_tokens', 'max_tokens'],
    ['end_turn', 'end_turn'],
  ] as const)('ends with %s', async (said, reason) => {
    const { events } = await ask((stream) => {
      stream.text('Hello.');
      stream.stop(said);
    });
    expect(events.at(-1)).toMatchObject({ type: 'stop', reason });
  });

  it('hides reasoning', async () => {
    const { text, error } = await ask((stream) => {
      stream.reasoning('Hm', 'm.');
      stream.answer('Hello.');
    });
    expect({ text, error }).toEqual({ text: 'Hello.', error: null });
  });

  it("sends a conversation with tool calls and results in the vendor's format, with the key", async () => {
    const messages: ModelRequest['messages'] = [
      ...REQUEST.messages,
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'Looking.' },
          { type: 'tool_call', id: 'a', name: 'get_fighter', arguments: { fighter: '존' } },
          { type: 'tool_call', id: 'b', name: 'get_fighter', arguments: 'broken' },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', id: 'a', name: 'get_fighter', result: { found: 1 }, isError: false },
          { type: 'tool_result', id: 'b', name: 'get_fighter', result: { error: 2 }, isError: true },
        ],
      },
    ];
    const context = {
      summary: 'They met.',
      mentioned: [],
      now: new Date('2026-08-01T18:00:00Z'),
      timeZone: 'Asia/Seoul',
    };
    await ask((stream) => stream.answer('Done.'), {
      request: { ...REQUEST, messages, context, toolChoice: 'none' },
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret-key');
    expect(server.requests[0]?.body).toMatchSnapshot();
  });
});

describe(AnthropicModel.name, () => {
  let server: AnthropicServer;

  beforeEach(async () => {
    server = await AnthropicServer.start();
  });
  afterEach(() => server.close());

  const read = async (messages: ModelRequest['messages']): Promise<ModelEvent[]> => {
    const model = new AnthropicModel({ ...options, baseUrl: server.url });
    const events: ModelEvent[] = [];
    for await (const event of model.stream({ ...REQUEST, messages }, new AbortController().signal))
      events.push(event);
    return events;
  };

  it('returns reasoning unchanged', async () => {
    server.reply = (stream) => {
      stream.reasoning('Hm', 'm.');
      stream.toolCall('toolu_1', 'get_fighter', {});
      stream.stop('tool_use');
    };
    const reasoning = (await read(REQUEST.messages)).find((event) => event.type === 'provider_block');
    if (reasoning?.type !== 'provider_block') throw new Error('no reasoning came');
    const content = [
      reasoning,
      { type: 'tool_call' as const, id: 'toolu_1', name: 'get_fighter', arguments: {} },
    ];
    server.reply = (stream) => stream.answer('Done.');
    await read([...REQUEST.messages, { role: 'assistant', content }]);
    expect(server.requests[1]?.body.messages[1]).toEqual({
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hmm.', signature: 'sig' },
        { type: 'tool_use', id: 'toolu_1', name: 'get_fighter', input: {} },
      ],
    });
  });

  it('counts cache reads, cache writes and thinking tokens', async () => {
    server.reply = (stream) => {
      stream.text('Hello.');
      stream.event('message_delta', {
        delta: { stop_reason: 'end_turn' },
        usage: {
          input_tokens: 20,
          output_tokens: 50,
          cache_read_input_tokens: 80,
          cache_creation_input_tokens: 7,
          output_tokens_details: { thinking_tokens: 30 },
        },
      });
      stream.event('message_stop');
      stream.endEarly();
    };
    expect((await read(REQUEST.messages)).at(-1)).toMatchObject({
      usage: {
        input_tokens: 20,
        output_tokens: 50,
        cache_read_input_tokens: 80,
        cache_creation_input_tokens: 7,
        thinking_tokens: 30,
      },
    });
  });

  it('reports a refusal by the model', async () => {
    server.reply = (stream) => {
      stream.text('I');
      stream.stop('refusal');
    };
    expect((await read(REQUEST.messages)).at(-1)).toMatchObject({ type: 'stop', reason: 'refusal' });
  });
});

describe(OpenAiModel.name, () => {
  let server: OpenAiServer;

  beforeEach(async () => {
    server = await OpenAiServer.start();
  });
  afterEach(() => server.close());

  const read = async (reply: OpenAiServer['reply'], apiKey?: string): Promise<ModelEvent[]> => {
    server.reply = reply;
    const key = apiKey === undefined ? {} : { apiKey };
    const model = new OpenAiModel({ model: 'llama', baseUrl: `${server.url}/v1`, ...key });
    const events: ModelEvent[] = [];
    for await (const event of model.stream(REQUEST, new AbortController().signal)) events.push(event);
    return events;
  };

  it('accepts a server that reports neither usage nor the end of its stream', async () => {
    const events = await read((stream) => {
      stream.chunk({ content: 'Hello.' });
      stream.end();
      stream.endEarly();
    });
    expect(events.at(-1)).toMatchObject({ type: 'stop', reason: 'end_turn', usage: { output_tokens: 0 } });
  });

  it('accepts complete tool calls without ids or indexes, and the reason `stop`', async () => {
    const events = await read((stream) => {
      stream.open();
      const call = (fighter: string) => ({
        function: { name: 'get_fighter', arguments: JSON.stringify({ fighter }) },
      });
      stream.chunk({ tool_calls: [call('A')] });
      stream.chunk({ tool_calls: [call('B')] });
      stream.stop('stop');
    });
    const calls = events.flatMap((event) => (event.type === 'tool_call' ? [event] : []));
    expect(calls.map((call) => call.arguments)).toEqual([{ fighter: 'A' }, { fighter: 'B' }]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
    expect(events.at(-1)).toMatchObject({ reason: 'tool_calls' });
  });

  it.each([
    [
      'a refusal',
      (stream: OpenAiReply) => {
        stream.open();
        stream.chunk({ refusal: 'No.' });
        stream.stop('stop');
      },
    ],
    [
      'a filter',
      (stream: OpenAiReply) => {
        stream.text('I');
        stream.stop('content_filter');
      },
    ],
  ])('treats %s as a refusal', async (_what, reply) => {
    expect((await read(reply)).at(-1)).toMatchObject({ type: 'stop', reason: 'refusal' });
  });

  it('counts cached and reasoning tokens', async () => {
    const events = await read((stream) => {
      stream.chunk({ content: 'Hello.' });
      stream.end();
      stream.data({
        id: 'chatcmpl-1',
        choices: [],
        usage: {
          prompt_tokens: 100,
          completion_tokens: 50,
          total_tokens: 150,
          prompt_tokens_details: { cached_tokens: 80 },
          completion_tokens_details: { reasoning_tokens: 30 },
        },
      });
      stream.raw('data: [DONE]\n\n');
      stream.endEarly();
    });
    expect(events.at(-1)).toMatchObject({
      usage: { input_tokens: 20, cache_read_input_tokens: 80, output_tokens: 50, thinking_tokens: 30 },
    });
  });

  it('needs no key for a self-hosted server', async () => {
    await read((stream) => stream.answer('Hello.'));
    expect(server.requests[0]?.headers.authorization).not.toContain('key-of-the-tests');
    expect(server.requests[0]?.body).toMatchObject({ model: 'llama', max_tokens: 100 });
  });
});

/** The rest of the port's contract, for the provider without a wire format. */
describe(AnalystModel.name, () => {
  const analyst = new AnalystModel(new FakeFighterNames());
  const ask = (text: string): ModelRequest => ({
    ...REQUEST,
    messages: [{ role: 'user', content: [{ type: 'text', text }] }],
  });
  async function read(request: ModelRequest, signal = new AbortController().signal): Promise<ModelEvent[]> {
    const events: ModelEvent[] = [];
    for await (const event of analyst.stream(request, signal)) events.push(event);
    expectContract(events, true);
    return events;
  }

  it.each(['Who is Khabib?', '하빕과 맥그리거를 비교해 줘', 'hello there', '존🥊'])(
    'follows the contract on %j',
    async (question) => {
      const events = await read(ask(question));
      expect(events.at(-1)).toMatchObject({ usage: { input_tokens: 0, output_tokens: 0 } });
    },
  );

  it('calls tools, reads their results in the next round, and calls none where it must not', async () => {
    const request = ask('Who is Khabib?');
    const calls = (await read(request)).flatMap((event) => (event.type === 'tool_call' ? [event] : []));
    expect(calls.length).toBeGreaterThan(0);
    const result = { error: { code: 'internal_error', message: 'It failed.' } };
    const messages: ModelRequest['messages'] = [
      ...request.messages,
      { role: 'assistant', content: calls },
      {
        role: 'user',
        content: calls.map(({ id, name }) => ({ type: 'tool_result', id, name, result, isError: true })),
      },
    ];
    expect((await read({ ...request, messages })).at(-1)).toMatchObject({ reason: 'end_turn' });
    const last = await read({ ...request, toolChoice: 'none' });
    expect(last.some(({ type }) => type === 'tool_call')).toBe(false);
    expect(last.some(({ type }) => type === 'text')).toBe(true);
  });

  it('ends at once on abort, before and within its text', async () => {
    await expect(read(ask('hello'), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    const abort = new AbortController();
    const events = analyst.stream(ask('Who will win the next title fight?'), abort.signal);
    expect((await events.next()).value).toMatchObject({ type: 'reading' });
    expect((await events.next()).value).toMatchObject({ type: 'text' });
    abort.abort(new Error('stopped'));
    await expect(events.next()).rejects.toThrow('stopped');
  });
});
