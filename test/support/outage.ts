import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from './anthropic-server.js';
import { fresh, RealtimeClient } from './realtime-client.js';
import { startTestApp, type TestApp } from './start-app.js';

const QUESTIONS_PER_SECOND = 20;
const MAX_ATTEMPTS_PER_QUESTION = 1.1;

/** Users ask for some seconds while the provider refuses every request. */
export function testOutage(seconds: number): void {
  describe('a total outage of the provider', () => {
    let model: AnthropicServer;
    let app: TestApp;
    const clients: RealtimeClient[] = [];

    beforeAll(async () => {
      model = await AnthropicServer.start((stream) => stream.refuseAs('overloaded'));
      app = await startTestApp({ ...model.env, LLM_FALLBACK: 'embedded' });
      for (let index = 0; index < QUESTIONS_PER_SECOND; index += 1) {
        clients.push(await RealtimeClient.connect(app.url, await app.token(`user${index}@example.com`)));
      }
    });
    afterAll(async () => {
      for (const client of clients) client.close();
      await app.close();
      await model.close();
    });

    it(
      'is answered by the fallback, with next to no attempts, and ends by itself',
      async () => {
        const pending: ReturnType<RealtimeClient['ask']>[] = [];
        for (let index = 0; index < seconds * QUESTIONS_PER_SECOND; index += 1) {
          const client = clients[index % clients.length];
          if (client !== undefined) pending.push(client.ask(fresh('How many bouts did somebody win?')));
          await sleep(1000 / QUESTIONS_PER_SECOND);
        }
        const answers = await Promise.all(pending);
        const attempts = model.requests.length + model.sideRequests.length;
        console.log(`${pending.length} questions, ${attempts} attempts`);
        expect(attempts / pending.length).toBeLessThanOrEqual(MAX_ATTEMPTS_PER_QUESTION);
        for (const { end } of answers) {
          expect(end).toMatchObject({
            status: 'complete',
            usage: { model: { provider: 'embedded', fallback_from: 'anthropic' } },
          });
        }

        model.reply = (stream) => stream.answer('Back again.');
        let back = '';
        while (back !== 'Back again.') {
          await sleep(500);
          back = String((await clients[0]?.ask(fresh('Are you back?')))?.end.content);
        }
      },
      seconds * 1000 + 150_000,
    );
  });
}
