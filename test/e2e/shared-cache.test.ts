import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@app/common';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, REDIS } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeWith([REDIS], 'answers over Redis', () => {
  let model: AnthropicServer;
  const apps: TestApp[] = [];
  const clients: RealtimeClient[] = [];

  beforeAll(async () => {
    model = await AnthropicServer.start();
    for (let index = 0; index < 2; index += 1) {
      const app = await startTestApp({ ...model.env, REDIS_URL: process.env['TEST_REDIS_URL'] ?? '' });
      apps.push(app);
      clients.push(await RealtimeClient.connect(app.url, await app.token()));
    }
    await sleep(500);
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    for (const app of apps) await app.close();
    await model.close();
  });

  it('are shared between processes', async () => {
    const question = `Who is ${newId()}?`;
    const [one, other] = clients;
    const first = await one?.ask(question);
    await sleep(200);
    const second = await other?.ask(question);
    expect(first?.end).toMatchObject({ cached: false, content: 'Hello.' });
    expect(second?.end).toMatchObject({ cached: true, content: 'Hello.', usage: { input_tokens: 0 } });
    expect(model.requests).toHaveLength(1);
  });
});
