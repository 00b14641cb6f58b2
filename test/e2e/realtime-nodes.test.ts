import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { AnswerEngine } from '../../apps/api/src/chat-turn/answer-engine.js';
import { AnswerRecovery } from '../../apps/api/src/chat-turn/answer-recovery.js';
import { OpenDatabase } from '@app/database';
import { UserService } from '../../apps/api/src/user/user.service.js';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl, TestNodes } from '../support/nodes.js';
import { type Fields, fresh, gate, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import type { TestApp } from '../support/start-app.js';

const ENVIRONMENT = { REDIS_URL: testRedisUrl(5) };

describeWith([POSTGRES, REDIS], 'two nodes', () => {
  const redis = createClient({ url: ENVIRONMENT.REDIS_URL });
  let model: AnthropicServer;
  let nodes: TestNodes;
  let a: TestApp;
  let b: TestApp;
  const clients: RealtimeClient[] = [];
  let users = 0;
  let user = '';

  const connect = async (app: TestApp, sessionId?: string): Promise<RealtimeClient> => {
    const options = sessionId === undefined ? {} : { sessionId };
    const client = await RealtimeClient.connect(app.url, await app.token(user), options);
    clients.push(client);
    return client;
  };
  /** The model sends a first part, and the rest when the gate opens. */
  const streamInTwoParts = (first: string, rest: string): (() => void) => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta(first);
      await opened;
      for (const piece of rest.match(/.{1,3}/gsu) ?? []) stream.delta(piece);
      stream.endBlock();
      stream.stop();
    };
    return open;
  };
  const stored = async (ack: Fields): Promise<Fields | undefined> => {
    const response = await fetch(`${b.url}/api/chat/history?session_id=${ack.session_id}`, {
      headers: { authorization: `Bearer ${await b.token(user)}` },
    });
    const { messages } = (await response.json()) as { messages: (Fields & { id: string })[] };
    return messages.find(({ id }) => id === ack.response_id);
  };
  const chunkOf = (client: RealtimeClient, ack: Fields): Promise<Fields> =>
    client.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);

  beforeAll(async () => {
    await redis.connect();
    await redis.flushDb();
    model = await AnthropicServer.start();
    nodes = await TestNodes.start(2, {
      ...model.env,
      ...ENVIRONMENT,
      ADMIN_EMAILS: 'admin@example.com',
    });
    const [one, other] = nodes.apps;
    if (one === undefined || other === undefined) throw new Error('no nodes');
    a = one;
    b = other;
    await sleep(300);
  });
  beforeEach(() => {
    users += 1;
    user = `user${users}@example.com`;
    model.reply = (stream) => stream.answer('Hello.');
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await nodes.close();
    await model.close();
    redis.destroy();
  });

  it('stream the same answer', async () => {
    const first = await connect(a);
    const { ack: opening } = await first.ask(fresh('Hello'));
    const second = await connect(b, opening.session_id);
    const open = streamInTwoParts('there is 존 존스', ' the fighter.');
    const ack = await first.send('message', { content: fresh('Who'), session_id: opening.session_id });
    expect(await chunkOf(second, ack)).toMatchObject({ content: 'there is 존 존스', from_seq: 1 });
    open();
    const [end, theirs] = await Promise.all([first.endOf(ack.response_id), second.endOf(ack.response_id)]);
    expect(theirs).toEqual(end);
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe('there is 존 존스 the fighter.');
    const events = (client: RealtimeClient): string[] => [
      ...new Set(client.of(ack.response_id).map(({ event }) => event)),
    ];
    expect(events(second)).toEqual(events(first));
    expect(second.seen.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['message_received', 'typing']),
    );
  });

  it('resume an answer on the other node, midway and after its end', async () => {
    const first = await connect(a);
    const open = streamInTwoParts('One two ', 'three four five.');
    const ack = await first.send('message', { content: fresh('Count') });
    const { seq } = await chunkOf(first, ack);
    first.close();
    const second = await connect(b, ack.session_id);
    expect((await second.waitFor('connection_established'))['active']).toEqual([
      { message_id: ack.response_id, seq: expect.any(Number) },
    ]);
    expect(await second.send('resume', { message_id: ack.response_id, after_seq: seq })).toMatchObject({
      ok: true,
      status: 'streaming',
    });
    await sleep(100);
    expect(second.chunksOf(ack.response_id)).toEqual([]);
    open();
    await second.endOf(ack.response_id);
    expect(joinGapless(second.chunksOf(ack.response_id), seq)).toBe('three four five.');
    const third = await connect(b);
    await third.send('resume', { message_id: ack.response_id, after_seq: 0 });
    await third.endOf(ack.response_id);
    expect(joinGapless(third.chunksOf(ack.response_id))).toBe('One two three four five.');
  });

  it('send nothing to a connection that joins on the other node before the resume', async () => {
    const first = await connect(a);
    const open = streamInTwoParts('early ', 'late');
    const ack = await first.send('message', { content: fresh('Join') });
    await chunkOf(first, ack);
    const second = await connect(b);
    const joined = await second.send('join', { session_id: ack.session_id });
    expect(joined['active']).toMatchObject([{ message_id: ack.response_id }]);
    open();
    await first.endOf(ack.response_id);
    await sleep(100);
    expect(second.of(ack.response_id)).toEqual([]);
    await second.send('resume', { message_id: ack.response_id, after_seq: 0 });
    await second.endOf(ack.response_id);
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe('early late');
  });

  it('stop an answer from the other node, at once and with all of its text', async () => {
    const first = await connect(a);
    streamInTwoParts('only this', 'never');
    const ack = await first.send('message', { content: fresh('Stop') });
    await chunkOf(first, ack);
    const second = await connect(b);
    expect(await second.send('stop', { message_id: ack.response_id })).toEqual({ ok: true });
    await model.requests.at(-1)?.aborted;
    expect(await first.endOf(ack.response_id)).toMatchObject({ status: 'stopped', content: 'only this' });
    expect(await stored(ack)).toMatchObject({ status: 'stopped', content: 'only this' });
  });

  it('block one session together', async () => {
    const first = await connect(a);
    const open = streamInTwoParts('x', 'y');
    const ack = await first.send('message', { content: fresh('Busy') });
    const second = await connect(b);
    const refused = await second.send('message', { content: 'me too', session_id: ack.session_id });
    expect(refused).toMatchObject({ ok: false, error: { code: 'session_busy' } });
    open();
    await first.endOf(ack.response_id);
    expect(await second.send('regenerate', { message_id: ack.response_id })).toMatchObject({ ok: true });
  });

  it('end the answer of a session that is deleted on the other node, and notify both', async () => {
    const first = await connect(a);
    streamInTwoParts('gone', 'never');
    const ack = await first.send('message', { content: fresh('Delete') });
    await chunkOf(first, ack);
    const second = await connect(b, ack.session_id);
    const { status } = await fetch(`${b.url}/api/chat/session/${ack.session_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await b.token(user)}` },
    });
    expect(status).toBe(200);
    await model.requests.at(-1)?.aborted;
    for (const client of [first, second]) {
      await client.waitFor('session_deleted', ({ session_id }) => session_id === ack.session_id);
    }
    expect(await first.endOf(ack.response_id)).toMatchObject({ status: 'stopped' });
  });

  it('forward typing and a new title to the other node', async () => {
    const first = await connect(a);
    const { ack } = await first.ask(fresh('Hello'));
    const second = await connect(b);
    await first.send('typing', { session_id: ack.session_id, is_typing: true });
    await second.waitFor('typing', ({ session_id }) => session_id === ack.session_id);
    await fetch(`${a.url}/api/chat/session/${ack.session_id}/title`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${await a.token(user)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ title: 'Named by hand' }),
    });
    await second.waitFor('session_updated', ({ title }) => title === 'Named by hand');
  });

  it('count connections on both, for administrators', async () => {
    const first = await connect(a);
    const { ack } = await first.ask(fresh('Hello'));
    await connect(b, ack.session_id);
    const statistics = async (email: string): Promise<Fields> => {
      const response = await fetch(`${b.url}/ws/stats`, {
        headers: { authorization: `Bearer ${await b.token(email)}` },
      });
      return (await response.json()) as Fields;
    };
    const { user_id: id } = (await first.waitFor('connection_established')) as Fields & { user_id: number };
    expect(await statistics('admin@example.com')).toMatchObject({
      nodes: 2,
      connections_by_user: { [id]: 2 },
      active_sessions: 1,
      active_generations: 0,
    });
    expect(await statistics(user)).toMatchObject({ code: 'forbidden' });
    expect(await (await fetch(`${a.url}/ws/health`)).json()).toEqual({ status: 'ok', connections: 1 });
  });

  it('close the connections of a deactivated user', async () => {
    const first = await connect(a);
    const second = await connect(b);
    const { user_id } = (await first.waitFor('connection_established')) as Fields & { user_id: number };
    const token = await b.token(user);
    await a.app.get(UserService, { strict: false }).setActive(user_id, false);
    await Promise.all([first.closed(), second.closed()]);
    for (const { seen } of [first, second]) {
      expect(seen.at(-1)).toMatchObject({ event: 'error', data: { error: { code: 'account_disabled' } } });
    }
    await expect(RealtimeClient.connect(b.url, token)).rejects.toMatchObject({
      data: { code: 'account_disabled' },
    });
  });

  it('end a sign-in with its tokens and connections on every node', async () => {
    const token = await a.token('leaver@example.com');
    const other = await b.token('leaver@example.com');
    const [leaving, staying] = [
      await RealtimeClient.connect(b.url, token),
      await RealtimeClient.connect(b.url, other),
    ];
    const on = (app: TestApp) => new RestClient(app.url);
    expect((await on(b).get('/api/user/profile', { token })).status).toBe(200);
    const { sessions } = (await on(a).get('/api/auth/sessions', { token })).body;
    const own = sessions.find(({ is_current: isCurrent }: { is_current: boolean }) => isCurrent);
    expect((await on(a).send('DELETE', `/api/auth/sessions/${own.id}`, { token })).status).toBe(204);
    await leaving.closed();
    expect(leaving.seen.at(-1)).toMatchObject({ event: 'error', data: { error: { code: 'unauthorized' } } });
    expect((await on(b).get('/api/user/profile', { token })).status).toBe(401);
    expect((await on(b).get('/api/user/profile', { token: other })).status).toBe(200);
    const left = staying.closed();
    expect((await on(a).post('/api/auth/logout-everywhere', undefined, { token: other })).status).toBe(204);
    await left;
    expect((await on(b).get('/api/user/profile', { token: other })).status).toBe(401);
  });

  it('lose nothing of an answer when the log is lost', async () => {
    const first = await connect(a);
    const open = streamInTwoParts('before the loss, ', 'after the loss: all of it, to the last word.');
    const ack = await first.send('message', { content: fresh('Flush') });
    await chunkOf(first, ack);
    const second = await connect(b);
    await second.send('resume', { message_id: ack.response_id, after_seq: 0 });
    await chunkOf(second, ack);
    await redis.flushDb();
    open();
    const end = await second.endOf(ack.response_id);
    expect(end).toMatchObject({ status: 'complete' });
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe(end.content);
    expect(await first.endOf(ack.response_id)).toEqual(end);
  });

  it('stop an owner that has lost its lease from writing', async () => {
    const first = await connect(a);
    const open = streamInTwoParts('what all have seen', ' and nobody shall see');
    const ack = await first.send('message', { content: fresh('Fence') });
    await chunkOf(first, ack);
    const second = await connect(b);
    await second.send('resume', { message_id: ack.response_id, after_seq: 0 });
    await chunkOf(second, ack);
    // A pending checkpoint would renew the lease.
    while ((await stored(ack))?.content !== 'what all have seen') await sleep(20);
    await b.app
      .get(OpenDatabase, { strict: false })
      .dataSource.query(
        `UPDATE app.chat_messages SET lease_until = now() - interval '1 second' WHERE id = $1`,
        [ack.response_id],
      );
    // Simulates a pause of the owner beyond its lease.
    const owned = a.app.get(AnswerEngine, { strict: false }).answers.get(ack.response_id);
    if (owned !== undefined) owned.checkpoint.at = -Infinity;
    const recovery = b.app.get(AnswerRecovery, { strict: false });
    await Reflect.get(recovery, 'recover').call(recovery);
    expect(await stored(ack)).toMatchObject({ status: 'interrupted', content: 'what all have seen' });
    open();
    for (const client of [first, second]) {
      const end = await client.endOf(ack.response_id);
      expect(end).toMatchObject({ status: 'interrupted', content: 'what all have seen' });
      expect(joinGapless(client.chunksOf(ack.response_id))).toBe('what all have seen');
    }
  });
});

/** A separate Redis, so that the budgets of the nodes above do not count. */
const LIMITED = { REDIS_URL: testRedisUrl(6) };

describeWith([POSTGRES, REDIS], 'limits of two nodes', () => {
  let model: AnthropicServer;
  let nodes: TestNodes;
  const clients: RealtimeClient[] = [];

  beforeAll(async () => {
    const redis = createClient({ url: LIMITED.REDIS_URL });
    await redis.connect();
    await redis.flushDb();
    redis.destroy();
    model = await AnthropicServer.start((stream, request) => {
      stream.text('endless');
      return request.aborted;
    });
    nodes = await TestNodes.start(2, { ...model.env, ...LIMITED, RATE_LIMIT_SCALE: '1' });
    await sleep(300);
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await nodes.close();
    await model.close();
  });

  const tokens = new Map<string, Promise<string>>();
  /** Alternates between the nodes, with separate tokens, since tokens are limited too. */
  const connect = async (index: number, email: string): Promise<RealtimeClient> => {
    const app = nodes.apps[index % nodes.apps.length];
    if (app === undefined) throw new Error('no node');
    const token = tokens.get(email) ?? app.token(email);
    tokens.set(email, token);
    const client = await RealtimeClient.connect(app.url, await token);
    clients.push(client);
    return client;
  };

  it('apply to the connections of a user on both', async () => {
    for (let count = 0; count < 20; count += 1) await connect(count, 'many@example.com');
    const [first, second] = clients;
    for (const [index, replaced] of [
      [1, first],
      [0, second],
    ] as const) {
      await connect(index, 'many@example.com');
      expect((await replaced?.waitFor('error'))?.error.code).toBe('replaced');
    }
    expect(clients.filter(({ socket }) => socket.connected)).toHaveLength(20);
    clients.splice(0).forEach((client) => client.close());
    await sleep(300);
    await connect(1, 'many@example.com');
  });

  it('apply to the answers of a user on both', async () => {
    const answers: [RealtimeClient, Fields][] = [];
    for (const index of [0, 1, 0]) {
      const client = await connect(index, 'busy@example.com');
      answers.push([client, await client.send('message', { content: fresh('Endless') })]);
    }
    expect(answers.map(([, ack]) => ack.ok)).toEqual([true, true, true]);
    const fourth = await connect(1, 'busy@example.com');
    const refused = await fourth.send('message', { content: 'one more' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    for (const [client, ack] of answers) await client.send('stop', { message_id: ack.response_id });
    await Promise.all(answers.map(([client, ack]) => client.endOf(ack.response_id)));
    const allowed = await fourth.send('message', { content: fresh('Endless') });
    expect(allowed).toMatchObject({ ok: true });
    await fourth.send('stop', { message_id: allowed.response_id });
  });

  it('apply to the events of a user on both, a second later', async () => {
    const [one, other] = await Promise.all([connect(0, 'loud@example.com'), connect(1, 'loud@example.com')]);
    // Nodes compare usage in windows of four seconds, in which a whole budget refills.
    await sleep(4_000 - (Date.now() % 4_000));
    for (let count = 0; count < 40; count += 1) one.socket.emit('ping', {});
    await other.send('ping', {});
    await sleep(1_300);
    await other.send('ping', {});
    await sleep(1_300);
    // The usage of one node counts in the other one's budget.
    const verdicts = await Promise.all(Array.from({ length: 40 }, () => other.send('ping', {})));
    expect(verdicts.filter(({ ok }) => ok === true).length).toBeLessThan(35);
  });
});
