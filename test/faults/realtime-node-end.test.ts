import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl } from '../support/nodes.js';
import { type Fields, fresh, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ENVIRONMENT = { REDIS_URL: testRedisUrl(7) };
/** Answers of dead processes end within this time. */
const RECOVERY_TIMEOUT_MS = 15_000;

describeWith([POSTGRES, REDIS], 'a node of two that', () => {
  let database: TestDatabase;
  let model: AnthropicServer;
  let a: ServiceProcess;
  let b: ServiceProcess;

  beforeEach(async () => {
    database = await createTestDatabase({ data: 'starter' });
    model = await AnthropicServer.start(async (reply) => {
      reply.beginText();
      for (let piece = 0; piece < 2_000; piece += 1) {
        reply.delta(`word ${piece} `);
        await sleep(10);
      }
    });
    const start = (): Promise<ServiceProcess> =>
      ServiceProcess.start({ ...database.env, ...model.env, ...ENVIRONMENT });
    [a, b] = await Promise.all([start(), start()]);
  }, 120_000);
  afterEach(async () => {
    await Promise.all([a.end('SIGKILL'), b.end('SIGKILL')]);
    await model.close();
    await database.close();
  });

  /** A user asks on the first node and follows on both. */
  const askOnFirst = async (): Promise<{ ack: Fields; first: RealtimeClient; second: RealtimeClient }> => {
    const token = await a.token();
    const first = await RealtimeClient.connect(a.url, token);
    const ack = await first.send('message', { content: fresh('Long') });
    const second = await RealtimeClient.connect(b.url, token);
    await second.send('resume', { message_id: ack.response_id, after_seq: 0 });
    for (const client of [first, second]) {
      await client.waitFor('response_chunk', ({ seq }) => seq > 100);
    }
    return { ack, first, second };
  };

  it('is killed leaves its answer interrupted on the other node, with all text that was sent', async () => {
    const { ack, first, second } = await askOnFirst();
    await a.end('SIGKILL');
    const killedAt = Date.now();
    const end = await second.endOf(ack.response_id);
    expect(Date.now() - killedAt).toBeLessThan(RECOVERY_TIMEOUT_MS);
    expect(end).toMatchObject({ status: 'interrupted' });
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe(end.content);
    expect(end.content.startsWith(joinGapless(first.chunksOf(ack.response_id)))).toBe(true);
    model.reply = (reply) => reply.answer('Once more.');
    const again = await second.send('regenerate', { message_id: ack.response_id });
    expect(again).toMatchObject({ ok: true, session_id: ack.session_id });
    expect(await second.endOf(again.response_id)).toMatchObject({
      status: 'complete',
      content: 'Once more.',
    });
    second.close();
  }, 60_000);

  it('is paused beyond its lease sends nothing more when it resumes', async () => {
    const { ack, first, second } = await askOnFirst();
    a.signal('SIGSTOP');
    const end = await second.endOf(ack.response_id);
    expect(end).toMatchObject({ status: 'interrupted' });
    a.signal('SIGCONT');
    const theirs = await first.endOf(ack.response_id);
    expect(theirs).toMatchObject({ status: 'interrupted', content: end.content });
    expect(joinGapless(first.chunksOf(ack.response_id))).toBe(end.content);
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe(end.content);
    await sleep(500);
    expect(first.of(ack.response_id).at(-1)?.event).toBe('response_end');
    for (const client of [first, second]) client.close();
  }, 60_000);

  it('shuts down closes idle connections at once, and the others after their answers', async () => {
    model.reply = async (reply) => {
      reply.beginText();
      for (let piece = 0; piece < 20; piece += 1) {
        reply.delta(`word ${piece} `);
        await sleep(100);
      }
      reply.endBlock();
      reply.stop();
    };
    const token = await a.token();
    const idle = await RealtimeClient.connect(a.url, token);
    const busy = await RealtimeClient.connect(a.url, token);
    const ack = await busy.send('message', { content: fresh('Count') });
    await busy.waitFor('response_chunk');
    const ended = a.end('SIGTERM');
    await idle.closed();
    expect(idle.seen.at(-1)).toMatchObject({
      event: 'error',
      data: { error: { code: 'shutting_down', retryable: true } },
    });
    expect(busy.socket.connected).toBe(true);
    expect(await busy.endOf(ack.response_id)).toMatchObject({ status: 'complete' });
    await busy.closed();
    expect(busy.seen.at(-1)).toMatchObject({ event: 'error', data: { error: { code: 'shutting_down' } } });
    expect(await ended).toBe(0);
    const again = await RealtimeClient.connect(b.url, token, { sessionId: ack.session_id });
    expect(await again.send('resume', { message_id: ack.response_id, after_seq: 0 })).toMatchObject({
      status: 'complete',
    });
    again.close();
  }, 60_000);
});
