import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';
import { nextAuth4Token } from '../support/next-auth.js';

interface Pair {
  access_token: string;
  refresh_token: string;
}

/** Families of tokens that race; each is refreshed by three tabs at once. */
const RACES = Number(process.env['REFRESH_RACES'] ?? 60);
const CONCURRENT_RACES = 20;

describe('refresh tokens', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    service = await startTestApp();
    client = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const signIn = async (email = 'someone@example.com'): Promise<Pair> =>
    (await client.post('/api/auth/dev-token', { email })).body;
  const refresh = (token: string): Promise<RestAnswer> =>
    client.post('/api/auth/refresh', { refresh_token: token });
  const next = async (token: string): Promise<Pair> => {
    const answer = await refresh(token);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const profile = (token: string): Promise<RestAnswer> => client.get('/api/user/profile', { token });
  const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
  /** Moves the use of a token into the past. */
  const age = (token: string): Promise<unknown[]> =>
    service.query(
      `UPDATE app.refresh_tokens SET used_at = used_at - interval '11 seconds' WHERE digest = $1`,
      [digestOf(token)],
    );

  it('yield new tokens, and are stored as digests only', async () => {
    const first = await signIn();
    const second = await next(first.refresh_token);
    expect(second).toMatchObject({ token_type: 'bearer', expires_in: 86_400 });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await profile(second.access_token)).status).toBe(200);
    const stored = await service.query<{ row: string }>(
      'SELECT token::text AS row FROM app.refresh_tokens AS token',
    );
    expect(stored.length).toBeGreaterThan(1);
    for (const { row } of stored) expect(row).not.toContain(second.refresh_token);
  });

  it('yield another successor within ten seconds, which stays valid', async () => {
    const { refresh_token: parent } = await signIn();
    const [left, right] = await Promise.all([next(parent), next(parent)]);
    const [leftNext, rightNext] = [await next(left.refresh_token), await next(right.refresh_token)];
    for (const { access_token: token } of [left, right, leftNext, rightNext]) {
      expect((await profile(token)).status).toBe(200);
    }
  });

  it.each([
    ['later', false],
    ['as an older ancestor', true],
  ])('revoke the family when they are used again %s', async (_when, isAncestor) => {
    const first = await signIn();
    const second = await next(first.refresh_token);
    if (isAncestor) await next(second.refresh_token);
    else await age(first.refresh_token);
    expect((await profile(second.access_token)).status).toBe(200);
    expect(await refresh(first.refresh_token)).toMatchObject({ status: 401, body: { code: 'token_reused' } });
    expect(await refresh(second.refresh_token)).toMatchObject({
      status: 401,
      body: { code: 'token_reused' },
    });
    expect(await profile(second.access_token)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  });

  it(
    'sign nobody out in a race, and every late reuse is caught',
    async () => {
      const race = async (index: number) => {
        const { refresh_token: parent } = await signIn(`racer-${index % 20}@example.com`);
        const tabs = await Promise.all(Array.from({ length: 3 }, () => refresh(parent)));
        const later = await Promise.all(tabs.map(({ body }) => refresh(body.refresh_token)));
        await age(parent);
        const reuse = await refresh(parent);
        const afterwards = await Promise.all(later.map(({ body }) => refresh(body.refresh_token)));
        expect([...tabs, ...later].map(({ status }) => status)).toEqual(Array(6).fill(200));
        expect([reuse, ...afterwards].map(({ body }) => body.code)).toEqual(Array(4).fill('token_reused'));
      };
      for (let first = 0; first < RACES; first += CONCURRENT_RACES) {
        const count = Math.min(CONCURRENT_RACES, RACES - first);
        await Promise.all(Array.from({ length: count }, (_, index) => race(first + index)));
      }
    },
    RACES * 1_000,
  );

  it('expire after 30 days', async () => {
    const { refresh_token: token } = await signIn();
    await service.query(
      `UPDATE app.refresh_tokens SET expires_at = now() - interval '1 second' WHERE digest = $1`,
      [digestOf(token)],
    );
    expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'token_expired' } });
  });

  it.each([
    ['unknown', 'x'.repeat(43), 401, 'unauthorized'],
    ['of another kind', 'a.b.c', 400, 'validation_failed'],
    ['huge', 'x'.repeat(10_000), 400, 'validation_failed'],
    ['a number', 5, 400, 'validation_failed'],
  ])('are refused when they are %s', async (_what, token, status, code) => {
    expect(await client.post('/api/auth/refresh', { refresh_token: token })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('of a deactivated user are refused', async () => {
    const { access_token: access, refresh_token: token } = await signIn('gone@example.com');
    const { id } = (await profile(access)).body;
    await service.query('UPDATE app.users SET is_active = false WHERE id = $1', [id]);
    expect(await refresh(token)).toMatchObject({ status: 403, body: { code: 'account_disabled' } });
  });

  describe('POST /api/auth/logout', () => {
    it('ends the sign-in with its tokens and connections', async () => {
      const { access_token: access, refresh_token: token } = await signIn();
      const other = await signIn();
      const connection = await RealtimeClient.connect(service.url, access);
      const left = connection.waitFor('error');
      expect((await client.post('/api/auth/logout', { refresh_token: token })).status).toBe(204);
      expect((await left).error.code).toBe('unauthorized');
      expect((await refresh(token)).body.code).toBe('unauthorized');
      expect((await profile(access)).body.code).toBe('unauthorized');
      expect((await profile(other.access_token)).status).toBe(200);
      connection.close();
    });

    it('knows no error for an unknown token', async () => {
      expect((await client.post('/api/auth/logout', { refresh_token: 'x'.repeat(43) })).status).toBe(204);
    });
  });

  describe('sign-ins', () => {
    it('are listed and ended by their user only', async () => {
      const [mine, second, other] = [
        await signIn('lister@example.com'),
        await signIn('lister@example.com'),
        await signIn('other@example.com'),
      ];
      const list = (token: string) => client.get('/api/auth/sessions', { token });
      const { sessions } = (await list(mine.access_token)).body;
      expect(sessions).toHaveLength(2);
      expect(sessions.map(({ is_current: isCurrent }: { is_current: boolean }) => isCurrent)).toEqual([
        false,
        true,
      ]);
      expect(sessions[0]).toMatchObject({ device: 'node', address: '127.0.0.1' });
      const path = `/api/auth/sessions/${sessions[0].id}`;
      expect(await client.send('DELETE', path, { token: other.access_token })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
      expect((await profile(second.access_token)).status).toBe(200);
      expect((await client.send('DELETE', path, { token: mine.access_token })).status).toBe(204);
      expect((await profile(second.access_token)).status).toBe(401);
      expect((await list(mine.access_token)).body.sessions).toHaveLength(1);
    });

    it('all end with logout-everywhere, together with the tokens of NextAuth', async () => {
      const email = 'everywhere@example.com';
      const claims = { sub: email, email, provider: 'google', email_verified: true };
      const session = await nextAuth4Token(claims, { secret: TEST_SECRET });
      const { id } = (await profile(session)).body;
      // Joins the account of the verified address.
      const mine = await signIn(email);
      expect((await profile(mine.access_token)).body.id).toBe(id);
      const connections = [
        await RealtimeClient.connect(service.url, session),
        await RealtimeClient.connect(service.url, mine.access_token),
      ];
      const ends = connections.map((connection) => connection.waitFor('error'));
      const answer = await client.post('/api/auth/logout-everywhere', undefined, { token: session });
      expect(answer.status).toBe(204);
      for (const { error } of await Promise.all(ends)) expect(error.code).toBe('unauthorized');
      for (const token of [session, mine.access_token]) expect((await profile(token)).status).toBe(401);
      expect((await refresh(mine.refresh_token)).status).toBe(401);
      // A new sign-in is welcome.
      expect((await profile((await signIn(email)).access_token)).body.id).toBe(id);
      for (const connection of connections) connection.close();
    });
  });
});
