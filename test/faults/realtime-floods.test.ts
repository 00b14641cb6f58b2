import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PlainClient } from '../support/conformance-clients.js';
import { RawClient, ServerSockets } from '../support/raw-http.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const POLLING = '/socket.io/?EIO=4&transport=polling';
const WEBSOCKET = '/socket.io/?EIO=4&transport=websocket';
/** Limit of unauthenticated connections per address. */
const UNAUTHENTICATED = 100;
const SIGN_IN_MS = 10_000;
const CLOSED_WITHIN_MS = 25_000;

interface Opened {
  status: number;
  text: string;
  retryAfter: string | null;
}

describe('a flood of unauthenticated transports', () => {
  let app: TestApp;
  let sockets: ServerSockets;
  const clients: RawClient[] = [];

  const open = async (from: string): Promise<Opened> => {
    const response = await fetch(`${app.url}${POLLING}`, { headers: { 'x-forwarded-for': from } });
    return {
      status: response.status,
      text: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    };
  };
  /** Opens connections, up to fifty at a time. */
  const flood = async (count: number, from: (index: number) => string): Promise<Opened[]> => {
    const opened: Opened[] = [];
    for (let start = 0; start < count; start += 50) {
      const batch = Array.from({ length: Math.min(50, count - start) }, (_, index) =>
        open(from(start + index)),
      );
      opened.push(...(await Promise.all(batch)));
    }
    return opened;
  };
  /** Whether the service knows a polling connection; it makes a known one wait. */
  const isOpen = async ({ text }: Opened): Promise<boolean> => {
    const { sid } = JSON.parse(text.slice(1)) as { sid: string };
    const poll = fetch(`${app.url}${POLLING}&sid=${sid}`, { signal: AbortSignal.timeout(2_000) });
    return poll.then(
      ({ status }) => status === 200,
      () => true,
    );
  };
  const upgrade = async (path: string, from: string): Promise<number> => {
    const client = await RawClient.connect(app.url);
    clients.push(client);
    return client.upgrade(path, { 'x-forwarded-for': from }).status();
  };

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_SCALE: '1', TRUST_PROXY: '1' });
    sockets = new ServerSockets(app);
  });
  afterEach(() => {
    for (const { socket } of clients.splice(0)) socket.destroy();
  });
  afterAll(() => app.close());

  it('over polling is refused before anything is allocated, and accepted ones are closed', async () => {
    const token = await app.token();
    const startedAt = performance.now();
    const opened = await flood(1_500, () => '198.51.100.1');
    const closings = Math.floor((performance.now() - startedAt) / SIGN_IN_MS);
    const allowed = opened.filter(({ status }) => status === 200);
    const refused = opened.filter(({ status }) => status !== 200);
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.length).toBeLessThanOrEqual(UNAUTHENTICATED * (1 + closings));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([429]));
    expect(JSON.parse(refused[0]?.text ?? '')).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(refused[0]?.retryAfter)).toBeGreaterThan(0);
    const elsewhere = { options: { extraHeaders: { 'x-forwarded-for': '198.51.100.2' } } };
    (await RealtimeClient.connect(app.url, token, elsewhere)).close();
    await sleep(SIGN_IN_MS + 1_000);
    expect((await Promise.all(allowed.map(isOpen))).filter(Boolean)).toEqual([]);
  });

  it.each([
    ['Socket.IO', WEBSOCKET, '198.51.100.3'],
    ['a plain WebSocket', '/ws/chat', '198.51.100.4'],
  ])('over %s is refused before the upgrade, and accepted ones are closed', async (_what, path, from) => {
    const statuses = await Promise.all(Array.from({ length: 150 }, () => upgrade(path, from)));
    expect(statuses.filter((status) => status === 101)).toHaveLength(UNAUTHENTICATED);
    expect(statuses.filter((status) => status === 429)).toHaveLength(150 - UNAUTHENTICATED);
    await sockets.closed(clients, CLOSED_WITHIN_MS);
  });

  it('is counted by network for IPv6 addresses', async () => {
    const opened = await flood(UNAUTHENTICATED + 50, (index) => `2001:db8:1:1::${index.toString(16)}`);
    expect(opened.filter(({ status }) => status === 429)).toHaveLength(50);
    expect((await open('2001:db8:1:2::1')).status).toBe(200);
  });

  it('is closed too when a client leaves the chat', async () => {
    const client = await RealtimeClient.connect(app.url, await app.token('leaving@example.com'));
    const closed = new Promise((resolve) => client.socket.io.engine.once('close', resolve));
    client.socket.io.engine.write('1/chat,');
    await closed;
  });

  it('does not affect users who have signed in', async () => {
    const token = await app.token('calm@example.com');
    const socketIo = await RealtimeClient.connect(app.url, token, { options: { transports: ['polling'] } });
    const plain = await PlainClient.connect(app.url, token);
    await sleep(SIGN_IN_MS + 1_000);
    expect(await socketIo.send('ping', {})).toMatchObject({ ok: true });
    expect(await plain.send('ping', {})).toMatchObject({ ok: true });
    socketIo.close();
    plain.socket.terminate();
  });
});

describe('the limits of one IPv6 network', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_SCALE: '1', TRUST_PROXY: '1' });
  });
  afterAll(() => app.close());

  const statusesOf = async (path: string, count: number, options: RequestInit): Promise<Set<number>> => {
    const responses = Array.from({ length: count }, (_, index) => {
      const headers = { ...options.headers, 'x-forwarded-for': `2001:db8:2:1:${index.toString(16)}::1` };
      return fetch(`${app.url}${path}`, { ...options, headers });
    });
    return new Set((await Promise.all(responses)).map(({ status }) => status));
  };

  it('apply to requests without a token', async () => {
    const statuses = await statusesOf('/api/chat/sessions', 150, {});
    expect(statuses).toEqual(new Set([401, 429]));
  });

  it('apply to sign-ins', async () => {
    const body = JSON.stringify({ code: 'x'.repeat(43) });
    const headers = { 'content-type': 'application/json' };
    const statuses = await statusesOf('/api/auth/exchange', 100, { method: 'POST', headers, body });
    expect(statuses).toContain(429);
  });
});
