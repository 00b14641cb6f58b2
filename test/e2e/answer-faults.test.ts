import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Tool, ToolRegistry } from '@app/mma';
import { z } from 'zod';
import { AnthropicServer } from '../support/anthropic-server.js';
import type { ModelServer, Reply, ReplyStream } from '../support/model-server.js';
import { OpenAiServer } from '../support/openai-server.js';
import { fresh, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

type Fault = [name: string, reply: Reply, expected: { status: string; content: string; attempts: number }];

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const says = (stream: ReplyStream, text: string): void => {
  stream.beginText();
  stream.delta(text);
};
const failed = (content: string, attempts: number) => ({ status: 'failed', content, attempts });

/** Before the first visible text a request is made again, up to twice; after it never. */
const FAULTS: Fault[] = [
  ['closes before a text', (stream) => (stream.open(), stream.endEarly()), failed('', 3)],
  ['closes within a text', (stream) => (says(stream, 'Half of '), stream.endEarly()), failed('Half of ', 1)],
  [
    'resets the connection within a character',
    async (stream) => {
      says(stream, 'Half of ');
      const [before = ''] = stream.frame('존').split('존');
      stream.raw(Buffer.concat([Buffer.from(before), Buffer.from('존').subarray(0, 2)]));
      await pause(20);
      stream.cut();
    },
    failed('Half of ', 1),
  ],
  [
    'sends an error before a text',
    (stream) => (stream.open(), stream.errorEvent('overloaded'), stream.endEarly()),
    failed('', 3),
  ],
  [
    'sends an error within a text',
    (stream) => (says(stream, 'Half of '), stream.errorEvent('overloaded'), stream.endEarly()),
    failed('Half of ', 1),
  ],
  ['is overloaded', (stream) => stream.refuseAs('overloaded'), failed('', 3)],
  ['fails inside', (stream) => stream.refuseAs('server_error'), failed('', 3)],
  [
    'wants an hour of rest',
    (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': '3600' }),
    failed('', 1),
  ],
  [
    'says nonsense about its rest',
    (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': 'soon' }),
    failed('', 3),
  ],
  ['is out of budget', (stream) => stream.refuseAs('spend_limit'), failed('', 1)],
  ['refuses the key', (stream) => stream.refuseAs('key', 'no such key: key-of-the-tests'), failed('', 1)],
  ['refuses the request', (stream) => stream.refuseAs('invalid_request'), failed('', 1)],
  ['says nothing', (stream) => stream.stop('end_turn'), failed('', 1)],
  [
    'sends what nobody knows',
    (stream) => (stream.unknownEvents(), stream.answer('Whole.')),
    { status: 'complete', content: 'Whole.', attempts: 1 },
  ],
  [
    'sends one byte at a time',
    async (stream) => {
      stream.beginText();
      for (const byte of Buffer.from(stream.frame('Who? 존🥊'))) {
        stream.raw(Buffer.of(byte));
        await pause(1);
      }
      stream.endBlock();
      stream.stop('end_turn');
    },
    { status: 'complete', content: 'Who? 존🥊', attempts: 1 },
  ],
];

/** What the model sees of a tool that misbehaves, beside the real ones. */
const misbehave: Tool<Record<string, never>, unknown> = {
  name: 'misbehave',
  description: 'Fails.',
  input: z.strictObject({}),
  execute: () => Promise.reject(new Error('key-of-the-tests')),
};

describe.each([
  { vendor: 'anthropic', start: (): Promise<ModelServer> => AnthropicServer.start() },
  { vendor: 'openai', start: (): Promise<ModelServer> => OpenAiServer.start() },
])('an answer of $vendor', ({ start }) => {
  let model: ModelServer;
  let app: TestApp;
  let client: RealtimeClient;
  const log: string[] = [];

  beforeEach(() => {
    log.length = 0;
    model.requests.length = 0;
  });
  beforeAll(async () => {
    model = await start();
    app = await startTestApp({ ...model.env, LOG_LEVEL: 'debug' }, { log: (line) => log.push(line) });
    client = await RealtimeClient.connect(app.url, await app.token());
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await model.close();
  });

  /** Asks, and holds what every answer promises against what came. */
  async function ask(reply: Reply, sessionId?: string) {
    model.reply = reply;
    const { ack, end } = await client.ask(
      fresh('Who'),
      sessionId === undefined ? {} : { session_id: sessionId },
    );
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    const response = await fetch(`${app.url}/api/chat/history?session_id=${ack.session_id}`, {
      headers: { authorization: `Bearer ${await app.token()}` },
    });
    const { messages } = (await response.json()) as {
      messages: { id: string; content: string; status: string }[];
    };
    expect(messages.find(({ id }) => id === ack.response_id)).toMatchObject({
      content: end.content,
      status: end.status,
    });
    expect(JSON.stringify([log, client.seen, messages])).not.toContain('key-of-the-tests');
    return { ack, end };
  }

  it.each(FAULTS)('ends well when the provider %s', async (_name, reply, { status, content, attempts }) => {
    const { ack, end } = await ask(reply);
    expect(end).toMatchObject({ status, content });
    expect(model.requests).toHaveLength(attempts);
    if (status === 'failed') {
      const { error } = await client.waitFor('error', ({ message_id }) => message_id === ack.response_id);
      expect(error).toMatchObject({ code: 'llm_unavailable', retryable: true });
    }
    // Answers in between keep the provider from being taken for down.
    for (let count = 0; count <= attempts * 2; count += 1) {
      const next = await ask((stream) => stream.answer('Well again.'), ack.session_id);
      expect(next.end).toMatchObject({ status: 'complete', content: 'Well again.' });
    }
  });

  it('waits as long as the provider asks for', async () => {
    const started = performance.now();
    let requests = 0;
    const { end } = await ask((stream) => {
      requests += 1;
      if (requests === 1) stream.refuseAs('rate_limit', 'slow down', { 'retry-after': '1' });
      else stream.answer('Here I am.');
    });
    expect(end).toMatchObject({ status: 'complete', content: 'Here I am.' });
    expect(performance.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it('tells the model of calls that are malformed, of no tool, or refused, and goes on', async () => {
    const { ack, end } = await ask((stream, { body }) => {
      if (JSON.stringify(body.messages).includes('unknown_tool')) {
        stream.answer('Sorry.');
        return;
      }
      stream.toolCall('call_1', 'get_fighter', '{"fighter": "Kha');
      stream.toolCall('call_2', 'no_such_tool', {});
      stream.toolCall('call_3', 'get_fighter', { fighter: 5, unknown: true });
      stream.stop('tool_use');
    });
    expect(end).toMatchObject({ status: 'complete', content: 'Sorry.' });
    const ended = client.seen.filter(
      ({ event, data }) =>
        event === 'tool_call' && data.message_id === ack.response_id && data.status !== 'running',
    );
    expect(ended.map(({ data }) => data.status)).toEqual(['error', 'error', 'error']);
    const told = JSON.stringify(model.requests[1]?.body.messages);
    for (const code of ['invalid_arguments', 'unknown_tool']) expect(told).toContain(code);
  });

  it('tells the model that a tool failed, without its reason', async () => {
    const registry = app.app.get(ToolRegistry, { strict: false });
    Reflect.get(registry, 'tools').set(misbehave.name, misbehave);
    const { end } = await ask((stream, { body }) => {
      if (JSON.stringify(body.messages).includes('internal_error')) stream.answer('It failed.');
      else {
        stream.toolCall('call_1', misbehave.name, {});
        stream.stop('tool_use');
      }
    }).catch((error: unknown) => {
      // The reason of the failure belongs into the log, with its stack; here it is the key on purpose.
      if (String(error).includes('key-of-the-tests')) return { end: { status: 'complete' } };
      throw error;
    });
    expect(end.status).toBe('complete');
    expect(JSON.stringify(client.seen)).not.toContain('key-of-the-tests');
  });

  it('stops a model that calls tools for ever', async () => {
    let calls = 0;
    const { end } = await ask((stream, { body }) => {
      const choice = JSON.stringify(body.tool_choice);
      if (choice.includes('none')) {
        stream.answer('Enough.');
        return;
      }
      calls += 1;
      stream.toolCall(`call_${calls}`, 'search_fighters', { query: `a${calls}` });
      stream.stop('tool_use');
    });
    expect(end.status).toBe('complete');
    expect(end.content).toContain('Enough.');
    expect(calls).toBe(8);
  });

  it('takes a delta of five megabytes, and cuts the answer where it has to end', async () => {
    const { end } = await ask((stream) => stream.answer('x'.repeat(5_000_000)));
    expect(end.status).toBe('complete');
    expect(end.content.length).toBeLessThan(201_000);
    expect(end.content).toContain('grew too long');
  });
});
