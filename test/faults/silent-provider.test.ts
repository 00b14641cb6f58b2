import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { fresh, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const TIMEOUT_MS = 4_000;

describe('a provider that accepts requests and stays silent', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let client: RealtimeClient;

  beforeAll(async () => {
    model = await AnthropicServer.start((_stream, { aborted }) => aborted);
    app = await startTestApp({
      ...model.env,
      LLM_FALLBACK: 'embedded',
      LLM_TIMEOUT_MS: String(TIMEOUT_MS),
    });
    client = await RealtimeClient.connect(app.url, await app.token());
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await model.close();
  });

  it('is replaced by the fallback after one attempt, before the time of the answer is over', async () => {
    const { end } = await client.ask(fresh('How many bouts did somebody win?'));
    expect(end).toMatchObject({
      status: 'complete',
      usage: { model: { provider: 'embedded', fallback_from: 'anthropic', fallback_reason: 'connection' } },
    });
    expect(model.requests).toHaveLength(1);
  });
});
