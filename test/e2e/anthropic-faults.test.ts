import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AnthropicModel } from '../../apps/api/src/llm/anthropic/anthropic-model.js';
import type { ModelEvent, ModelRequest } from '../../apps/api/src/llm/language-model.js';
import { LanguageModelError } from '../../apps/api/src/llm/language-model.errors.js';
import { AnthropicServer, type Reply, type ReplyStream } from '../support/anthropic-server.js';

const REQUEST: ModelRequest = {
  system: 'You are a test.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'hello' }] }],
  tools: [
    { name: 'get_fighter', description: 'A fighter.', input_schema: { type: 'object', properties: {} } },
  ],
  maxTokens: 100,
};

/** The steps of a whole reply: reasoning, a text, a tool call, the end. */
const STEPS: ((stream: ReplyStream) => void)[] = [
  (stream) => stream.open(),
  (stream) => stream.event('ping'),
  (stream) => stream.event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
  (stream) => stream.delta('Hello '),
  (stream) => stream.delta('there.'),
  (stream) => stream.endBlock(),
  (stream) => stream.toolCall('toolu_1', 'get_fighter', { fighter: 'Khabib' }),
  (stream) =>
    stream.event('message_delta', { delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 9 } }),
];

describe(AnthropicModel.name, () => {
  let server: AnthropicServer;

  beforeEach(async () => {
    server = await AnthropicServer.start();
  });
  afterEach(() => server.close());

  const model = (idleTimeoutMs = 5000): AnthropicModel =>
    new AnthropicModel({ apiKey: 'secret-key', model: 'scripted', baseUrl: server.url, idleTimeoutMs });

  async function ask(
    reply: Reply,
    { request = REQUEST, signal = new AbortController().signal, idleTimeoutMs = 5000 } = {},
  ): Promise<{ events: ModelEvent[]; text: string; error: LanguageModelError | null }> {
    server.reply = reply;
    const events: ModelEvent[] = [];
    let error: LanguageModelError | null = null;
    try {
      for await (const event of model(idleTimeoutMs).stream(request, signal)) events.push(event);
    } catch (thrown) {
      if (!(thrown instanceof LanguageModelError)) throw thrown;
      error = thrown;
    }
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

  it('sends the key, the system prompt, the tools, and a streaming request', async () => {
    await ask((stream) => stream.answer('Hi.'));
    expect(server.requests[0]).toMatchObject({
      headers: { authorization: 'Bearer secret-key' },
      body: {
        stream: true,
        max_tokens: 100,
        tools: [{ name: 'get_fighter' }],
        tool_choice: { type: 'auto' },
      },
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

  it('fails when the connection is reset within a character, after the text before it', async () => {
    const { error, text } = await ask(async (stream) => {
      stream.beginText();
      stream.delta('Hello.');
      const next = Buffer.from(
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"존',
      );
      stream.raw(next.subarray(0, next.length - 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      stream.cut();
    });
    expect(error).not.toBeNull();
    expect(text).toBe('Hello.');
  });

  it('puts characters together that arrive byte by byte', async () => {
    const { text } = await ask(async (stream) => {
      stream.beginText();
      const bytes = Buffer.from(
        `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: '존🥊' } })}\n\n`,
      );
      for (const byte of bytes) {
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
  ])('gives up on a provider that sends %s', async (_, reply) => {
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
          stream.event('ping');
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        stream.answer('At last.');
      },
      { idleTimeoutMs: 250 },
    );
    expect(text).toBe('At last.');
  });

  it.each<[string, Reply, Partial<LanguageModelError>]>([
    ['529', (stream) => stream.refuse(529, 'overloaded_error'), { kind: 'overloaded' }],
    ['500', (stream) => stream.refuse(500, 'api_error'), { kind: 'overloaded' }],
    [
      '429',
      (stream) => stream.refuse(429, 'rate_limit_error', 'slow down', { 'retry-after': '3600' }),
      { kind: 'rate_limited', retryAfterMs: 3_600_000 },
    ],
    [
      '429 with a retry-after that is none',
      (stream) => stream.refuse(429, 'rate_limit_error', 'slow down', { 'retry-after': 'soon' }),
      { kind: 'rate_limited', retryAfterMs: undefined },
    ],
    [
      '401',
      (stream) => stream.refuse(401, 'authentication_error', 'not secret-key'),
      { kind: 'authentication' },
    ],
    ['400', (stream) => stream.refuse(400, 'invalid_request_error'), { kind: 'invalid_request' }],
    [
      'an error event before the text',
      (stream) => {
        stream.open();
        stream.event('error', { error: { type: 'overloaded_error', message: 'busy' } });
      },
      { kind: 'overloaded' },
    ],
    [
      'an error event within the text',
      (stream) => {
        stream.beginText();
        stream.delta('Hello.');
        stream.event('error', { error: { type: 'overloaded_error', message: 'busy' } });
      },
      { kind: 'overloaded' },
    ],
  ])('maps %s, and asks once', async (_, reply, expected) => {
    const { error } = await ask(reply);
    expect(error).toMatchObject({ ...expected, code: 'llm_unavailable' });
    expect(JSON.stringify([error?.message, error?.detail])).not.toContain('secret-key');
    expect(server.requests).toHaveLength(1);
  });

  it('fails when nobody listens', async () => {
    const abandoned = model();
    await server.close();
    const read = async (): Promise<void> => {
      for await (const event of abandoned.stream(REQUEST, new AbortController().signal)) void event;
    };
    await expect(read()).rejects.toMatchObject({ kind: 'connection', code: 'llm_unavailable' });
    server = await AnthropicServer.start();
  });

  it('passes unknown events and blocks over', async () => {
    const { text, error } = await ask((stream) => {
      stream.open();
      stream.event('a_new_event', { something: 1 });
      stream.event('content_block_start', { index: 7, content_block: { type: 'a_new_block' } });
      stream.event('content_block_delta', { index: 7, delta: { type: 'a_new_delta', text: 'no' } });
      stream.answer('Hello.');
    });
    expect(error).toBeNull();
    expect(text).toBe('Hello.');
  });

  it('says that arguments are malformed', async () => {
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

  it('shows no reasoning, and gives it back as it came', async () => {
    const { events, text } = await ask((stream) => {
      stream.open();
      stream.event('content_block_start', {
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      });
      stream.event('content_block_delta', { index: 0, delta: { type: 'thinking_delta', thinking: 'Hm' } });
      stream.event('content_block_delta', { index: 0, delta: { type: 'thinking_delta', thinking: 'm.' } });
      stream.event('content_block_delta', { index: 0, delta: { type: 'signature_delta', signature: 'sig' } });
      stream.endBlock();
      stream.toolCall('toolu_1', 'get_fighter', {});
      stream.stop('tool_use');
    });
    expect(text).toBe('');
    const reasoning = events.find((event) => event.type === 'provider_block');
    if (reasoning?.type !== 'provider_block') throw new Error('no reasoning came');
    const content = [
      reasoning,
      { type: 'tool_call' as const, id: 'toolu_1', name: 'get_fighter', arguments: {} },
    ];
    const request = { ...REQUEST, messages: [...REQUEST.messages, { role: 'assistant' as const, content }] };
    await ask((stream) => stream.answer('Done.'), { request });
    expect(server.requests[1]?.body.messages[1]).toEqual({
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hmm.', signature: 'sig' },
        { type: 'tool_use', id: 'toolu_1', name: 'get_fighter', input: {} },
      ],
    });
  });

  it('takes a delta of five megabytes', async () => {
    const { text } = await ask((stream) => stream.answer('x'.repeat(5_000_000)));
    expect(text).toHaveLength(5_000_000);
  });

  it('ends the request at once when it is aborted', async () => {
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
});
