import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readiness } from '@app/chat-protocol';
import { AnthropicServer } from '../support/anthropic-server.js';
import type { ModelServer, Reply } from '../support/model-server.js';
import { OpenAiServer } from '../support/openai-server.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const KEY = 'key-of-the-tests';
const CHECKED = { LLM_CHECK_AT_START: 'true', LLM_FALLBACK: 'embedded', LOG_LEVEL: 'info' };

async function stateOf(service: TestApp): Promise<Readiness['language_model']> {
  const { status, body } = await new RestClient(service.url).get('/health/ready');
  expect(status).toBe(200);
  return (body as Readiness).language_model;
}

/** The state, once it is known. */
async function checkedState(service: TestApp): Promise<Readiness['language_model']> {
  for (;;) {
    const state = await stateOf(service);
    if (state.state !== 'unchecked') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the check of the provider', () => {
  let model: ModelServer;
  let service: TestApp | undefined;
  const log: string[] = [];

  beforeEach(() => {
    log.length = 0;
    service = undefined;
  });
  afterEach(async () => {
    await service?.close();
    await model.close();
  });

  async function start(
    vendor: 'anthropic' | 'openai',
    sideReply: Reply,
    env: Record<string, string> = {},
  ): Promise<TestApp> {
    model = vendor === 'anthropic' ? await AnthropicServer.start() : await OpenAiServer.start();
    model.sideReply = sideReply;
    service = await startTestApp({ ...model.env, ...CHECKED, ...env }, { log: (line) => log.push(line) });
    return service;
  }

  it.each<['anthropic' | 'openai', string, Reply, string, string]>([
    ['anthropic', 'a wrong key', (stream) => stream.refuseAs('key', KEY), 'authentication', 'CLAUDE_API_KEY'],
    ['openai', 'a wrong key', (stream) => stream.refuseAs('key', KEY), 'authentication', 'OPENAI_API_KEY'],
    [
      'openai',
      'an unknown model',
      (stream) => stream.refuseAs('invalid_request', 'The model does not exist'),
      'invalid_request',
      'OPENAI_MODEL',
    ],
  ])(
    'reports that %s has %s, in the log, in readiness and in answers',
    async (vendor, _what, refuse, kind, setting) => {
      const app = await start(vendor, refuse);
      const name = vendor === 'anthropic' ? 'claude-sonnet-5-5' : 'gpt-5-mini';
      const reason = expect.stringMatching(new RegExp(`^${kind}, check .*${setting}`));
      const state = { provider: vendor, model: name, state: 'failed', reason, fallback: 'embedded' };
      expect(await checkedState(app)).toEqual(state);
      const warnings = log.filter((line) => Number((JSON.parse(line) as { level: number }).level) >= 40);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain('failed its check at the start');
      expect(warnings[0]).toContain(setting);
      expect(warnings[0]).toContain('embedded answers');
      expect(log.join('\n')).not.toContain(KEY);

      model.reply = refuse;
      const token = await app.token();
      const client = await RealtimeClient.connect(app.url, token);
      const { ack, end } = await client.ask('Who is Khabib?');
      client.close();
      const answering = { provider: 'embedded', fallback_from: vendor, fallback_reason: kind };
      expect(end).toMatchObject({ status: 'complete', usage: { model: answering } });
      const history = await new RestClient(app.url).get(`/api/chat/history?session_id=${ack.session_id}`, {
        token,
      });
      const { messages } = history.body as { messages: { id: string; usage: unknown }[] };
      expect(messages.find(({ id }) => id === ack.response_id)?.usage).toMatchObject({ model: answering });
    },
  );

  it('lets the fallback answer instead of a call as text that cannot be run', async () => {
    const app = await start('openai', (stream) => stream.answer('OK'));
    model.reply = (stream) => stream.answer('<tool_call>{"name": "no_such_tool"}</tool_call>');
    const client = await RealtimeClient.connect(app.url, await app.token());
    const { end } = await client.ask('Who is Khabib?');
    client.close();
    expect(end).toMatchObject({
      status: 'complete',
      usage: { model: { provider: 'embedded', fallback_from: 'openai', fallback_reason: 'malformed' } },
    });
    expect(end.content).not.toContain('tool_call');
  });

  it('tells that the provider answers, with a request of a few tokens that is billed to nobody', async () => {
    const app = await start('openai', (stream) => stream.answer('OK'));
    expect(await checkedState(app)).toMatchObject({ provider: 'openai', state: 'ok', reason: null });
    expect(model.sideRequests).toHaveLength(1);
    expect(model.sideRequests[0]?.body).toMatchObject({ max_tokens: 16 });
    expect(await app.query('SELECT id FROM app.model_requests')).toEqual([]);
    expect(log.join('\n')).toContain('openai (gpt-5-mini) answers');
  });

  it('follows the requests of answers', async () => {
    const app = await start('openai', (stream) => stream.refuseAs('key'));
    expect(await checkedState(app)).toMatchObject({ state: 'failed' });
    model.sideReply = (stream) => stream.answer('OK');
    const client = await RealtimeClient.connect(app.url, await app.token());
    await client.ask('Who is Khabib?');
    client.close();
    expect(await stateOf(app)).toMatchObject({ state: 'ok' });
  });

  it('delays neither the start nor readiness, and ends with the service', async () => {
    const app = await start('openai', () => undefined);
    expect(await stateOf(app)).toMatchObject({ state: 'unchecked' });
    const started = performance.now();
    await app.close();
    service = undefined;
    expect(performance.now() - started).toBeLessThan(5000);
    expect(log.join('\n')).not.toContain('failed its check');
  });

  it.each([
    ['off', { LLM_CHECK_AT_START: 'false' }, { provider: 'anthropic', state: 'unchecked' }],
    [
      'for the embedded analyst',
      { LLM_PROVIDER: 'embedded' },
      { provider: 'embedded', state: 'ok', fallback: null },
    ],
  ])('is not made when it is %s', async (_what, env, expected) => {
    const app = await start('anthropic', (stream) => stream.answer('OK'), env);
    await app.token();
    expect(await stateOf(app)).toMatchObject(expected);
    expect(model.sideRequests).toHaveLength(0);
  });
});

describe('prices', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prices-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (entries: unknown): Record<string, string> => {
    const file = join(folder, 'prices.json');
    writeFileSync(file, JSON.stringify(entries));
    return { LLM_PRICES_FILE: file };
  };

  async function usageOf(env: Record<string, string>): Promise<unknown> {
    const model = await OpenAiServer.start((stream) => stream.answer('He is 29-0.'));
    const service = await startTestApp({ ...model.env, LLM_FALLBACK: 'none', ...env });
    try {
      const token = await service.token();
      const client = await RealtimeClient.connect(service.url, token);
      await client.ask('Who is Khabib?');
      client.close();
      // The title's request ends after the answer.
      const others = `FROM app.model_requests WHERE kind <> 'answer'`;
      while ((await service.query(`SELECT id ${others} AND outcome IS NOT NULL`)).length === 0)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await service.query(`DELETE ${others}`);
      const { body } = await new RestClient(service.url).get('/api/user/usage', { token });
      return (body as { total: unknown }).total;
    } finally {
      await service.close();
      await model.close();
    }
  }

  it('of an unknown model are unknown, not zero', async () => {
    expect(await usageOf({ OPENAI_MODEL: 'qwen3' })).toMatchObject({ cost_usd: null, unpriced_requests: 1 });
  });

  it('come from a file, which overrides the built-in ones', async () => {
    const env = write([{ provider: 'openai', model: 'gpt-5*', input: 1000, output: 10_000 }]);
    expect(await usageOf(env)).toMatchObject({ cost_usd: 0.3, unpriced_requests: 0 });
  });

  it('in an invalid file are refused at the start', async () => {
    const env = write([{ provider: 'openai', model: 'x', input: 'much', output: 1 }]);
    await expect(startTestApp(env)).rejects.toThrow('LLM_PRICES_FILE: entry.0.input');
  });
});
