import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { io } from 'socket.io-client';
import { RealtimeClient, fresh } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const SECRET = 'secret-of-the-tests-with-32-chars-or-more';
const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const ORIGIN = 'https://savant.example.com';
const CLAIMS = { email: 'someone@example.com', provider: 'dev' };

interface Refused {
  message: string;
  data?: { code: string; message: string; retryable: boolean; retry_after_ms?: number };
}

const sign = (options: jsonwebtoken.SignOptions, secret = SECRET): string =>
  jsonwebtoken.sign(CLAIMS, secret, { subject: 'someone@example.com', ...options });

function unsigned(): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ ...CLAIMS, sub: 'x', exp: 4_000_000_000 })}.`;
}

describe('a connection to the chat', () => {
  let app: TestApp;
  let token: string;
  const clients: RealtimeClient[] = [];

  const connect = async (
    as: string | undefined = token,
    options: Parameters<typeof RealtimeClient.connect>[2] = {},
  ): Promise<RealtimeClient> => {
    const client = await RealtimeClient.connect(app.url, as, options);
    clients.push(client);
    return client;
  };
  const refusal = async (
    as: string | undefined,
    options: Parameters<typeof RealtimeClient.connect>[2] = {},
  ): Promise<Refused> => {
    try {
      clients.push(await RealtimeClient.connect(app.url, as, options));
    } catch (error) {
      return error as Refused;
    }
    throw new Error('it was let in');
  };

  beforeAll(async () => {
    app = await startTestApp({ FRONTEND_URL: `http://localhost:3000,${ORIGIN}` });
    token = await app.token();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => app.close());

  it.each<[string, () => string | undefined, string]>([
    ['no token', () => undefined, 'unauthorized'],
    ['nonsense', () => 'nonsense', 'unauthorized'],
    ['an unsigned token', unsigned, 'unauthorized'],
    [
      'a token of another secret',
      () => sign({ expiresIn: 60 }, 'another-secret-of-more-than-32-characters'),
      'unauthorized',
    ],
    ['a token without an end', () => sign({}), 'unauthorized'],
    ['an expired token', () => sign({ expiresIn: -60 }), 'token_expired'],
  ])('is refused with %s', async (_, makeToken, code) => {
    const { data } = await refusal(makeToken());
    expect(data).toMatchObject({ code, retryable: false });
  });

  it('is refused outside the namespace of the chat', async () => {
    const root = io(app.url, { auth: { token }, transports: ['websocket'], forceNew: true });
    const refused = await new Promise<Refused>((resolve, reject) => {
      root.once('connect_error', (error) => resolve(error as Refused));
      root.once('connect', () => reject(new Error('it was let in')));
    }).finally(() => root.close());
    expect(refused.data).toMatchObject({ code: 'unauthorized', retryable: false });
  });

  it.each([ID, 'not-a-uuid'])('is refused with an unknown session (%s)', async (sessionId) => {
    expect((await refusal(token, { sessionId })).data).toMatchObject({ code: 'session_not_found' });
  });

  it("is refused with another user's session", async () => {
    const response = await fetch(`${app.url}/api/chat/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const { session_id: sessionId } = (await response.json()) as { session_id: string };
    const stranger = await app.token('stranger@example.com');
    expect((await refusal(stranger, { sessionId })).data).toMatchObject({ code: 'session_not_found' });
    const client = await connect(token, { sessionId });
    expect(await client.waitFor('connection_established')).toMatchObject({
      connection_id: client.socket.id,
      session_id: sessionId,
      active: [],
    });
  });

  it('may carry its token in the query', async () => {
    const client = await connect(undefined, { options: { auth: {}, query: { token } } });
    expect(await client.waitFor('connection_established')).toMatchObject({ session_id: null });
  });

  it('is open only to pages of the frontend', async () => {
    const headers = (origin: string) => ({ options: { extraHeaders: { origin } } });
    await connect(token, headers(ORIGIN));
    expect((await refusal(token, headers('https://evil.example.com'))).data).toBeUndefined();
    expect((await refusal(token, headers('null'))).data).toBeUndefined();
    const polling = { transports: ['polling'], extraHeaders: { origin: 'https://evil.example.com' } };
    expect((await refusal(token, { options: polling })).data).toBeUndefined();
  });

  it('works over polling', async () => {
    const client = await connect(token, { options: { transports: ['polling'] } });
    expect((await client.ask(fresh('hello'))).end.status).toBe('complete');
  });

  it('answers a ping', async () => {
    const client = await connect();
    expect(await client.send('ping', {})).toMatchObject({ ok: true, timestamp: expect.any(String) });
    await client.waitFor('pong');
    expect(await client.send('ping')).toMatchObject({ ok: true });
  });

  it("notifies the user's other connections of typing", async () => {
    const one = await connect();
    const two = await connect();
    const { ack } = await one.ask(fresh('hello'));
    await one.waitFor('typing', ({ is_typing }) => is_typing === false);
    const seen = one.seen.length;
    expect(await one.send('typing', { session_id: ack.session_id, is_typing: true })).toEqual({ ok: true });
    expect(await two.waitFor('typing')).toEqual({ session_id: ack.session_id, is_typing: true });
    expect(one.seen).toHaveLength(seen);
  });

  it.each<[string, string, unknown[], string, string[]]>([
    ['empty content', 'message', [{ content: '' }], 'validation_failed', ['content']],
    ['blank content', 'message', [{ content: ' \n\t ' }], 'validation_failed', ['content']],
    ['over-long content', 'message', [{ content: 'x'.repeat(4001) }], 'validation_failed', ['content']],
    ['content that is not a string', 'message', [{ content: 42 }], 'validation_failed', ['content']],
    ['content with a NUL', 'message', [{ content: 'a\0b' }], 'validation_failed', ['content']],
    ['no payload', 'message', [], 'validation_failed', ['body']],
    ['null', 'message', [null], 'validation_failed', ['body']],
    ['a text', 'message', ['hello'], 'validation_failed', ['body']],
    ['a list', 'message', [[{ content: 'x' }]], 'validation_failed', ['body']],
    [
      'a session that is no UUID',
      'message',
      [{ content: 'x', session_id: '1' }],
      'validation_failed',
      ['session_id'],
    ],
    ['an unknown session', 'message', [{ content: 'x', session_id: ID }], 'session_not_found', []],
    [
      'too long a client_message_id',
      'message',
      [{ content: 'x', client_message_id: 'y'.repeat(65) }],
      'validation_failed',
      ['client_message_id'],
    ],
    ['an unknown answer', 'stop', [{ message_id: ID }], 'message_not_found', []],
    ['an unknown answer', 'regenerate', [{ message_id: ID }], 'message_not_found', []],
    ['an unknown answer', 'resume', [{ message_id: ID, after_seq: 0 }], 'message_not_found', []],
    ['a negative offset', 'resume', [{ message_id: ID, after_seq: -1 }], 'validation_failed', ['after_seq']],
    ['an unknown session', 'join', [{ session_id: ID }], 'session_not_found', []],
    ['an unknown session', 'leave', [{ session_id: ID }], 'session_not_found', []],
    ['no session', 'leave', [{}], 'validation_failed', ['session_id']],
    ['an unknown event', 'no_such_event', [{ content: 'x' }], 'validation_failed', ['event']],
    ['a name of every object', 'constructor', [{}], 'validation_failed', ['event']],
  ])('refuses %s (%s)', async (_, event, payload, code, fields) => {
    const client = await connect();
    const answer = await client.send(event, ...payload);
    expect(answer).toMatchObject({ ok: false, error: { code, retryable: false } });
    expect((answer.error.errors ?? []).map(({ field }) => field)).toEqual(fields);
    expect(client.seen.map((seen) => seen.event)).toEqual(['connection_established']);
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
  });

  it('leaves a deleted session', async () => {
    const client = await connect();
    const { ack } = await client.ask(fresh('hello'));
    const { status } = await fetch(`${app.url}/api/chat/session/${ack.session_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBeLessThan(300);
    const payload = { session_id: ack.session_id };
    await client.waitFor('session_deleted', ({ session_id }) => session_id === ack.session_id);
    const refused = await client.send('leave', payload);
    expect(refused).toMatchObject({ ok: false, error: { code: 'session_not_found' } });
  });

  it('receives an error event where no acknowledgement is requested', async () => {
    const client = await connect();
    client.socket.emit('message', { content: '' });
    expect((await client.waitFor('error')).error.code).toBe('validation_failed');
  });

  it('closes on an oversized packet, without affecting others', async () => {
    const other = await connect();
    const client = await connect();
    client.socket.emit('message', { content: 'x'.repeat(70_000) });
    await client.closed();
    expect(await other.send('ping', {})).toMatchObject({ ok: true });
  });

  it('closes when it sends without reading', async () => {
    const poll = `${app.url}/socket.io/?EIO=4&transport=polling`;
    const opening = await (await fetch(poll)).text();
    const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
    const session = `${poll}&sid=${sid}`;
    const post = (packets: string[]): Promise<Response> =>
      fetch(session, { method: 'POST', body: packets.join('\u001e') });
    await post([`40/chat,${JSON.stringify({ token })}`]);
    let seen = '';
    while (!seen.includes('connection_established')) seen += await (await fetch(session)).text();
    await post(Array.from({ length: 300 }, () => '42/chat,["ping",{}]'));
    const { status } = await fetch(session);
    expect(status).toBe(400);
  });

  it('closes when its token expires, at the next event', async () => {
    const client = await connect(sign({ expiresIn: 2 }));
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const answer = client.send('ping', {}).catch(() => null);
    expect((await client.waitFor('error')).error).toMatchObject({ code: 'token_expired', retryable: false });
    await client.closed();
    await answer;
  });

  it('closes when its token expires although it is idle, and continues with a newer one', async () => {
    const [silent, renewed] = await Promise.all([
      connect(sign({ expiresIn: 2 })),
      connect(sign({ expiresIn: 2 })),
    ]);
    const ack = await renewed.send('auth_refresh', { token: sign({ expiresIn: 60 }) });
    expect(new Date(String(ack['expires_at'])).getTime()).toBeGreaterThan(Date.now() + 50_000);
    await silent.closed();
    expect(silent.seen.at(-1)).toMatchObject({ event: 'error', data: { error: { code: 'token_expired' } } });
    expect(await renewed.send('ping', {})).toMatchObject({ ok: true });
  });

  it('cannot be handed to another user', async () => {
    const client = await connect(sign({ expiresIn: 60 }));
    const refused = await client.send('auth_refresh', { token: await app.token('other@example.com') });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    expect(await client.send('ping', {})).toMatchObject({ ok: true });
  });
});

describe('budgets', () => {
  let app: TestApp;
  let token: string;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_SCALE: '1', DAILY_REQUEST_LIMIT: '2' });
    token = await app.token();
  });
  afterAll(() => app.close());

  it('limit the events of a user, over all connections', async () => {
    const client = await RealtimeClient.connect(app.url, token);
    const second = await RealtimeClient.connect(app.url, token);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? client : second).send('ping', {})),
    );
    const refused = answers.filter(({ ok }) => ok !== true);
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.error).toMatchObject({ code: 'rate_limited', retry_after_ms: expect.any(Number) });
    second.close();
    client.close();
  });

  it('limit unknown events, and answer each once', async () => {
    const client = await RealtimeClient.connect(app.url, await app.token('prober@example.com'));
    for (let count = 0; count < 60; count += 1) client.socket.emit('no_such_event', {});
    await client.send('ping', {});
    const codes = client.seen.filter(({ event }) => event === 'error').map(({ data }) => data.error.code);
    expect(codes).toHaveLength(60);
    expect(codes.filter((code) => code === 'rate_limited').length).toBeGreaterThan(5);
    client.close();
  });

  it('limit the connections of a user, even if they open at the same time: the newest ones stay', async () => {
    const other = await app.token('other@example.com');
    const clients = await Promise.all(
      Array.from({ length: 25 }, () => RealtimeClient.connect(app.url, other)),
    );
    const replaced = (): RealtimeClient[] => clients.filter(({ socket }) => !socket.connected);
    while (replaced().length < 5) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const { seen } of replaced()) {
      expect(seen.at(-1)).toMatchObject({ data: { error: { code: 'replaced', retryable: false } } });
    }
    const open = clients.filter(({ socket }) => socket.connected);
    expect(open).toHaveLength(20);
    for (const client of open)
      expect(await client.send('ping', {})).toMatchObject({ timestamp: expect.any(String) });
    for (const client of clients) client.close();
  });

  it('limit how often a user connects, and free the slot of a refused connection', async () => {
    const hasty = await app.token('hasty@example.com');
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 60 && codes.at(-1) !== 'rate_limited'; count += 1) {
      const refused = await RealtimeClient.connect(app.url, hasty, { sessionId: ID }).then(
        () => null,
        (error: unknown) => error as Refused,
      );
      codes.push(refused?.data?.code);
    }
    // More than the slots of a user: the budget of a minute, and what refills meanwhile.
    expect(codes.length).toBeGreaterThanOrEqual(31);
    expect(new Set(codes)).toEqual(new Set(['session_not_found', 'rate_limited']));
  });

  it('limit the questions of a day', async () => {
    const client = await RealtimeClient.connect(app.url, await app.token('curious@example.com'));
    const { ack } = await client.ask('hello', { client_message_id: 'one' });
    await client.ask(fresh('hello'));
    const refused = await client.send('message', { content: 'hello', session_id: ack.session_id });
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'usage_limit_exceeded',
        retry_after_ms: expect.any(Number),
        reset_at: expect.stringMatching(/T00:00:00\.000Z$/),
      },
    });
    const repeated = await client.send('message', { content: 'hello', client_message_id: 'one' });
    expect(repeated).toMatchObject({ ok: true, duplicate: true, response_id: ack.response_id });
    client.close();
  });
});
