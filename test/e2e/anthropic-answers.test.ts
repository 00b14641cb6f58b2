import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LLMock } from '@copilotkit/aimock';
import { joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** The official SDK against a server that speaks the provider's API as its clients know it. */
describe('an answer of Claude', () => {
  const provider = new LLMock({ port: 0 });
  let app: TestApp;
  let client: RealtimeClient;

  const statuses = (messageId: string): unknown[] =>
    client
      .of(messageId)
      .filter(({ event }) => event === 'tool_call')
      .map(({ data }) => [data['name'], data.status]);

  beforeAll(async () => {
    await provider.start();
    app = await startTestApp({
      LLM_PROVIDER: 'auto',
      CLAUDE_API_KEY: 'key-of-the-tests',
      ANTHROPIC_BASE_URL: provider.url,
      LLM_FALLBACK: 'none',
    });
    client = await RealtimeClient.connect(app.url, await app.token());
  });
  afterEach(() => {
    provider.clearFixtures();
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await provider.stop();
  });

  it('streams a text', async () => {
    provider.onMessage('hello', { content: 'Hello! 안녕하세요, 존 존스 팬 여러분.' });
    const { ack, end } = await client.ask('hello');
    expect(end).toMatchObject({ status: 'complete', content: 'Hello! 안녕하세요, 존 존스 팬 여러분.' });
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
  });

  it('asks a tool and reads its result', async () => {
    provider.on(
      { userMessage: 'one tool', hasToolResult: false },
      { toolCalls: [{ id: 'call_1', name: 'search_fighters', arguments: { query: 'Jones' } }] },
    );
    provider.on({ userMessage: 'one tool', hasToolResult: true }, { content: 'Found.' });
    const { ack, end } = await client.ask('one tool');
    expect(end.status).toBe('complete');
    expect(end.content).toMatch(/^Found\.\n\n> Note: .*\n\n\*UFC bouts only, data up to .*\*$/);
    expect(statuses(ack.response_id)).toEqual([
      ['search_fighters', 'running'],
      ['search_fighters', 'done'],
    ]);
  });

  it('asks two tools at once, one of which does not exist', async () => {
    provider.on(
      { userMessage: 'two tools', hasToolResult: false },
      {
        toolCalls: [
          { id: 'call_1', name: 'search_fighters', arguments: { query: 'Jones' } },
          { id: 'call_2', name: 'no_such_tool', arguments: {} },
        ],
      },
    );
    provider.on({ userMessage: 'two tools', hasToolResult: true }, { content: 'One of them.' });
    const { ack, end } = await client.ask('two tools');
    expect(end.status).toBe('complete');
    expect(end.content).toMatch(/^One of them\.\n\n/);
    const seen = statuses(ack.response_id);
    expect(seen.slice(0, 2)).toEqual([
      ['search_fighters', 'running'],
      ['no_such_tool', 'running'],
    ]);
    expect(seen.slice(2)).toEqual(
      expect.arrayContaining([
        ['search_fighters', 'done'],
        ['no_such_tool', 'error'],
      ]),
    );
  });

  it('is stored whole though it holds characters that the database does not', async () => {
    provider.on(
      { userMessage: 'odd characters', hasToolResult: false },
      { toolCalls: [{ id: 'call_1', name: 'no_such_tool', arguments: { 'k\0': 'Jo\0nes\ud83e' } }] },
    );
    provider.on(
      { userMessage: 'odd characters', hasToolResult: true },
      { content: 'Half \ud83e of a pair.' },
    );
    const { ack, end } = await client.ask('odd characters');
    expect(end).toMatchObject({ status: 'complete', content: 'Half \ufffd of a pair.' });
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
  });

  it('fails clearly on an error, without the key', async () => {
    provider.onMessage('wrong', {
      error: { message: 'invalid x-api-key key-of-the-tests', type: 'authentication_error' },
      status: 401,
    });
    const { ack, end } = await client.ask('wrong');
    expect(end.status).toBe('failed');
    const failure = await client.waitFor('error', ({ message_id }) => message_id === ack.response_id);
    expect(failure.error.code).toBe('llm_unavailable');
    expect(JSON.stringify(failure)).not.toContain('key-of-the-tests');
  });

  it('asks again after an error that passes', async () => {
    provider.nextRequestError(529, { message: 'Overloaded', type: 'overloaded_error' });
    provider.onMessage('busy', { content: 'Here I am.' });
    expect((await client.ask('busy')).end).toMatchObject({ status: 'complete', content: 'Here I am.' });
  });
});

describe('an answer while Claude is down', () => {
  it('is made by the embedded analyst', async () => {
    const provider = new LLMock({ port: 0 });
    await provider.start();
    const env = {
      LLM_PROVIDER: 'anthropic',
      CLAUDE_API_KEY: 'key-of-the-tests',
      ANTHROPIC_BASE_URL: provider.url,
    };
    const app = await startTestApp({ ...env, LLM_FALLBACK: 'embedded' });
    const client = await RealtimeClient.connect(app.url, await app.token());
    try {
      provider.onMessage(/./, { error: { message: 'no', type: 'authentication_error' }, status: 401 });
      const { ack, end } = await client.ask('hello there');
      expect(end).toMatchObject({
        status: 'complete',
        usage: { model: { provider: 'embedded', fallback_from: 'anthropic' } },
      });
      expect(end.content.length).toBeGreaterThan(0);
      expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    } finally {
      client.close();
      await app.close();
      await provider.stop();
    }
  });
});
