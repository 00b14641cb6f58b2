import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { authJs5Token, nextAuth4Token, type SessionClaims, signInAtAuthJs } from '../support/next-auth.js';
import { RealtimeClient, fresh } from '../support/realtime-client.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const PREVIOUS_SECRET = 'the-secret-before-that-has-32-chars-too';
const OTHER_SECRET = 'a-secret-of-another-app-with-32-chars';
const FRONTEND = 'https://app.example';
const COOKIES = {
  v4: 'next-auth.session-token',
  v4Secure: '__Secure-next-auth.session-token',
  v5: 'authjs.session-token',
  v5Secure: '__Secure-authjs.session-token',
} as const;

const claims = (changes: SessionClaims = {}): SessionClaims => ({
  sub: 'sub-1',
  name: 'Someone',
  email: 'someone@example.com',
  picture: null,
  provider: 'google',
  ...changes,
});
const version4 = (changes?: SessionClaims, options = {}) =>
  nextAuth4Token(claims(changes), { secret: TEST_SECRET, ...options });
const version5 = (changes?: SessionClaims, options = {}) =>
  authJs5Token(claims(changes), { secret: TEST_SECRET, cookie: COOKIES.v5, ...options });

describe('session tokens of NextAuth', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    service = await startTestApp({ NEXTAUTH_SECRET_PREVIOUS: PREVIOUS_SECRET, FRONTEND_URL: FRONTEND });
    client = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const ask = (token: string): Promise<RestAnswer> => client.get('/api/user/profile', { token });

  it.each([
    ['next-auth 4', () => version4()],
    ['Auth.js 5', () => version5()],
    ['Auth.js 5 over https', () => version5({}, { cookie: COOKIES.v5Secure })],
    ['next-auth 4 with the previous secret', () => version4({}, { secret: PREVIOUS_SECRET })],
    ['Auth.js 5 with the previous secret', () => version5({}, { secret: PREVIOUS_SECRET })],
    ['next-auth 4, expired within the clock tolerance', () => version4({}, { maxAge: -20 })],
  ])('of %s are accepted', async (_what, create) => {
    const token = await create();
    expect(token.split('.')).toHaveLength(5);
    expect(await ask(token)).toMatchObject({
      status: 200,
      body: { email: 'someone@example.com', name: 'Someone', provider: 'google' },
    });
  });

  it.each([
    [
      'next-auth 4 with another secret',
      () => version4({}, { secret: OTHER_SECRET }),
      /encrypted with another secret/,
    ],
    [
      'Auth.js 5 with another secret',
      () => version5({}, { secret: OTHER_SECRET }),
      /encrypted with another secret/,
    ],
    [
      'Auth.js 5 with another cookie name',
      () => version5({}, { cookie: 'my.session' }),
      /another cookie name/,
    ],
    [
      'next-auth 4, not valid yet',
      () => version4({ nbf: Math.floor(Date.now() / 1000) + 300 }),
      /not valid yet/,
    ],
    ['next-auth 4 without sub', () => version4({ sub: '' }), /sub/],
    ['Auth.js 5, cut short', async () => (await version5()).slice(0, -3), /another secret|not a valid JWE/],
    [
      'next-auth 4, changed',
      async () => (await version4()).replace(/.(?=.\.[^.]*$)/, (last) => (last === '_' ? '-' : '_')),
      /another secret|not a valid/,
    ],
  ])('of %s are refused with the cause', async (_what, create, cause) => {
    const answer = await ask(await create());
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.body.detail).toMatch(cause);
  });

  it.each([
    ['next-auth 4', () => version4({}, { maxAge: -60 })],
    ['Auth.js 5', () => version5({}, { maxAge: -60 })],
  ])('of %s are told to have expired', async (_what, create) => {
    expect(await ask(await create())).toMatchObject({ status: 401, body: { code: 'token_expired' } });
  });

  it('without an address belong to the account of provider and sub', async () => {
    const kakao = await ask(await version4({ sub: '77', provider: 'kakao', email: null }));
    expect(kakao).toMatchObject({ status: 200, body: { email: null, provider: 'kakao' } });
    const again = await ask(await version5({ sub: '77', provider: 'kakao', email: undefined }));
    expect(again.body.id).toBe(kakao.body.id);
  });

  describe('in the session cookie', () => {
    const withCookie = (method: string, headers: Record<string, string>, body?: unknown) =>
      client.send(method, '/api/user/profile', { headers, ...(body === undefined ? {} : { body }) });

    it.each(Object.entries(COOKIES))('are accepted (%s)', async (version, name) => {
      const token = version.startsWith('v4') ? await version4() : await version5({}, { cookie: name });
      const answer = await withCookie('GET', { cookie: `theme=dark; ${name}=${token}` });
      expect(answer).toMatchObject({ status: 200, body: { email: 'someone@example.com' } });
    });

    it('are accepted in parts', async () => {
      const token = await version5();
      const cookie = `${COOKIES.v5}.0=${token.slice(0, 100)}; ${COOKIES.v5}.1=${token.slice(100)}`;
      expect((await withCookie('GET', { cookie })).status).toBe(200);
    });

    it('are accepted beside an old cookie of the version before', async () => {
      const cookie = `${COOKIES.v5}=${await version5()}; ${COOKIES.v4}=${await version4({}, { maxAge: -60 })}`;
      expect((await withCookie('GET', { cookie })).status).toBe(200);
      const onlyOld = `${COOKIES.v5}=${await version5({}, { maxAge: -60 })}; ${COOKIES.v4}=${await version4()}`;
      expect((await withCookie('GET', { cookie: onlyOld })).status).toBe(200);
      const bothOld = `${COOKIES.v5}=${await version5({}, { maxAge: -60 })}; ${COOKIES.v4}=nonsense`;
      expect((await withCookie('GET', { cookie: bothOld })).body.code).toBe('token_expired');
    });

    it('are set by a real Auth.js app', async () => {
      const user = { id: 'u-1', email: 'real@example.com', name: 'Real' };
      const cookie = await signInAtAuthJs('https://app.example', user, TEST_SECRET);
      expect(cookie).toContain(COOKIES.v5Secure);
      expect(await withCookie('GET', { cookie })).toMatchObject({
        status: 200,
        body: { email: 'real@example.com', provider: 'credentials' },
      });
    });

    it.each<[string, Record<string, string>, number]>([
      ['an allowed page', { origin: FRONTEND }, 200],
      ['the same origin', { 'sec-fetch-site': 'same-origin' }, 200],
      ['another page', { origin: 'https://evil.example' }, 403],
      ['another page that hides its origin', { origin: 'null' }, 403],
      ['another page of the site', { 'sec-fetch-site': 'same-site' }, 403],
      ['no page', {}, 403],
    ])('change something only for an allowed page: %s', async (_what, headers, status) => {
      const cookie = `${COOKIES.v4}=${await version4()}`;
      const answer = await withCookie('PUT', { cookie, ...headers }, { name: 'Changed' });
      expect(answer.status).toBe(status);
      if (status === 403) expect(answer.body).toMatchObject({ code: 'forbidden' });
    });

    it('count for nothing beside an Authorization header', async () => {
      const cookie = `${COOKIES.v4}=${await version4()}`;
      const answer = await withCookie('GET', { cookie, authorization: 'Bearer nonsense' });
      expect(answer.status).toBe(401);
    });

    it('let an allowed page read the answer', async () => {
      const cookie = `${COOKIES.v4}=${await version4()}`;
      const { headers } = await withCookie('GET', { cookie, origin: FRONTEND });
      expect(headers.get('access-control-allow-origin')).toBe(FRONTEND);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      const foreign = await withCookie('GET', { cookie, origin: 'https://evil.example' });
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe.each([
    ['next-auth 4', COOKIES.v4, () => version4()],
    ['Auth.js 5', COOKIES.v5, () => version5()],
  ])('of %s open', (_version, name, create) => {
    const headersOf = async (): Promise<Record<string, string>> => ({
      cookie: `${name}=${await create()}`,
      origin: FRONTEND,
    });

    it('Socket.IO connections, by token, header or cookie', async () => {
      const byToken = await RealtimeClient.connect(service.url, await create());
      const { end } = await byToken.ask(fresh('Hello'));
      expect(end.status).toBe('complete');
      byToken.close();
      for (const extraHeaders of [{ authorization: `Bearer ${await create()}` }, await headersOf()]) {
        const connected = await RealtimeClient.connect(service.url, undefined, { options: { extraHeaders } });
        connected.close();
      }
      const polling = { transports: ['polling'], extraHeaders: await headersOf() };
      (await RealtimeClient.connect(service.url, undefined, { options: polling })).close();
    });

    it('plain WebSockets, by token, header or cookie', async () => {
      const open = async (query: string, headers: Record<string, string>): Promise<string> => {
        const socket = new WebSocket(`${service.url.replace('http', 'ws')}/ws/chat${query}`, { headers });
        const [frame] = (await once(socket, 'message')) as [Buffer];
        socket.terminate();
        return (JSON.parse(frame.toString()) as { type: string }).type;
      };
      expect(await open(`?token=${await create()}`, {})).toBe('connection_established');
      expect(await open('', { authorization: `Bearer ${await create()}` })).toBe('connection_established');
      expect(await open('', await headersOf())).toBe('connection_established');
      await expect(open('', { ...(await headersOf()), origin: 'https://evil.example' })).rejects.toThrow(
        '403',
      );
    });

    it('event streams, by token or cookie', async () => {
      for (const headers of [{ authorization: `Bearer ${await create()}` }, await headersOf()]) {
        const session = await client.send('POST', '/api/chat/session', { headers, body: {} });
        const answer = await client.send('POST', `/api/chat/session/${session.body.session_id}/messages`, {
          headers: { ...headers, accept: 'text/event-stream' },
          body: { content: fresh('Hello') },
        });
        expect(answer.text).toContain('event: response_end');
      }
    });
  });

  it('of a cookie open no connection for a client that is not an allowed page', async () => {
    const extraHeaders = { cookie: `${COOKIES.v4}=${await version4()}` };
    await expect(
      RealtimeClient.connect(service.url, undefined, { options: { extraHeaders } }),
    ).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  });
});
