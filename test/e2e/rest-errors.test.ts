import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const PROBLEM_MEMBERS = ['type', 'title', 'status', 'detail', 'code', 'request_id'];

describe('errors of the REST routes', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    service = await startTestApp();
    client = new RestClient(service.url, await service.token());
  });
  afterAll(() => service.close());

  it.each([
    ['an unknown route', 'GET', '/api/nothing', undefined, 404, 'not_found'],
    ['an unknown route outside the prefix', 'GET', '/nothing', undefined, 404, 'not_found'],
    ['an unknown method of a route', 'PUT', '/api/chat/sessions', {}, 404, 'not_found'],
    [
      'an address that cannot be decoded',
      'GET',
      '/api/chat/session/%E0%A4%A',
      undefined,
      400,
      'validation_failed',
    ],
    ['JSON that is cut off', 'POST', '/api/chat/session', '{"title": "x', 400, 'malformed_json'],
    ['text that is not JSON', 'POST', '/api/chat/session', 'title=x', 400, 'malformed_json'],
    ['a list as body', 'POST', '/api/chat/session', '[]', 400, 'validation_failed'],
    ['a text as body', 'POST', '/api/chat/session', '"x"', 400, 'validation_failed'],
    ['null as body', 'POST', '/api/chat/session', 'null', 400, 'validation_failed'],
    [
      'an unknown field',
      'POST',
      '/api/chat/session',
      { title: 'x', colour: 'red' },
      400,
      'validation_failed',
    ],
    ['an unknown parameter', 'GET', '/api/chat/sessions?page=2', undefined, 400, 'validation_failed'],
    [
      'the key __proto__',
      'POST',
      '/api/chat/session',
      '{"__proto__": {"isAdmin": true}}',
      400,
      'validation_failed',
    ],
    [
      'an escaped __proto__',
      'POST',
      '/api/chat/session',
      '{"\\u005f_proto__": {}}',
      400,
      'validation_failed',
    ],
    [
      'the key constructor',
      'POST',
      '/api/chat/session',
      '{"constructor": {"prototype": {}}}',
      400,
      'validation_failed',
    ],
    [
      'deep nesting',
      'POST',
      '/api/chat/session',
      `${'{"title":'.repeat(5000)}1${'}'.repeat(5000)}`,
      400,
      'validation_failed',
    ],
    [
      'a body over 64 KiB',
      'POST',
      '/api/chat/session',
      { title: 'x'.repeat(65_536) },
      413,
      'payload_too_large',
    ],
  ])('answers %s with problem details', async (_what, method, path, body, status, code) => {
    const answer = await client.send(method, path, { body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Object.keys(answer.body).filter((member) => member !== 'errors')).toEqual(PROBLEM_MEMBERS);
    expect(answer.body).toMatchObject({ type: `urn:mma-savant:error:${code}`, status, code });
    expect(answer.body.request_id).toBe(answer.headers.get('x-request-id'));
    if (code === 'validation_failed') expect(answer.body.errors.length).toBeGreaterThan(0);
    else expect(answer.body).not.toHaveProperty('errors');
  });

  it('refuses a body of another type than JSON', async () => {
    const answer = await client.post('/api/chat/session', '<title/>', {
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body.errors).toEqual([{ field: 'content-type', message: 'must be application/json' }]);
  });

  it('treats an empty JSON body as absent', async () => {
    const answer = await client.post('/api/user/increment-usage', undefined, {
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
  });

  it('lists every invalid field', async () => {
    const answer = await client.post('/api/chat/message', {
      content: 5,
      role: 'system',
      session_id: 'x',
      y: 1,
    });
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { field: 'content', message: 'must be text' },
        { field: 'role', message: 'must be user or assistant' },
        { field: 'session_id', message: 'must be a UUID' },
        { field: 'y', message: 'is not a known field' },
      ]),
    );
    expect(answer.body.errors).toHaveLength(4);
  });

  it('echoes a valid request id and replaces any other', async () => {
    const echo = async (id: string) =>
      (await client.get('/health/live', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await echo('check-1.2_3')).toBe('check-1.2_3');
    expect(await echo('a b')).not.toBe('a b');
    expect(await echo('x'.repeat(65))).toHaveLength(36);
  });

  it('answers invalid HTTP with problem details', async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.end('NONSENSE\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/);
    expect(answer).toContain('"code":"validation_failed"');

    const flood = await client.get('/health/live', { headers: { 'x-flood': 'x'.repeat(20_000) } });
    expect(flood.body.errors).toEqual([{ field: 'headers', message: 'are too long' }]);
  });

  it('answers the preflight of an allowed page without a token', async () => {
    const answer = await fetch(`${service.url}/api/chat/sessions`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it('allows only pages of the allowed origin to read answers', async () => {
    const ask = async (origin: string) =>
      (await client.get('/health/live', { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await ask('http://localhost:3000')).toBe('http://localhost:3000');
    expect(await ask('http://evil.example')).toBeNull();
  });
});
