import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@app/common';
import { WebSocket } from 'ws';
import { PlainClient } from '../support/conformance-clients.js';
import { type Fields, fresh, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('a plain WebSocket', () => {
  let app: TestApp;
  let token: string;
  const clients: PlainClient[] = [];

  const keep = (client: PlainClient): PlainClient => {
    clients.push(client);
    return client;
  };
  const connect = async (sessionId?: string): Promise<PlainClient> =>
    keep(await PlainClient.connect(app.url, token, sessionId));
  const refusal = (query: Record<string, string>): Promise<[number, string]> =>
    keep(PlainClient.open(app.url, query)).closed();
  const errorOf = (client: PlainClient): Promise<Fields> =>
    client.seen.waitFor(({ event }) => event === 'error');

  beforeAll(async () => {
    app = await startTestApp();
    token = await app.token();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.socket.terminate();
  });
  afterAll(() => app.close());

  it.each([
    ['without a token', {}],
    ['with an invalid token', { token: 'nonsense' }],
  ])('is accepted and closed with 4001 %s', async (_what, query) => {
    expect(await refusal(query)).toEqual([4001, 'unauthorized']);
  });

  it('is closed with 4003 when the session is another user’s', async () => {
    expect(await refusal({ token, session_id: newId() })).toEqual([4003, 'session_not_found']);
    expect(await refusal({ token, session_id: 'x' })).toEqual([4003, 'session_not_found']);
  });

  it('receives its state, and shares the user’s sessions with other transports', async () => {
    const socketIo = await RealtimeClient.connect(app.url, token);
    const { ack } = await socketIo.ask(fresh('Hello'));
    const client = await connect(ack.session_id);
    expect(client.seen.events[0]).toMatchObject({
      event: 'connection_established',
      data: { session_id: ack.session_id, active: [] },
    });
    const second = await socketIo.send('message', { content: fresh('Again'), session_id: ack.session_id });
    await client.seen.waitFor(
      ({ event, data }) => event === 'response_end' && data.message_id === second.response_id,
    );
    await client.send('typing', { session_id: ack.session_id, is_typing: true });
    await socketIo.waitFor('typing', ({ is_typing }) => is_typing === true);
    socketIo.close();
  });

  it('answers a ping with its ack_id', async () => {
    const client = await connect();
    expect(await client.send('ping', {})).toMatchObject({ ok: true, timestamp: expect.any(String) });
    expect(await client.seen.waitFor(({ event }) => event === 'pong')).toBeDefined();
  });

  it.each([
    ['no JSON', 'hello', 'malformed_json'],
    ['an empty frame', '', 'malformed_json'],
    ['a list', '[1]', 'validation_failed'],
    ['null', 'null', 'validation_failed'],
    ['no type', '{}', 'validation_failed'],
    ['a type that is not a string', '{"type":7}', 'validation_failed'],
    ['an unknown type', '{"type":"no_such_event"}', 'validation_failed'],
    ['a name of every object', '{"type":"constructor"}', 'validation_failed'],
    ['a prototype', '{"__proto__":{"type":"ping"}}', 'validation_failed'],
    ['an ack_id that is an object', '{"type":"ping","ack_id":{}}', 'validation_failed'],
    ['too long an ack_id', `{"type":"ping","ack_id":"${'x'.repeat(65)}"}`, 'validation_failed'],
    ['fields of wrong types', '{"type":"message","content":{"toString":1}}', 'validation_failed'],
    [
      'deep nesting',
      `{"type":"message","content":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'validation_failed',
    ],
  ])('refuses %s with an error and stays open', async (_what, frame, code) => {
    const client = await connect();
    client.socket.send(frame);
    expect((await errorOf(client)).error.code).toBe(code);
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
  });

  it('refuses binary frames with an error and stays open', async () => {
    const client = await connect();
    client.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
    expect((await errorOf(client)).error).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'frame' }],
    });
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
  });

  it('closes on an oversized frame, without affecting others', async () => {
    const other = await connect();
    const client = await connect();
    client.socket.send(JSON.stringify({ type: 'message', content: 'x'.repeat(1_000_000) }));
    expect(await client.closed()).toEqual([1009, '']);
    expect(await other.send('ping', {})).toMatchObject({ ok: true });
  });

  it('is open only to pages of the frontend', async () => {
    const url = `${app.url.replace('http', 'ws')}/ws/chat?token=${token}`;
    const knock = async (headers: Record<string, string>): Promise<string> => {
      const socket = new WebSocket(url, { headers });
      const outcome = await new Promise<string>((resolve) => {
        socket.once('open', () => resolve('open'));
        socket.on('error', ({ message }) => resolve(message));
      });
      socket.terminate();
      return outcome;
    };
    expect(await knock({ origin: 'https://evil.example' })).toContain('403');
    expect(await knock({ origin: 'null' })).toContain('403');
    expect(await knock({ 'sec-fetch-site': 'cross-site' })).toContain('403');
    expect(await knock({ origin: 'http://localhost:3000' })).toBe('open');
    expect(await knock({})).toBe('open');
  });

  it.each(['//', '/ws/chat/..%2f', 'http://[', '/socket.io/../ws/chat', '*'])(
    'requested at %s is refused, and the service continues',
    async (path) => {
      const { port, hostname } = new URL(app.url);
      const knocking = connectTcp(Number(port), hostname);
      knocking.on('error', () => undefined);
      knocking.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      await once(knocking.resume(), 'close');
      const client = await connect();
      expect(await client.send('ping', {})).toMatchObject({ ok: true });
    },
  );

  it('that is opened and stays idle affects no other', async () => {
    const { port, hostname } = new URL(app.url);
    const half = connectTcp(Number(port), hostname);
    await once(half, 'connect');
    half.write('GET /ws/chat HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n');
    const client = await connect();
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
    half.destroy();
  });

  it('continues with a newer token of the same user, but not of another user', async () => {
    const client = await connect();
    expect(await client.send('auth_refresh', { token: await app.token('other@example.com') })).toMatchObject({
      ok: false,
      error: { code: 'unauthorized' },
    });
    expect(await client.send('auth_refresh', { token: 'nonsense' })).toMatchObject({ ok: false });
    expect(await client.send('auth_refresh', { token })).toMatchObject({
      ok: true,
      expires_at: expect.any(String),
    });
  });
});

describe('budgets of plain WebSockets', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_SCALE: '1' });
  });
  afterAll(() => app.close());

  it('close with 4029 a user who connects too often', async () => {
    const token = await app.token('hasty@example.com');
    const codes: number[] = [];
    for (let count = 0; count < 60 && codes.at(-1) !== 4029; count += 1) {
      codes.push((await PlainClient.open(app.url, { token, session_id: 'x' }).closed())[0]);
    }
    expect(codes.length).toBeGreaterThanOrEqual(31);
    expect(new Set(codes)).toEqual(new Set([4003, 4029]));
  });

  it('close with 4009 the longest idle connection when there are too many', async () => {
    const token = await app.token('many@example.com');
    const [first, second] = [
      await PlainClient.connect(app.url, token),
      await PlainClient.connect(app.url, token),
    ];
    const others = await Promise.all(Array.from({ length: 18 }, () => PlainClient.connect(app.url, token)));
    await first.send('ping', {});
    const closed = second.closed();
    others.push(await PlainClient.connect(app.url, token));
    expect(await closed).toEqual([4009, 'replaced']);
    expect(second.seen.events.at(-1)).toMatchObject({
      event: 'error',
      data: { error: { code: 'replaced', retryable: false } },
    });
    for (const client of [first, ...others]) {
      expect(await client.send('ping', {})).toMatchObject({ ok: true });
      client.socket.terminate();
    }
  });

  it('refuse a flood of frames of any content, without affecting others', async () => {
    const other = await PlainClient.connect(app.url, await app.token('calm@example.com'));
    const client = await PlainClient.connect(app.url, await app.token('flood@example.com'));
    for (let count = 0; count < 10_000; count += 1)
      client.socket.send(count % 2 === 0 ? 'x' : '{"type":"ping"}');
    const answer = await client.send('ping', {});
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'rate_limited', retry_after_ms: expect.any(Number) },
    });
    expect(await other.send('ping', {})).toMatchObject({ ok: true });
    for (const { socket } of [client, other]) socket.terminate();
  });
});
