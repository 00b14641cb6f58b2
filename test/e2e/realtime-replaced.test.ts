import type { Socket as TcpSocket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { ChatClient } from '@app/client';
import { AnthropicServer } from '../support/anthropic-server.js';
import { PlainClient } from '../support/conformance-clients.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl, TestNodes } from '../support/nodes.js';
import { fresh, gate, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const CONNECTIONS_PER_USER = 20;

let users = 0;
const newUser = (): string => {
  users += 1;
  return `user${users}@example.com`;
};

const errorOf = (client: RealtimeClient): Promise<string> =>
  client.waitFor('error').then(({ error }) => error.code);

describe('a user who opens more connections than the limit', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;
  const clients: RealtimeClient[] = [];

  const connect = async (): Promise<RealtimeClient> => {
    const client = await RealtimeClient.connect(app.url, token);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    model = await AnthropicServer.start((reply) => reply.answer('Hello.'));
    app = await startTestApp({ ...model.env, RATE_LIMIT_SCALE: '1' });
  });
  beforeEach(async () => {
    token = await app.token(newUser());
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('gets the newest one; the longest idle one is closed with `replaced`', async () => {
    const first = await connect();
    const second = await connect();
    while (clients.length < CONNECTIONS_PER_USER) await connect();
    await first.send('ping', {});
    const newest = await connect();
    expect(await errorOf(second)).toBe('replaced');
    await second.closed();
    for (const client of clients.filter((open) => open !== second)) {
      expect(client.socket.connected).toBe(true);
    }
    expect(await newest.send('ping', {})).toMatchObject({ ok: true });
  });

  it('is not locked out by dead connections', async () => {
    const dead = await Promise.all(
      Array.from({ length: CONNECTIONS_PER_USER }, () => PlainClient.connect(app.url, token)),
    );
    for (const { socket } of dead) (Reflect.get(socket, '_socket') as TcpSocket).pause();
    const alive = [await connect(), await connect(), await connect()];
    for (const client of alive) expect(await client.send('ping', {})).toMatchObject({ ok: true });
    for (const { socket } of dead) socket.terminate();
  });

  it('loses the oldest event stream, which its client must not reopen', async () => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('One');
      await opened;
      stream.endBlock();
      stream.stop();
    };
    const first = await connect();
    const { session_id: sessionId, response_id: id } = await first.send('message', { content: fresh('Who') });
    const stream = await fetch(`${app.url}/api/chat/session/${sessionId}/messages/${id}/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    while (clients.length < CONNECTIONS_PER_USER - 1) await connect();
    for (const client of clients) await client.send('ping', {});
    await connect();
    const text = await stream.text();
    expect(text).toMatch(/id: end\nevent: error\ndata: .*"code":"replaced"/u);
    open();
    // The answer continues for the remaining connections.
    expect((await first.endOf(id)).content).toBe('One');
  });

  it('does not reconnect the replaced one in the client library', async () => {
    const replaced = await ChatClient.connect({ url: app.url, token });
    const closed = new Promise<void>((resolve) => {
      replaced.onStateChange((state) => state === 'closed' && resolve());
    });
    while (clients.length < CONNECTIONS_PER_USER) await connect();
    await closed;
    expect(replaced.closeReason).toMatchObject({ code: 'replaced', retryable: false });
    await expect(replaced.ping()).rejects.toMatchObject({ code: 'replaced' });
    for (const client of clients) expect(client.socket.connected).toBe(true);
  });
});

const ENVIRONMENT = { REDIS_URL: testRedisUrl(8) };

describeWith([POSTGRES, REDIS], 'a user with connections to two nodes', () => {
  const redis = createClient({ url: ENVIRONMENT.REDIS_URL });
  let nodes: TestNodes;
  let a: TestApp;
  let b: TestApp;

  beforeAll(async () => {
    await redis.connect();
    await redis.flushDb();
    nodes = await TestNodes.start(2, { ...ENVIRONMENT, RATE_LIMIT_SCALE: '1' });
    [a, b] = nodes.apps as [TestApp, TestApp];
  });
  afterAll(async () => {
    await nodes.close();
    redis.destroy();
  });

  it('loses the longest idle one, on either node', async () => {
    const token = await a.token(newUser());
    const first = await RealtimeClient.connect(a.url, token);
    const second = await RealtimeClient.connect(a.url, token);
    const others: RealtimeClient[] = [];
    for (let count = 2; count < CONNECTIONS_PER_USER; count += 1) {
      others.push(await RealtimeClient.connect(count % 2 === 0 ? b.url : a.url, token));
    }
    others.push(await RealtimeClient.connect(b.url, token));
    expect(await errorOf(first)).toBe('replaced');
    others.push(await RealtimeClient.connect(b.url, token));
    expect(await errorOf(second)).toBe('replaced');
    for (const client of others) {
      expect(await client.send('ping', {})).toMatchObject({ ok: true });
      client.close();
    }
  });
});
