import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { loadConfig } from '@app/config';
import { securityHeaders } from '../../apps/api/src/http/security-headers.js';
import { RestClient, type RestRequest } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const API_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const ORIGIN = 'http://localhost:3000';
const PREFLIGHT = {
  origin: ORIGIN,
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'authorization,content-type',
};

describe('headers and methods of every response', () => {
  let service: TestApp;
  let client: RestClient;
  let stranger: RestClient;

  beforeAll(async () => {
    service = await startTestApp();
    client = new RestClient(service.url, await service.token());
    stranger = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const expectApiHeaders = (headers: Headers): void => {
    const names = Object.keys(API_HEADERS);
    expect(Object.fromEntries(names.map((name) => [name, headers.get(name)]))).toEqual(API_HEADERS);
    expect(headers.get('strict-transport-security')).toBeNull();
  };

  it.each<[string, string, string, RestRequest]>([
    ['a personal answer', 'GET', '/api/user/profile', {}],
    ['a list', 'GET', '/api/chat/sessions', {}],
    ['a created resource', 'POST', '/api/chat/session', { body: { title: 'x' } }],
    ['a token', 'POST', '/api/auth/dev-token', { body: { email: 'a@example.com' } }],
    ['a public answer', 'GET', '/api/data/status', {}],
    ['health', 'GET', '/health/live', {}],
    ['the OpenAPI document', 'GET', '/docs-json', {}],
    ['HEAD', 'HEAD', '/health/live', {}],
    ['an unknown route', 'GET', '/nothing', {}],
    ['an unknown page of the documentation', 'GET', '/docs/nothing', {}],
    ['an address that cannot be decoded', 'GET', '/api/chat/session/%E0%A4%A', {}],
    ['a body that cannot be read', 'POST', '/api/chat/session', { body: '{' }],
    ['an invalid field', 'POST', '/api/chat/session', { body: { x: 1 } }],
    ['a large body', 'POST', '/api/chat/session', { body: { title: 'x'.repeat(70_000) } }],
    ['headers that are too long', 'GET', '/health/live', { headers: { 'x-flood': 'x'.repeat(20_000) } }],
    ['OPTIONS', 'OPTIONS', '/api/user/profile', {}],
    ['a preflight', 'OPTIONS', '/api/user/profile', { headers: PREFLIGHT }],
    ['a polling handshake', 'GET', '/socket.io/?EIO=4&transport=polling', {}],
    ['a refused polling handshake', 'GET', '/socket.io/?EIO=4&transport=none', {}],
  ])('are on %s', async (_what, method, path, request) => {
    expectApiHeaders((await client.send(method, path, request)).headers);
  });

  it('are on a refusal without a token', async () => {
    const refused = await stranger.get('/api/user/profile');
    expect(refused.status).toBe(401);
    expectApiHeaders(refused.headers);
  });

  it('are on an event stream', async () => {
    const { body } = await client.post('/api/chat/session');
    const answer = await client.post(
      `/api/chat/session/${body.session_id}/messages`,
      { content: 'Who is Jon Jones?' },
      { headers: { accept: 'text/event-stream' } },
    );
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are on the response to invalid HTTP', async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.end('NONSENSE\r\n\r\n');
    const answer = await text(socket);
    for (const [name, value] of Object.entries(API_HEADERS))
      expect(answer).toContain(`\r\n${name}: ${value}\r\n`);
  });

  it('require HTTPS in production', () => {
    const config = loadConfig({ NODE_ENV: 'production', NEXTAUTH_SECRET: 'x7'.repeat(24) });
    expect(securityHeaders(config)['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });

  it.each([
    ['/docs', "script-src 'self';"],
    ['/docs/', "script-src 'self';"],
    ['/docs/swagger-ui-bundle.js', "script-src 'self';"],
    ['/docs/events', "style-src 'sha256-"],
  ])('allow the documentation at %s its own files only', async (path, directive) => {
    const { headers, status } = await stranger.get(path);
    const policy = headers.get('content-security-policy');
    expect(status).toBe(200);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(`${policy};`).toContain(directive);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).not.toBe('no-store');
  });

  it('serve a documentation page without inline scripts or other hosts', async () => {
    const { text: page } = await stranger.get('/docs');
    const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toMatch(/src="\.\/docs\/[\w-]+\.js"/);
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toMatch(/\son[a-z]+=/);
  });

  describe('OPTIONS', () => {
    const options = (path: string, headers: Record<string, string> = {}) =>
      stranger.send('OPTIONS', path, { headers });

    it.each([
      ['/api/user/profile', 'GET, HEAD, PUT, OPTIONS'],
      ['/api/chat/session/0198f3a4-5c1e-7000-8000-000000000000', 'GET, HEAD, DELETE, OPTIONS'],
      ['/api/auth/dev-token', 'POST, OPTIONS'],
      ['/health/live?x=1', 'GET, HEAD, OPTIONS'],
      ['/docs/events', 'GET, HEAD, OPTIONS'],
    ])('of %s lists its methods: %s', async (path, allow) => {
      const incomplete: Record<string, string>[] = [
        {},
        { origin: ORIGIN },
        { 'access-control-request-method': 'GET' },
      ];
      for (const headers of incomplete) {
        const answer = await options(path, headers);
        expect([answer.status, answer.text]).toEqual([204, '']);
        expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allow.split(', ').sort());
        expect(answer.headers.get('x-request-id')).toMatch(/.{36}/);
      }
    });

    it.each(['/nothing', '/api/chat/session/x/y/z'])('of %s is a problem', async (path) => {
      expect(await options(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    });

    it.each(['/api/user/profile', '/health/live', '/nothing'])('of %s answers a preflight', async (path) => {
      const allowed = await options(path, PREFLIGHT);
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
      expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(allowed.headers.get('access-control-max-age')).toBe('3600');
      const foreign = await options(path, { ...PREFLIGHT, origin: 'http://evil.example' });
      expect(foreign.status).toBe(204);
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  /** Sends a method that `fetch` does not allow. */
  const sendRaw = async (method: string, path: string) => {
    const { hostname, port } = new URL(service.url);
    const request = httpRequest({ hostname, port, path, method });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: JSON.parse(await text(response)) };
  };

  it.each([
    ['TRACE', '/health/live'],
    ['PROPFIND', '/health/live'],
    ['MKCOL', '/api/user/profile'],
    ['OPTIONS', '*'],
    ['GET', '*'],
  ])('%s %s is a problem', async (method, path) => {
    const { status, body } = await sendRaw(method, path);
    expect([status, body.code, typeof body.request_id]).toEqual([404, 'not_found', 'string']);
  });

  it.each(['get', 'Get', 'NONSENSE', 'get\t'])('the method %j is a problem', async (method) => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.end(`${method} /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/);
    expect(answer).toContain('"code":"validation_failed"');
  });
});
