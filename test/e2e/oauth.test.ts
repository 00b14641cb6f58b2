import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auth, type OAuthClientProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { OAuthClientInformationMixed, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { createHash, randomBytes } from 'node:crypto';
import { callTool, createMcpClient } from '../support/mcp-client.js';
import { CLIENT_ID, CLIENT_SECRET, OpenIdServer } from '../support/openid-server.js';
import { PageBrowser, ticketOf, type Visit } from '../support/page-browser.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { freePort } from '../support/service-process.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const REDIRECT = 'http://127.0.0.1:33418/callback';
const VERIFIER = randomBytes(32).toString('base64url');
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const EMAIL = 'someone@example.com';

/** An MCP client as the SDK implements it; its user's browser is the test. */
class ClientProvider implements OAuthClientProvider {
  readonly redirectUrl = REDIRECT;
  readonly clientMetadata = { redirect_uris: [REDIRECT], client_name: 'Test <b>client</b>' };
  authorizationUrl: URL | undefined;
  private client: OAuthClientInformationMixed | undefined;
  private saved: OAuthTokens | undefined;
  private verifier = '';

  state = (): string => 'state of the client';
  clientInformation = () => this.client;
  saveClientInformation = (client: OAuthClientInformationMixed): void => {
    this.client = client;
  };
  tokens = () => this.saved;
  saveTokens = (tokens: OAuthTokens): void => {
    this.saved = tokens;
  };
  redirectToAuthorization = (url: URL): void => {
    this.authorizationUrl = url;
  };
  saveCodeVerifier = (verifier: string): void => {
    this.verifier = verifier;
  };
  codeVerifier = (): string => this.verifier;
}

describe('OAuth for MCP clients', () => {
  let service: TestApp;
  let openId: OpenIdServer;
  let rest: RestClient;
  let url: string;
  let clientId: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    openId = await OpenIdServer.start(`${url}/api/auth/google/callback`);
    service = await startTestApp(
      {
        PUBLIC_URL: url,
        GOOGLE_CLIENT_ID: CLIENT_ID,
        GOOGLE_CLIENT_SECRET: CLIENT_SECRET,
        GOOGLE_ISSUER: openId.issuer,
      },
      { port },
    );
    rest = new RestClient(url);
    const registered = await rest.post('/oauth/register', {
      redirect_uris: [REDIRECT],
      client_name: 'Editor',
    });
    clientId = registered.body.client_id;
  });
  afterAll(async () => {
    await service.close();
    await openId.close();
  });

  const browse = (): PageBrowser => new PageBrowser(url);
  const authorizeUrl = (change: Record<string, string | undefined> = {}): string => {
    const parameters = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: REDIRECT,
      state: 'abc',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...change,
    };
    const query = Object.entries(parameters).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    return `${url}/oauth/authorize?${new URLSearchParams(query).toString()}`;
  };
  const signIn = async (browser: PageBrowser, start: string, email = EMAIL): Promise<Visit> =>
    browser.submit(`${url}/oauth/dev-sign-in`, { ticket: ticketOf(await browser.open(start)), email });
  const decide = (browser: PageBrowser, page: Visit, decision = 'allow'): Promise<Visit> =>
    browser.submit(`${url}/oauth/consent`, { ticket: ticketOf(page), decision });
  /** A code for {@link VERIFIER}. */
  const newCode = async (email?: string): Promise<string> => {
    const browser = browse();
    const { location } = await decide(browser, await signIn(browser, authorizeUrl(), email));
    return new URL(location).searchParams.get('code') ?? '';
  };
  const token = (form: Record<string, string> | string): Promise<RestAnswer> =>
    rest.post('/oauth/token', typeof form === 'string' ? form : new URLSearchParams(form).toString(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const exchange = (code: string, change: Record<string, string> = {}): Promise<RestAnswer> =>
    token({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...change,
    });
  const refresh = (refreshToken: string, change: Record<string, string> = {}): Promise<RestAnswer> =>
    token({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken, ...change });
  const ping = (accessToken: string): Promise<RestAnswer> =>
    rest.post(
      '/mcp',
      { jsonrpc: '2.0', id: 1, method: 'ping' },
      { token: accessToken, headers: { accept: 'application/json, text/event-stream' } },
    );

  it('connects the official client: discovery, registration, sign-in, consent, tokens, refresh', async () => {
    const provider = new ClientProvider();
    const serverUrl = `${url}/mcp`;
    expect(await auth(provider, { serverUrl })).toBe('REDIRECT');
    const start = provider.authorizationUrl?.href ?? '';
    expect(start.startsWith(`${url}/oauth/authorize?`)).toBe(true);

    const browser = browse();
    const consent = await signIn(browser, start);
    expect(consent.text).toContain('Test &#60;b&#62;client&#60;/b&#62;');
    expect(consent.text).toContain(EMAIL);
    const { status, location } = await decide(browser, consent);
    const { searchParams } = new URL(location);
    expect([
      status,
      location.startsWith(REDIRECT),
      searchParams.get('state'),
      searchParams.get('iss'),
    ]).toEqual([303, true, 'state of the client', url]);
    const authorizationCode = searchParams.get('code') ?? '';
    expect(await auth(provider, { serverUrl, authorizationCode })).toBe('AUTHORIZED');
    const first = provider.tokens();
    expect(first).toMatchObject({ token_type: 'Bearer', scope: 'mcp', expires_in: 86_400 });

    // Without the code, the client refreshes.
    expect(await auth(provider, { serverUrl })).toBe('AUTHORIZED');
    expect(provider.tokens()?.refresh_token).not.toBe(first?.refresh_token);

    const client = createMcpClient();
    await client.connect(new StreamableHTTPClientTransport(new URL(serverUrl), { authProvider: provider }));
    const result = await callTool(client, 'get_fighter', { fighter: 'Khabib Nurmagomedov' });
    expect(result.isError).toBeUndefined();
    await client.close();
  });

  it('signs in with Google', async () => {
    openId.account = { sub: 'google-7', email: 'seven@example.com', email_verified: true };
    const browser = browse();
    const { text } = await browser.open(authorizeUrl());
    const href = /href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#38;', '&') ?? '';
    let next = url + href;
    let page = await browser.open(next);
    while (page.location !== '') {
      next = page.location;
      page = await browser.open(next);
    }
    expect(next).toContain('/oauth/consent?ticket=');
    expect(page.text).toContain('seven@example.com');
    const { location } = await decide(browser, page);
    const answer = await exchange(new URL(location).searchParams.get('code') ?? '');
    expect((await ping(answer.body.access_token)).status).toBe(200);
  });

  it('returns to the client when the user refuses at Google', async () => {
    openId.account = null;
    const browser = browse();
    const { text } = await browser.open(authorizeUrl());
    let page = await browser.open(url + (/href="([^"]+)"/.exec(text)?.[1] ?? ''));
    while (!page.location.startsWith(REDIRECT)) page = await browser.open(page.location);
    expect(new URL(page.location).searchParams.get('error')).toBe('access_denied');
  });

  it('takes the session of NextAuth in the same browser', async () => {
    const browser = browse();
    browser.setCookie('next-auth.session-token', await service.token('session@example.com'));
    const page = await browser.open(authorizeUrl());
    expect(page.text).toContain('session@example.com');
    const expired = browse();
    expired.setCookie('next-auth.session-token', 'x.y.z');
    expect((await expired.open(authorizeUrl())).text).toContain('Sign in with Google');
    const { location } = await decide(browser, page);
    expect((await exchange(new URL(location).searchParams.get('code') ?? '')).status).toBe(200);
  });

  it('issues tokens that are valid for /mcp only', async () => {
    const { body } = await exchange(await newCode());
    expect((await ping(body.access_token)).status).toBe(200);
    for (const path of ['/api/user/profile', '/api/tools', '/api/chat/sessions']) {
      const answer = await rest.get(path, { token: body.access_token });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'forbidden']);
    }
    const deletion = await rest.send('DELETE', '/api/user', {
      token: body.access_token,
      body: { confirm: EMAIL },
    });
    expect(deletion.status).toBe(403);
    // Its refresh token is of the client, not of an app.
    const other = await rest.post('/api/auth/refresh', { refresh_token: body.refresh_token });
    expect(other).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  it('ends with the sign-in that the user sees in the list', async () => {
    const email = 'listed@example.com';
    const { body } = await exchange(await newCode(email));
    const own = await service.token(email);
    const { body: list } = await rest.get('/api/auth/sessions', { token: own });
    const [editor] = list.sessions.filter(({ device }: { device: string }) => device === 'Editor');
    expect(editor).toBeDefined();
    expect((await rest.send('DELETE', `/api/auth/sessions/${editor.id}`, { token: own })).status).toBe(204);
    expect((await ping(body.access_token)).status).toBe(401);
    expect(await refresh(body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  describe('a code', () => {
    it('is valid once, also when requests race', async () => {
      const code = await newCode();
      const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(code)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const { status, body } of answers) if (status !== 200) expect(body.error).toBe('invalid_grant');
    });

    it('is valid for a minute', async () => {
      const code = await newCode();
      await service.query(`UPDATE app.authorization_codes SET expires_at = now()`);
      expect((await exchange(code)).body.error).toBe('invalid_grant');
    });

    it.each([
      ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
      ['a short verifier', { code_verifier: 'x' }, 'invalid_request'],
      ['another redirect URI', { redirect_uri: `${REDIRECT}/` }, 'invalid_grant'],
      ['another resource', { resource: 'https://example.com/mcp' }, 'invalid_target'],
      ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ])('is refused with %s', async (_, change, error) => {
      expect(await exchange(await newCode(), change)).toMatchObject({ status: 400, body: { error } });
    });

    it('is refused for another client, and is spent then', async () => {
      const { body } = await rest.post('/oauth/register', { redirect_uris: [REDIRECT] });
      const code = await newCode();
      expect((await exchange(code, { client_id: body.client_id })).body.error).toBe('invalid_grant');
      expect((await exchange(code)).body.error).toBe('invalid_grant');
    });

    it('of a user who was deactivated meanwhile is refused', async () => {
      const code = await newCode('disabled@example.com');
      await service.query(`UPDATE app.users SET is_active = false WHERE email = 'disabled@example.com'`);
      expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    });
  });

  describe('the token endpoint', () => {
    it.each([
      ['an unknown client', { client_id: 'x' }, 401, 'invalid_client'],
      ['an unknown code', { code: 'x' }, 400, 'invalid_grant'],
      ['no code', { code: '' }, 400, 'invalid_grant'],
    ])('refuses %s', async (_, change, status, error) => {
      expect(await exchange('unknown', change)).toMatchObject({ status, body: { error } });
    });

    it('refuses a refresh token of another client', async () => {
      const { body: other } = await rest.post('/oauth/register', { redirect_uris: [REDIRECT] });
      const { body } = await exchange(await newCode());
      expect((await refresh(body.refresh_token, { client_id: other.client_id })).body.error).toBe(
        'invalid_grant',
      );
      expect((await refresh(body.refresh_token)).status).toBe(200);
    });

    it('refuses an empty form, repeated fields and a large body', async () => {
      expect((await token('')).body.error).toBe('invalid_request');
      expect((await token('grant_type=refresh_token&grant_type=x&client_id=y')).body.error).toBe(
        'invalid_request',
      );
      expect((await token(`code=${'x'.repeat(1_000_000)}`)).status).toBe(413);
    });

    it('is where forms are read, and no route besides /oauth', async () => {
      const answer = await rest.post('/api/auth/exchange', 'code=x', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    });
  });

  describe('the authorization endpoint', () => {
    it.each([
      ['an unknown client', { client_id: 'x' }],
      ['no client', { client_id: undefined }],
      ['another redirect URI', { redirect_uri: 'https://evil.example/cb' }],
      ['a longer redirect URI', { redirect_uri: `${REDIRECT}?x=1` }],
      ['no redirect URI', { redirect_uri: undefined }],
    ])('shows a page for %s and redirects nowhere', async (_, change) => {
      const { status, location, headers } = await browse().open(authorizeUrl(change));
      expect([status, location, headers.get('content-type')]).toEqual([400, '', 'text/html; charset=utf-8']);
    });

    it.each([
      ['no challenge', { code_challenge: undefined }, 'invalid_request'],
      ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
      ['no method of the challenge', { code_challenge_method: undefined }, 'invalid_request'],
      ['a token response', { response_type: 'token' }, 'unsupported_response_type'],
      ['another resource', { resource: 'https://example.com/mcp' }, 'invalid_target'],
    ])('returns an error to the client for %s', async (_, change, error) => {
      const { status, location } = await browse().open(authorizeUrl(change));
      const { searchParams } = new URL(location);
      expect([status, searchParams.get('error'), searchParams.get('state')]).toEqual([303, error, 'abc']);
      expect(location.startsWith(`${REDIRECT}?`)).toBe(true);
    });

    it('refuses a long state', async () => {
      const { location } = await browse().open(authorizeUrl({ state: 'x'.repeat(1001) }));
      expect(new URL(location).searchParams.get('error')).toBe('invalid_request');
    });

    it('sends pages that run nothing and cannot be framed', async () => {
      const browser = browse();
      const page = await signIn(browser, authorizeUrl());
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self' http://127.0.0.1:33418;");
      const style = /<style>([^<]*)<\/style>/.exec(page.text)?.[1] ?? '';
      expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
      expect(page.text).not.toMatch(/<script|onclick|style=/);
      expect(page.headers.get('cache-control')).toBe('no-store');
    });
  });

  describe('the consent', () => {
    it('returns an error to the client when the user denies', async () => {
      const browser = browse();
      const { location } = await decide(browser, await signIn(browser, authorizeUrl()), 'deny');
      const { searchParams } = new URL(location);
      expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['access_denied', null]);
    });

    it('is refused without the cookie, with a wrong ticket, and before the sign-in', async () => {
      const browser = browse();
      const start = await browser.open(authorizeUrl());
      expect((await decide(browser, start)).status).toBe(400);
      const page = await signIn(browser, authorizeUrl());
      expect((await decide(browse(), page)).status).toBe(400);
      const wrong = { ticket: 'x'.repeat(32), decision: 'allow' };
      expect((await browser.submit(`${url}/oauth/consent`, wrong)).status).toBe(400);
      expect((await browser.submit(`${url}/oauth/consent`, {})).status).toBe(400);
      expect((await decide(browser, page)).status).toBe(303);
    });

    it("cannot be given with another person's code of a sign-in", async () => {
      const browser = browse();
      await browser.open(authorizeUrl());
      const visit = await browser.open(`${url}/oauth/consent?ticket=unknown&code=${'x'.repeat(43)}`);
      expect(visit.status).toBe(400);
    });

    it('of the development sign-in takes no form of another site', async () => {
      const browser = browse();
      const ticket = ticketOf(await browser.open(authorizeUrl()));
      const visit = await browser.submit(
        `${url}/oauth/dev-sign-in`,
        { ticket, email: EMAIL },
        'https://evil.example',
      );
      expect(visit.status).toBe(403);
    });
  });

  describe('the registration', () => {
    it.each([
      ['no metadata', {}, 'invalid_client_metadata'],
      ['no redirect URI', { redirect_uris: [] }, 'invalid_client_metadata'],
      ['many redirect URIs', { redirect_uris: Array(6).fill(REDIRECT) }, 'invalid_client_metadata'],
      ['a long name', { redirect_uris: [REDIRECT], client_name: 'x'.repeat(101) }, 'invalid_client_metadata'],
      ['http elsewhere', { redirect_uris: ['http://example.com/cb'] }, 'invalid_redirect_uri'],
      ['a script', { redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
      [
        'long redirect URIs',
        { redirect_uris: Array(3).fill(`https://example.com/${'x'.repeat(450)}`) },
        'invalid_redirect_uri',
      ],
    ])('refuses %s', async (_, metadata, error) => {
      expect(await rest.post('/oauth/register', metadata)).toMatchObject({ status: 400, body: { error } });
    });

    it('answers with what was registered', async () => {
      const { status, body } = await rest.post('/oauth/register', {
        redirect_uris: [REDIRECT],
        client_name: 'My\u202e  app',
        token_endpoint_auth_method: 'client_secret_basic',
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        client_name: 'My app',
        redirect_uris: [REDIRECT],
        token_endpoint_auth_method: 'none',
      });
      expect(body.client_secret).toBeUndefined();
    });
  });

  it('publishes its metadata', async () => {
    const { body } = await rest.get('/.well-known/oauth-authorization-server');
    expect(body).toMatchObject({ issuer: url, code_challenge_methods_supported: ['S256'] });
    const { body: resource } = await rest.get('/.well-known/oauth-protected-resource/mcp');
    expect(resource.authorization_servers).toEqual([url]);
  });
});
