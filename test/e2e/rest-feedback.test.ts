import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { AnthropicServer } from '../support/anthropic-server.js';
import { fresh, gate, RealtimeClient } from '../support/realtime-client.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NONE = { rating: null, comment: null, timestamp: null };

describe('PUT /api/chat/message/{id}/feedback', () => {
  let model: AnthropicServer;
  let service: TestApp;
  let token: string;
  let mine: RestClient;
  let other: RestClient;
  let sessionId: string;
  let questionId: string;
  let answerId: string;

  beforeAll(async () => {
    model = await AnthropicServer.start((stream) => stream.answer('He is 13-0.'));
    model.sideReply = (stream) => stream.answer('A title');
    service = await startTestApp(model.env);
    token = await service.token('mine@example.com');
    mine = new RestClient(service.url, token);
    other = new RestClient(service.url, await service.token('other@example.com'));
    const socket = await RealtimeClient.connect(service.url, token);
    const { ack } = await socket.ask(fresh('What is the record of Khabib?'));
    socket.close();
    [sessionId, questionId, answerId] = [ack.session_id, ack.message_id, ack.response_id];
  });
  afterAll(async () => {
    await service.close();
    await model.close();
  });

  const rate = (client: RestClient, id: string, body: unknown): Promise<RestAnswer> =>
    client.put(`/api/chat/message/${id}/feedback`, body);
  const feedbackOf = async (id: string): Promise<unknown> => {
    const { messages } = (await mine.get(`/api/chat/history?session_id=${sessionId}`)).body;
    return messages.find((message: { id: string }) => message.id === id).feedback;
  };

  it('stores feedback, which the history shows; null where there is none', async () => {
    expect(await feedbackOf(answerId)).toBeNull();
    const comment = `  ${'좋아요'.normalize('NFD')}\n`;
    const stored = await rate(mine, answerId, { rating: 'up', comment });
    expect([stored.status, stored.body]).toEqual([
      200,
      { rating: 'up', comment: '좋아요', timestamp: expect.stringMatching(MOMENT) },
    ]);
    expect(stored.headers.get('ratelimit-policy')).toContain('"write"');
    expect(await feedbackOf(answerId)).toEqual(stored.body);
    expect(await feedbackOf(questionId)).toBeNull();
  });

  it('replaces feedback as a whole, and keeps its time when it is repeated', async () => {
    const first = await rate(mine, answerId, { rating: 'down', comment: 'Wrong.' });
    for (const body of [
      { rating: 'down', comment: 'Wrong.' },
      { rating: 'down', comment: ' Wrong. ' },
    ]) {
      expect(await rate(mine, answerId.toUpperCase(), body)).toMatchObject({ status: 200, body: first.body });
    }
    for (const body of [{ rating: 'down', comment: 'Right?' }, { rating: 'down' }, { rating: 'up' }]) {
      const before = (await feedbackOf(answerId)) as { timestamp: string };
      // Times have whole milliseconds.
      await sleep(2);
      const { body: after } = await rate(mine, answerId, body);
      expect(after).toEqual({ comment: null, ...body, timestamp: expect.any(String) });
      expect(after.timestamp > before.timestamp).toBe(true);
      expect(await feedbackOf(answerId)).toEqual(after);
    }
    const alike = await feedbackOf(answerId);
    expect((await rate(mine, answerId, { rating: 'up', comment: null })).body).toEqual(alike);
  });

  it('removes feedback with null, again and again', async () => {
    await rate(mine, answerId, { rating: 'up', comment: 'Good' });
    for (const body of [{ rating: null }, { rating: null, comment: null }]) {
      const removed = await rate(mine, answerId, body);
      expect([removed.status, removed.body]).toEqual([200, NONE]);
      expect(await feedbackOf(answerId)).toBeNull();
    }
  });

  it('answers with the final state when requests run in parallel', async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => ({ rating: index % 2 ? 'up' : 'down' }));
    const answers = await Promise.all(bodies.map((body) => rate(mine, answerId, body)));
    expect(answers.map(({ body }) => body.rating)).toEqual(bodies.map(({ rating }) => rating));
    expect(answers.map(({ body }) => body)).toContainEqual(await feedbackOf(answerId));
  });

  it.each([
    ['1,000 characters', { rating: 'up', comment: '🥊'.repeat(1_000) }],
    ['markup', { rating: 'down', comment: '<script>alert(1)</script> "\'; DROP TABLE app.users; --' }],
    ['control characters', { rating: 'down', comment: 'a\u0007\u001b[31m\u2028b\r\nc' }],
  ])('stores %s unchanged', async (_what, body) => {
    expect(await rate(mine, answerId, body)).toMatchObject({ status: 200, body });
    expect(await feedbackOf(answerId)).toMatchObject(body);
  });

  it.each<[string, unknown]>([
    ['rating', {}],
    ['rating', { comment: 'Good' }],
    ['rating', { rating: 'UP' }],
    ['rating', { rating: '' }],
    ['rating', { rating: 1 }],
    ['rating', { rating: ['up'] }],
    ['rating', { rating: { up: true } }],
    ['comment', { rating: 'up', comment: '' }],
    ['comment', { rating: 'up', comment: ' \n\t ' }],
    ['comment', { rating: 'up', comment: '\u200b\u2800\u3164' }],
    ['comment', { rating: 'up', comment: 'x'.repeat(1_001) }],
    ['comment', { rating: 'up', comment: 'a\u0000b' }],
    ['comment', { rating: 'up', comment: 'half \ud83e' }],
    ['comment', { rating: 'up', comment: 5 }],
    ['comment', { rating: 'up', comment: ['Good'] }],
    ['comment', { rating: null, comment: 'Good' }],
    ['score', { rating: 'up', score: 5 }],
    ['body', ['up']],
  ])('refuses the field %s of %.60j and changes nothing', async (field, body) => {
    const before = await feedbackOf(answerId);
    const answer = await rate(mine, answerId, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body.errors).toMatchObject([{ field }]);
    expect(await feedbackOf(answerId)).toEqual(before);
  });

  it('refuses an id that is not a UUID', async () => {
    expect(await rate(mine, 'nonsense', { rating: 'up' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'id', message: 'must be a UUID' }] },
    });
  });

  it('refuses a question', async () => {
    expect(await rate(mine, questionId, { rating: 'up' })).toMatchObject({
      status: 400,
      body: {
        code: 'validation_failed',
        errors: [{ field: 'id', message: 'is a question; only answers can be rated' }],
      },
    });
  });

  it("reports another user's answer and question like an unknown one, and changes nothing", async () => {
    await rate(mine, answerId, { rating: 'up', comment: 'Mine' });
    const before = await feedbackOf(answerId);
    const bodies = [];
    for (const id of [answerId, questionId, v7()]) {
      const answer = await rate(other, id, { rating: 'down', comment: 'Not mine' });
      expect(answer).toMatchObject({ status: 404, body: { code: 'message_not_found' } });
      const { request_id: _id, instance: _instance, ...body } = answer.body;
      bodies.push(body);
      expect((await rate(other, id, { rating: null })).status).toBe(404);
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(await feedbackOf(answerId)).toEqual(before);
    expect((await rate(new RestClient(service.url), answerId, { rating: 'up' })).status).toBe(401);
  });

  it('refuses a streaming answer; accepts it once it was stopped', async () => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.open(10);
      stream.beginText();
      stream.delta('As far as this');
      await opened;
      stream.stop();
    };
    const socket = await RealtimeClient.connect(service.url, token);
    const ack = await socket.send('message', { content: fresh('Talk') });
    await socket.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
    for (const rating of ['up', null]) {
      expect(await rate(mine, ack.response_id, { rating })).toMatchObject({
        status: 409,
        body: { code: 'session_busy' },
      });
    }
    await socket.send('stop', { message_id: ack.response_id });
    expect(await socket.endOf(ack.response_id)).toMatchObject({ status: 'stopped' });
    open();
    expect(await rate(mine, ack.response_id, { rating: 'down' })).toMatchObject({
      status: 200,
      body: { rating: 'down' },
    });
    socket.close();
  });

  it('accepts an answer that was stored without a question', async () => {
    const stored = await mine.post('/api/chat/message', {
      session_id: sessionId,
      role: 'assistant',
      content: 'Stored',
    });
    expect(stored.body.feedback).toBeNull();
    expect((await rate(mine, stored.body.id, { rating: 'up' })).status).toBe(200);
    expect(await feedbackOf(stored.body.id)).toMatchObject({ rating: 'up', comment: null });
  });

  it('is gone with its session', async () => {
    const session = (await mine.post('/api/chat/session')).body.session_id;
    const message = { session_id: session, role: 'assistant', content: 'Stored' };
    const { id } = (await mine.post('/api/chat/message', message)).body;
    await rate(mine, id, { rating: 'up' });
    await mine.delete(`/api/chat/session/${session}`);
    expect(await rate(mine, id, { rating: 'up' })).toMatchObject({ status: 404 });
  });
});
