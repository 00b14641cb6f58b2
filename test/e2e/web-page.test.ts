import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/start-app.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the page', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const open = (path: string, headers: Record<string, string> = BROWSER): Promise<Response> =>
    fetch(app.url + path, { headers });

  it.each(['/', '/c/0198f3a4-5c1e-7000-8000-000000000000', '/admin/users', '/share/x'])(
    'is served at %s',
    async (path) => {
      const response = await open(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('allows its own files only, with a nonce of its own for each response', async () => {
    const [one, other] = await Promise.all([open('/'), open('/')]);
    const policy = one.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(await one.text()).toContain(`content="${nonce}"`);
    expect(other.headers.get('content-security-policy')).not.toContain(nonce);
    expect(one.headers.get('x-frame-options')).toBe('DENY');
  });

  it('has files that may be kept for ever, compressed where the browser accepts it', async () => {
    const html = await (await open('/')).text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThan(2);
    for (const path of files) {
      const file = await open(path, { 'accept-encoding': 'br' });
      expect([path, file.status]).toEqual([path, 200]);
      expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      expect(file.headers.get('content-encoding')).toBe('br');
      await file.arrayBuffer();
    }
  });

  it.each(['/api/nowhere', '/assets/gone.js', '/docs/nowhere'])('does not answer for %s', async (path) => {
    const response = await open(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('does not answer programs that ask for something else', async () => {
    const response = await open('/c/1', { accept: 'application/json' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });

  it('tells which ways to sign in there are', async () => {
    const read = async (headers: Record<string, string>): Promise<unknown> =>
      (await open('/api/web/config', headers)).json();
    expect(await read({})).toEqual({
      sign_in: { development: true, google: false },
      has_session_cookie: false,
    });
    expect(await read({ cookie: 'next-auth.session-token=x' })).toMatchObject({ has_session_cookie: true });
  });
});

describe('with WEB_ENABLED=false', () => {
  it('there is no page', async () => {
    const app = await startTestApp({ WEB_ENABLED: 'false' });
    try {
      const response = await fetch(app.url, { headers: BROWSER });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not_found' });
    } finally {
      await app.close();
    }
  });
});
