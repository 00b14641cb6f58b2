import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonwebtoken, { type Algorithm, type SignOptions } from 'jsonwebtoken';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { UserService } from '../../apps/api/src/user/user.service.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const NOW = Math.floor(Date.now() / 1000);

/** Claims of a NextAuth token, with changes. */
const claims = (changes: Record<string, unknown> = {}) => ({
  sub: 'subject-1',
  email: 'first@example.com',
  name: 'First',
  picture: 'https://example.com/first.png',
  iat: NOW,
  exp: NOW + 600,
  ...changes,
});

const sign = (
  payload: object = claims(),
  { secret = TEST_SECRET, ...options }: SignOptions & { secret?: string } = {},
): string => jsonwebtoken.sign(payload, secret, options);

/** A signed token of raw parts, which may be any text. */
const signRaw = (header: string, payload: string = JSON.stringify(claims())): string => {
  const signed = [header, payload].map((part) => Buffer.from(part, 'latin1').toString('base64url')).join('.');
  return `${signed}.${createHmac('sha256', TEST_SECRET).update(signed).digest('base64url')}`;
};

/** Claims with a list of 100 levels. */
const deep = (): string =>
  JSON.stringify(claims()).replace('{', `{"x":${'['.repeat(100)}${']'.repeat(100)},`);
/** Claims with two addresses; parsers disagree about which one counts. */
const twice = (): string => JSON.stringify(claims()).replace('{', '{"email":"boss@example.com",');

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('bearer tokens', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    service = await startTestApp();
    client = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const ask = (token: string) => client.get('/api/user/profile', { token });

  it('accept a user of a NextAuth app, and create the account at the first request', async () => {
    const { status, body } = await ask(sign());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      email: 'first@example.com',
      name: 'First',
      picture: 'https://example.com/first.png',
      provider: 'nextauth',
      is_admin: false,
      is_active: true,
    });
  });

  it.each<[string, string]>([
    ['signed with another secret', sign(claims(), { secret: 'another-secret-that-is-long-enough-too' })],
    ['signed with another algorithm', sign(claims(), { algorithm: 'HS512' as Algorithm })],
    ['with alg none', `${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims())}.`],
    ['without its signature', sign().replace(/[^.]*$/, '')],
    ['with a changed payload', sign().replace(/\.[^.]*\./, `.${base64(claims({ sub: 'other' }))}.`)],
    ['without exp', sign({ sub: 'subject-1', email: 'first@example.com' })],
    ['without sub', sign(claims({ sub: undefined }))],
    ['with an empty sub', sign(claims({ sub: '  ' }))],
    ['without email', sign(claims({ email: undefined }))],
    ['with an invalid email', sign(claims({ email: 'first' }))],
    ['with a NUL in sub', sign(claims({ sub: 'a\u0000b' }))],
    ['not valid yet', sign(claims({ nbf: NOW + 300 }))],
    ['not a JWT', 'nonsense'],
    ['whose header has crit', signRaw('{"alg":"HS256","crit":["exp"],"exp":1}')],
    ['whose header has an empty crit', signRaw('{"alg":"HS256","crit":[]}')],
    ['whose header has crit as null', signRaw('{"alg":"HS256","crit":null}')],
    ['whose header has crit twice', signRaw('{"crit":["x"],"alg":"HS256","crit":[]}')],
    ['whose header spells crit with an escape', signRaw('{"alg":"HS256","\\u0063rit":["x"]}')],
    ['whose header has b64 and crit', signRaw('{"alg":"HS256","b64":false,"crit":["b64"]}')],
    ['whose header has b64 alone', signRaw('{"alg":"HS256","b64":false}')],
    ['whose header has zip', signRaw('{"alg":"HS256","zip":"DEF"}')],
    ['whose header is a list', signRaw('["HS256"]')],
    ['whose header is null', signRaw('null')],
    ['whose claims are a nested token', signRaw('{"alg":"HS256","cty":"JWT"}', sign())],
    ['whose claims are a list', signRaw('{"alg":"HS256"}', '[]')],
    ['whose claims are not UTF-8', signRaw('{"alg":"HS256"}', JSON.stringify(claims({ sub: 's\xff' })))],
    ['whose claims are nested deeply', signRaw('{"alg":"HS256"}', deep())],
    ['with a claim twice', signRaw('{"alg":"HS256"}', twice())],
    ['too long', 'x'.repeat(12_000)],
  ])('are refused %s', async (_what, token) => {
    const answer = await ask(token);
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"/);
  });

  it.each<[string, string, RegExp]>([
    [
      'another secret',
      sign(claims(), { secret: 'another-secret-that-is-long-enough-too' }),
      /another secret/,
    ],
    ['another algorithm', sign(claims(), { algorithm: 'HS512' }), /signed with HS512.*accepts HS256/],
    ['no algorithm', `${base64({ alg: 'none' })}.${base64(claims())}.`, /signed with none/],
    ['a strange algorithm', `${base64({ alg: '<b>"' })}.${base64(claims())}.x`, /an unknown algorithm/],
    ['a time to come', sign(claims({ nbf: NOW + 300 })), /not valid yet/],
    ['two parts', 'a.b', /neither a signed nor an encrypted/],
    ['another encryption', `${base64({ alg: 'RSA-OAEP', enc: 'A128GCM' })}.a.b.c.d`, /RSA-OAEP and A128GCM/],
  ])('name the cause of a refusal: %s', async (_what, token, cause) => {
    const answer = await ask(token);
    expect(answer.body.detail).toMatch(cause);
    const challenge = answer.headers.get('www-authenticate');
    expect(challenge).toMatch(/^Bearer error="invalid_token", error_description="/);
    expect(challenge).toMatch(cause);
  });

  it('are challenged without a reason when there is none', async () => {
    const answer = await client.get('/api/user/profile');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('without an address are keyed by provider and sub', async () => {
    const token = sign({ sub: 'kakao-1', provider: 'kakao', email: null, iat: NOW, exp: NOW + 600 });
    const { status, body } = await ask(token);
    expect([status, body.email, body.provider]).toEqual([200, null, 'kakao']);
    expect((await ask(sign(claims({ sub: 'kakao-1', provider: 'github', email: null })))).body.id).not.toBe(
      body.id,
    );
    expect((await ask(sign({ sub: 'kakao-1', provider: 'kakao', exp: NOW + 500 }))).body.id).toBe(body.id);
  });

  it.each([
    ['no header', {}],
    ['another scheme', { authorization: 'Basic Zmlyc3Q6eA==' }],
    ['a scheme alone', { authorization: 'Bearer' }],
    ['the token in the query', {}],
  ])('are refused with %s', async (what, headers) => {
    const path = what === 'the token in the query' ? `?token=${sign()}` : '';
    const answer = await client.get(`/api/user/profile${path}`, { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  });

  it('distinguish an expired token from an invalid one', async () => {
    expect(await ask(sign(claims({ exp: NOW - 60 })))).toMatchObject({
      status: 401,
      body: { code: 'token_expired' },
    });
  });

  it('are refused once they expire', async () => {
    // The clock tolerance is 30 seconds.
    const token = sign(claims({ exp: Math.floor(Date.now() / 1000) - 26 }));
    expect((await ask(token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect((await ask(token)).body.code).toBe('token_expired');
  });

  it('create one account for concurrent first requests', async () => {
    const token = sign(claims({ sub: 'racer', email: 'racer@example.com' }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('of a deactivated user are refused at once, and accepted after reactivation', async () => {
    const token = sign(claims({ sub: 'gone', email: 'gone@example.com' }));
    const { id } = (await ask(token)).body;
    const users = service.app.get(UserService, { strict: false });
    await users.setActive(id, false);
    expect(await ask(token)).toMatchObject({ status: 403, body: { code: 'account_disabled' } });
    await users.setActive(id, true);
    expect((await ask(token)).status).toBe(200);
  });

  describe('POST /api/auth/dev-token', () => {
    it('issues a valid token', async () => {
      const answer = await client.post('/api/auth/dev-token', { email: ' Dev@Example.com ', name: 'Dev' });
      expect(answer).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 86_400 } });
      expect(Object.keys(answer.body)).toEqual(['access_token', 'refresh_token', 'token_type', 'expires_in']);
      const profile = await ask(answer.body.access_token);
      expect(profile.body).toMatchObject({ email: 'dev@example.com', name: 'Dev', provider: 'dev' });
    });

    /** Sends raw headers; `fetch` sets Host and Origin itself. */
    const devToken = async (headers: Record<string, string>, path = '/api/auth/dev-token') => {
      const { hostname, port } = new URL(service.url);
      const body = JSON.stringify({ email: 'dev@example.com' });
      const request = httpRequest({
        ...{ hostname, port, path, method: 'POST' },
        headers: { 'content-type': 'application/json', 'content-length': body.length, ...headers },
      });
      request.end(body);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return { status: response.statusCode, body: JSON.parse(await text(response)) };
    };

    it.each([
      ['a rebound host', { host: 'evil.example' }, undefined, 'host'],
      ['a rebound host with the port', { host: 'evil.example:8000' }, undefined, 'host'],
      ['any address of the machine', { host: '0.0.0.0:8000' }, undefined, 'host'],
      ['an absolute target', {}, 'http://evil.example/api/auth/dev-token', 'host'],
      ['a proxy', { 'x-forwarded-for': '127.0.0.1' }, undefined, 'x-forwarded-for'],
      ['a proxy that names itself', { via: '1.1 proxy' }, undefined, 'via'],
      ['a page of another origin', { origin: 'http://evil.example' }, undefined, 'FRONTEND_URL'],
      ['a page of another site', { 'sec-fetch-site': 'cross-site' }, undefined, 'another site'],
    ])('refuses a request through %s with a reason', async (_what, headers, path, reason) => {
      const { status, body } = await devToken(headers, path);
      expect([status, body.code]).toEqual([403, 'forbidden']);
      expect(body.detail).toContain(reason);
    });

    it.each([
      ['localhost', { host: 'localhost:8000' }],
      ['IPv6', { host: '[::1]:8000' }],
      ['a page of FRONTEND_URL', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
      ['the documentation', { host: 'localhost:8000', origin: 'http://localhost:8000' }],
    ])('answers a request through %s', async (_what, headers) => {
      expect(await devToken(headers)).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
    });

    it.each([[{}], [{ email: 'x' }], [{ email: 5 }], [{ email: 'a@example.com', name: '' }]])(
      'refuses %j',
      async (body) => {
        expect(await client.post('/api/auth/dev-token', body)).toMatchObject({
          status: 400,
          body: { code: 'validation_failed' },
        });
      },
    );
  });
});

describe('POST /api/auth/dev-token when it is disabled', () => {
  it('answers as an unknown route for any body', async () => {
    const service = await startTestApp({ AUTH_DEV_LOGIN: 'false' });
    try {
      const client = new RestClient(service.url);
      for (const body of [{ email: 'a@example.com' }, {}]) {
        expect(await client.post('/api/auth/dev-token', body)).toMatchObject({
          status: 404,
          body: { code: 'not_found' },
        });
      }
    } finally {
      await service.close();
    }
  });
});
