import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { DataSource } from 'typeorm';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const ADMIN = 'boss@example.com';

interface Claims {
  sub: string;
  email?: string;
  provider?: string;
  email_verified?: unknown;
}

const sign = (claims: Claims): string =>
  jsonwebtoken.sign({ provider: 'google', ...claims }, TEST_SECRET, { expiresIn: 600 });

/** The account of a sign-in. Development sign-in is off, as in production, unless a suite enables it. */
describe('sign-in', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    service = await startTestApp({ ADMIN_EMAILS: ADMIN, AUTH_DEV_LOGIN: 'false' });
    client = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const ask = (claims: Claims) => client.get('/api/user/profile', { token: sign(claims) });
  const rowsOf = (email: string): Promise<{ id: number; email_verified: boolean }[]> =>
    service.app
      .get(DataSource, { strict: false })
      .query('SELECT id, email_verified FROM app.users WHERE email = $1', [email]);

  describe('with an address of ADMIN_EMAILS', () => {
    it('makes only the user who verifies the address an administrator, at once', async () => {
      const claimed = sign({ sub: 'claims-boss', email: ADMIN, email_verified: false });
      const asAdmin = () => client.get('/api/admin/usage', { token: claimed });
      expect((await client.get('/api/user/profile', { token: claimed })).body).toMatchObject({
        email: ADMIN,
        is_admin: false,
      });
      expect(await asAdmin()).toMatchObject({ status: 403, body: { code: 'forbidden' } });

      const proved = await ask({ sub: 'claims-boss', email: ADMIN, email_verified: true });
      expect(proved.body).toMatchObject({ email: ADMIN, is_admin: true });
      expect((await asAdmin()).status).toBe(200);
    });

    it.each([['dev'], ['github']])('ignores an unverified address of %s', async (provider) => {
      const service = await startTestApp({ ADMIN_EMAILS: ADMIN, AUTH_DEV_LOGIN: 'false' });
      try {
        const token = sign({ sub: ADMIN, email: ADMIN, provider, email_verified: provider === 'dev' });
        const { body } = await new RestClient(service.url, token).get('/api/user/me');
        expect(body).toMatchObject({ email: ADMIN, is_admin: false });
      } finally {
        await service.close();
      }
    });
  });

  it('never joins a verified sign-in to an account with the unverified address', async () => {
    const email = 'victim@example.com';
    const first = new RestClient(
      service.url,
      sign({ sub: 'hijacker', provider: 'github', email, email_verified: false }),
    );
    const { body: prepared } = await first.post('/api/chat/session', { title: 'Prepared' });
    const victim = new RestClient(service.url, sign({ sub: 'victim', email, email_verified: true }));
    const { body: profile } = await victim.get('/api/user/profile');
    expect(profile).toMatchObject({ email, provider: 'google' });
    expect(profile.id).not.toBe(prepared.user_id);
    expect((await victim.get('/api/chat/sessions')).body.sessions).toEqual([]);

    const { body: session } = await victim.post('/api/chat/session', { title: 'Private' });
    expect((await first.get(`/api/chat/session/${session.session_id}`)).status).toBe(404);
    // The account keeps its data, without the address.
    expect((await first.get('/api/user/profile')).body).toMatchObject({ id: prepared.user_id, email: null });
    expect((await first.get('/api/user/check-auth')).body).toMatchObject({ email: null });
    expect((await first.get('/api/chat/sessions')).body.sessions).toHaveLength(1);
    expect(await rowsOf(email)).toEqual([{ id: profile.id, email_verified: true }]);
  });

  it('links sign-ins of several providers by the verified address, and refuses an unverified one', async () => {
    const email = 'linked@example.com';
    const { body: first } = await ask({ sub: 'l-1', email });
    expect((await ask({ sub: 'l-2', email, provider: 'github' })).body.id).toBe(first.id);
    const refused = await ask({ sub: 'l-3', email, email_verified: false });
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(refused.body.detail).toContain('belongs to another account');
  });

  it('creates separate accounts for the same unverified address until one verifies it', async () => {
    const email = 'shared@example.com';
    const subjects = ['u-1', 'u-2', 'u-3'];
    const ids: number[] = [];
    for (const sub of subjects) ids.push((await ask({ sub, email, email_verified: false })).body.id);
    expect(new Set(ids).size).toBe(3);
    expect((await ask({ sub: 'u-2', email, email_verified: true })).body).toMatchObject({
      id: ids[1],
      email,
    });
    for (const sub of ['u-1', 'u-3']) {
      expect((await ask({ sub, email, email_verified: false })).body.email).toBeNull();
    }
    expect(await rowsOf(email)).toEqual([{ id: ids[1], email_verified: true }]);
  });

  it('accepts a token without an address, and stores the address once a later token verifies it', async () => {
    const sub = 'without-address';
    const { body } = await ask({ sub, provider: 'kakao' });
    expect(body.email).toBeNull();
    const later = await ask({ sub, provider: 'kakao', email: 'late@example.com', email_verified: true });
    expect(later.body).toMatchObject({ id: body.id, email: 'late@example.com' });
  });

  it('assigns a verified address to exactly one account when sign-ins race', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `race-${round}@example.com`;
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          ask({ sub: `r-${round}-${index}`, email, email_verified: index % 2 === 0 }),
        ),
      );
      const verified = answers.filter((_, index) => index % 2 === 0);
      expect(verified.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const [owner, ...others] = new Set(verified.map(({ body }) => body.id as number));
      expect(others).toEqual([]);
      const unverified = answers.filter((_, index) => index % 2 === 1);
      for (const { status, body } of unverified) {
        if (status === 200) expect(body.id).not.toBe(owner);
        else expect([status, body.code]).toEqual([401, 'unauthorized']);
      }
      expect(await rowsOf(email)).toEqual([{ id: owner, email_verified: true }]);
    }
  });

  describe('with a token without a provider', () => {
    const withoutProvider = (claims: Claims, provider?: unknown): string =>
      jsonwebtoken.sign({ ...claims, ...(provider === undefined ? {} : { provider }) }, TEST_SECRET, {
        expiresIn: 600,
      });
    const askWith = (token: string) => client.get('/api/user/profile', { token });

    it('separates users with the same sub at different providers', async () => {
      const one = await askWith(withoutProvider({ sub: '1234', email: 'one@example.com' }));
      const two = await askWith(withoutProvider({ sub: '1234', email: 'two@example.com' }));
      expect([one.body.email, two.body.email]).toEqual(['one@example.com', 'two@example.com']);
      expect(one.body.id).not.toBe(two.body.id);
      const again = await askWith(withoutProvider({ sub: '1234', email: 'One@example.com' }, 'nextauth'));
      expect(again.body.id).toBe(one.body.id);
    });

    it.each<[string, Claims]>([
      ['without an address', { sub: '1234' }],
      ['with an unverified address', { sub: '1234', email: 'one@example.com', email_verified: false }],
    ])('refuses one %s with a remedy', async (_what, claims) => {
      const refused = await askWith(withoutProvider(claims));
      expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
      expect(refused.body.detail).toContain('`token.provider = account.provider`');
    });
  });
});

describe('sign-in with an enabled development sign-in', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ ADMIN_EMAILS: ADMIN });
  });
  afterAll(() => service.close());

  const profileOf = async (token: string) =>
    (await new RestClient(service.url, token).get('/api/user/profile')).body;

  it('makes a development account with an address of ADMIN_EMAILS an administrator', async () => {
    expect(await profileOf(await service.token(ADMIN))).toMatchObject({ provider: 'dev', is_admin: true });
  });

  it('joins a development sign-in to the account that has verified the address', async () => {
    const email = 'developer@example.com';
    const { id } = await profileOf(sign({ sub: 'd-1', email, email_verified: true }));
    expect((await profileOf(await service.token(email))).id).toBe(id);
  });

  it('never joins a verified sign-in to a development account', async () => {
    const email = 'visitor@example.com';
    const { id } = await profileOf(await service.token(email));
    const verified = await profileOf(sign({ sub: 'v-1', email, email_verified: true }));
    expect(verified).toMatchObject({ email, provider: 'google' });
    expect(verified.id).not.toBe(id);
    expect(await profileOf(await service.token(email))).toMatchObject({ id, email: null });
  });

  it('never joins an unverified sign-in to a development account', async () => {
    const email = 'guest@example.com';
    const { id } = await profileOf(await service.token(email));
    expect((await profileOf(sign({ sub: 'g-1', email, email_verified: false }))).id).not.toBe(id);
  });
});
