import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, redisServer } from '../support/needs.js';
import { fresh, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { RedisServer } from '../support/redis-server.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** A failing Redis does not affect users. */
describeWith([redisServer()], 'a service whose Redis', () => {
  let redis: RedisServer;
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;

  const expectAnswer = async (): Promise<void> => {
    const client = await RealtimeClient.connect(app.url, token);
    const { ack, end } = await client.ask(fresh('Who'));
    expect(end).toMatchObject({ status: 'complete', content: 'One two three.' });
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    const stopped = await client.send('message', { content: fresh('Endless') });
    await client.waitFor('response_chunk', ({ message_id }) => message_id === stopped.response_id);
    expect(await client.send('stop', { message_id: stopped.response_id })).toEqual({ ok: true });
    expect(await client.endOf(stopped.response_id)).toMatchObject({ status: 'stopped' });
    client.close();
  };

  beforeAll(async () => {
    redis = await RedisServer.planned();
    model = await AnthropicServer.start((stream, request) => {
      if (JSON.stringify(request.body.messages).includes('Endless')) {
        stream.text('and so on');
        return request.aborted;
      }
      return stream.answer('One ', 'two ', 'three.');
    });
    app = await startTestApp({ ...model.env, REDIS_URL: redis.url });
    token = await app.token();
  });
  afterAll(async () => {
    redis.resume();
    await app.close();
    await redis.close();
    await model.close();
  });

  it('is unavailable at the start answers', expectAnswer);

  it('starts, is paused, resumes, is killed and starts again answers all the time', async () => {
    expect(await redis.run()).toBe(true);
    await sleep(2_500);
    await expectAnswer();
    redis.pause();
    await expectAnswer();
    redis.resume();
    await expectAnswer();
    await redis.kill();
    await expectAnswer();
    await redis.run();
    await sleep(2_500);
    await expectAnswer();
  });

  it('is paused shuts down in time', async () => {
    const paused = await startTestApp({ ...model.env, REDIS_URL: redis.url });
    redis.pause();
    const client = await RealtimeClient.connect(paused.url, await paused.token());
    await client.ask(fresh('Who'));
    await paused.close();
    await client.closed();
    expect(client.socket.connected).toBe(false);
  });
});
