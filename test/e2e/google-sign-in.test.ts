import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { IdTokenIssuer } from '../support/id-token-issuer.js';
import { CLIENT_ID, CLIENT_SECRET, OpenIdServer } from '../support/openid-server.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const FRONTEND = 'https://app.example';
const PUBLIC_URL = 'https://api.example';
const CALLBACK = '/api/auth/google/callback';
const ADMIN = 'boss@example.com';

/** A browser with cookies that follows no redirect by itself; PUBLIC_URL leads to the service of the test. */
class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly service: string) {}

  async open(url: string): Promise<{ status: number; location: string; text: string }> {
    const response = await fetch(url.replace(PUBLIC_URL, this.service), {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(header)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get('location') ?? '';
    return {
      status: response.status,
      location: location === '' ? '' : new URL(location, url).href,
      text: await response.text(),
    };
  }

  /** Follows redirects until one leads to `prefix`. @returns that address, not opened */
  async follow(start: string, prefix: string): Promise<URL> {
    let url = start;
    for (let count = 0; count < 12; count += 1) {
      const { location, text } = await this.open(url);
      if (location === '') throw new Error(`no redirect from ${url}: ${text}`);
      if (location.startsWith(prefix)) return new URL(location);
      url = location;
    }
    throw new Error('too many redirects');
  }
}

describe('Google sign-in in the browser', () => {
  let openId: OpenIdServer;
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    openId = await OpenIdServer.start(PUBLIC_URL + CALLBACK);
    service = await startTestApp({
      GOOGLE_CLIENT_ID: CLIENT_ID,
      GOOGLE_CLIENT_SECRET: CLIENT_SECRET,
      GOOGLE_ISSUER: openId.issuer,
      PUBLIC_URL,
      FRONTEND_URL: FRONTEND,
      ADMIN_EMAILS: ADMIN,
    });
    client = new RestClient(service.url);
  });
  afterAll(async () => {
    await service.close();
    await openId.close();
  });

  const login = (query = ''): string => `${PUBLIC_URL}/api/auth/google/login${query}`;
  const exchange = (code: string | null): Promise<RestAnswer> => client.post('/api/auth/exchange', { code });
  const signIn = async (): Promise<RestAnswer> => {
    const page = await new Browser(service.url).follow(login(), FRONTEND);
    return exchange(page.searchParams.get('code'));
  };
  const profileOf = async (answer: RestAnswer) =>
    (await client.get('/api/user/profile', { token: answer.body.access_token })).body;

  it('returns to the frontend with a code for tokens', async () => {
    openId.account = {
      sub: 'google-1',
      email: 'someone@example.com',
      email_verified: true,
      name: 'Someone',
      picture: 'https://example.com/p.png',
    };
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'bearer' } });
    expect(await profileOf(answer)).toMatchObject({
      provider: 'google',
      email: 'someone@example.com',
      name: 'Someone',
      picture: 'https://example.com/p.png',
    });
    expect(
      (await client.post('/api/auth/refresh', { refresh_token: answer.body.refresh_token })).status,
    ).toBe(200);
  });

  it('sends PKCE, state and nonce, and keeps them in a cookie that no script reads', async () => {
    const response = await fetch(login().replace(PUBLIC_URL, service.url), { redirect: 'manual' });
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    }
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Secure/);
    expect(cookie).not.toContain(searchParams.get('state'));
  });

  it('joins the account that has verified the address, and only with a verified one', async () => {
    const claims = { sub: 'github-9', provider: 'github', email: 'linked@example.com', email_verified: true };
    const token = jsonwebtoken.sign(claims, TEST_SECRET, { expiresIn: 600 });
    const { id } = (await client.get('/api/user/profile', { token })).body;
    openId.account = { sub: 'google-2', email: 'linked@example.com', email_verified: true };
    expect((await profileOf(await signIn())).id).toBe(id);
    openId.account = { sub: 'google-3', email: 'linked@example.com', email_verified: false };
    const page = new Browser(service.url).follow(login(), FRONTEND);
    await expect(page).rejects.toThrow('belongs to another account');
  });

  it.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])('makes an administrator of a person with email_verified %j: %j', async (isVerified, isAdmin) => {
    openId.account = { sub: `boss-${isVerified}`, email: ADMIN, email_verified: isVerified };
    if (isVerified === undefined) openId.account = { sub: 'boss-x', email: ADMIN };
    const browser = new Browser(service.url);
    const page = await browser.follow(login(), FRONTEND).catch(() => null);
    // After the verified sign-in the address is taken, so that the others are refused.
    const profile = page === null ? null : await profileOf(await exchange(page.searchParams.get('code')));
    expect(profile?.is_admin ?? false).toBe(isAdmin);
  });

  it('signs in a person without an address', async () => {
    openId.account = { sub: 'google-no-address', name: 'Nobody' };
    expect(await profileOf(await signIn())).toMatchObject({ email: null, name: 'Nobody' });
  });

  it('returns to an allowed page only', async () => {
    openId.account = { sub: 'google-1' };
    const page = await new Browser(service.url).follow(
      login(`?return_to=${encodeURIComponent(`${FRONTEND}/chat?tab=1`)}`),
      FRONTEND,
    );
    expect(page.pathname + page.search.replace(/code=.*/, 'code=')).toBe('/chat?tab=1&code=');
    for (const target of [
      'https://evil.example/',
      '//evil.example',
      'javascript:alert(1)',
      `${FRONTEND}.evil`,
    ]) {
      const answer = await client.get(`/api/auth/google/login?return_to=${encodeURIComponent(target)}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    }
  });

  it('tells the page that the user refused', async () => {
    openId.account = null;
    const page = await new Browser(service.url).follow(login(), FRONTEND);
    expect(page.searchParams.get('error')).toBe('access_denied');
    expect(page.searchParams.has('code')).toBe(false);
  });

  describe('refuses a callback', () => {
    const callback = async (change: (url: URL) => void, browser = new Browser(service.url)) => {
      openId.account = { sub: 'google-1' };
      const url = await browser.follow(login(), PUBLIC_URL);
      change(url);
      return browser.open(url.href);
    };
    const unchanged = (): void => undefined;

    it.each<[string, (url: URL) => void]>([
      ['without state', (url) => url.searchParams.delete('state')],
      ['with another state', (url) => url.searchParams.set('state', 'x'.repeat(43))],
      ['without a code', (url) => url.searchParams.delete('code')],
      ['with an invented code', (url) => url.searchParams.set('code', 'x'.repeat(43))],
      ["with another provider's issuer", (url) => url.searchParams.set('iss', 'https://evil.example')],
    ])('%s', async (_what, change) => {
      const { status, text } = await callback(change);
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ code: 'unauthorized' });
    });

    it('in another browser', async () => {
      openId.account = { sub: 'google-1' };
      const url = await new Browser(service.url).follow(login(), PUBLIC_URL);
      expect((await new Browser(service.url).open(url.href)).status).toBe(401);
    });

    it('with a replayed code', async () => {
      openId.account = { sub: 'google-1' };
      const browser = new Browser(service.url);
      const url = await browser.follow(login(), PUBLIC_URL);
      expect((await browser.open(url.href)).location).toContain(FRONTEND);
      expect((await browser.open(url.href)).status).toBe(401);
      expect((await callback(unchanged)).status).toBe(302);
    });

    it('with a forged cookie', async () => {
      const response = await fetch(`${service.url}${CALLBACK}?code=x&state=y`, {
        redirect: 'manual',
        headers: { cookie: 'mma-savant.login=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c' },
      });
      expect(response.status).toBe(401);
    });
  });

  it.each([
    ['a second time', 401],
    ['after its minute', 401],
  ])('accepts a code once: %s', async (when, status) => {
    openId.account = { sub: 'google-1' };
    const page = await new Browser(service.url).follow(login(), FRONTEND);
    const code = page.searchParams.get('code');
    if (when === 'a second time') expect((await exchange(code)).status).toBe(200);
    else await service.query("UPDATE app.sign_in_codes SET expires_at = now() - interval '1 second'");
    expect(await exchange(code)).toMatchObject({ status, body: { code: 'unauthorized' } });
  });
});

describe('POST /api/auth/google', () => {
  let issuer: IdTokenIssuer;
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    issuer = await IdTokenIssuer.start();
    service = await startTestApp({
      GOOGLE_CLIENT_ID: 'web, ios ,android',
      GOOGLE_ISSUER: issuer.issuer,
      ADMIN_EMAILS: ADMIN,
    });
    client = new RestClient(service.url);
  });
  afterAll(async () => {
    await service.close();
    await issuer.close();
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const claims = (changes: object = {}) => ({
    iss: issuer.issuer,
    aud: 'web',
    sub: 'google-1',
    email: 'someone@example.com',
    email_verified: true,
    iat: now(),
    exp: now() + 600,
    ...changes,
  });
  const signIn = async (token: string, nonce?: string): Promise<RestAnswer> =>
    client.post('/api/auth/google', { id_token: token, ...(nonce === undefined ? {} : { nonce }) });

  it.each([
    ['as Google signs it', () => ({})],
    ['whose issuer has no scheme', () => ({ iss: issuer.issuer.replace('http://', '') })],
    ['of the iOS client', () => ({ aud: 'ios' })],
    ['of several audiences', () => ({ aud: ['elsewhere', 'android'], azp: 'android' })],
    ['expired within the clock tolerance', () => ({ exp: now() - 20 })],
  ])('accepts an ID token %s', async (_what, changes) => {
    const answer = await signIn(await issuer.sign(claims(changes())));
    expect(answer.status).toBe(200);
    const profile = await client.get('/api/user/profile', { token: answer.body.access_token });
    expect(profile.body).toMatchObject({ provider: 'google', email: 'someone@example.com' });
  });

  it.each([
    ['of another issuer', () => ({ iss: 'https://evil.example' }), /iss/],
    ['of another audience', () => ({ aud: 'elsewhere' }), /aud/],
    ['issued to another client', () => ({ aud: ['web', 'elsewhere'], azp: 'elsewhere' }), /azp/],
    ['that has expired', () => ({ exp: now() - 60 }), /expired/],
    ['without expiry', () => ({ exp: undefined }), /exp/],
    ['without sub', () => ({ sub: undefined }), /sub/],
    ['not valid yet', () => ({ nbf: now() + 300 }), /nbf/],
  ])('refuses an ID token %s', async (_what, changes, reason) => {
    const answer = await signIn(await issuer.sign(claims(changes())));
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(answer.body.detail).toMatch(reason);
  });

  it('refuses forged signatures', async () => {
    const forged = await issuer.sign(claims(), { key: await issuer.forgeKey() });
    // Algorithm confusion: signed with a secret of ours instead of the provider's key.
    const confused = jsonwebtoken.sign(claims(), TEST_SECRET, { algorithm: 'HS256', keyid: 'x' });
    const [, payload = ''] = confused.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.x`;
    for (const token of [forged, confused, unsigned]) {
      expect(await signIn(token)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
  });

  it('checks the nonce that the client names', async () => {
    const token = await issuer.sign(claims({ nonce: 'n-1' }));
    expect((await signIn(token, 'n-1')).status).toBe(200);
    expect((await signIn(token, 'n-2')).body.detail).toMatch(/nonce/);
  });

  it('follows a rotation of the keys', async () => {
    expect((await signIn(await issuer.sign(claims()))).status).toBe(200);
    const before = await issuer.sign(claims());
    await issuer.rotateKeys();
    // The keys are fetched every two seconds at most.
    await sleep(2_100);
    expect((await signIn(await issuer.sign(claims()))).status).toBe(200);
    expect((await signIn(before)).status).toBe(401);
  });

  it('makes no administrator of an unverified address', async () => {
    const unverified = claims({ sub: 'boss-1', email: ADMIN, email_verified: false });
    const answer = await signIn(await issuer.sign(unverified));
    const profile = await client.get('/api/user/profile', { token: answer.body.access_token });
    expect(profile.body).toMatchObject({ email: ADMIN, is_admin: false });
  });

  it.each([[{}], [{ id_token: 'nonsense' }], [{ id_token: 5 }], [{ id_token: `a.b.${'x'.repeat(20_000)}` }]])(
    'refuses the body %j',
    async (body) => {
      expect(await client.post('/api/auth/google', body)).toMatchObject({ status: 400 });
    },
  );
});

describe('Google sign-in', () => {
  it('does not exist without GOOGLE_CLIENT_ID', async () => {
    const service = await startTestApp();
    try {
      const client = new RestClient(service.url);
      for (const answer of [
        await client.post('/api/auth/google', { id_token: 'a.b.c' }),
        await client.get('/api/auth/google/login'),
      ]) {
        expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
        expect(answer.body.detail).toContain('GOOGLE_CLIENT_ID');
      }
    } finally {
      await service.close();
    }
  });

  it('is unavailable while the provider is, and recovers', async () => {
    const issuer = await IdTokenIssuer.start();
    issuer.isBroken = true;
    const service = await startTestApp({ GOOGLE_CLIENT_ID: 'web', GOOGLE_ISSUER: issuer.issuer });
    try {
      const client = new RestClient(service.url);
      const start = () => client.send('GET', '/api/auth/google/login');
      const answer = await start();
      expect(answer).toMatchObject({ status: 503, body: { code: 'sign_in_unavailable' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      issuer.isBroken = false;
      const again = await fetch(`${service.url}/api/auth/google/login`, { redirect: 'manual' });
      expect(again.status).toBe(302);
    } finally {
      await service.close();
      await issuer.close();
    }
  });
});
