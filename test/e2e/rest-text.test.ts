import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Two zero-width characters, the empty Braille pattern and a Hangul filler. */
const NOTHING = '\u200b\u200d\u2800\u3164';
const INVISIBLE = 'must have at least one visible character';

describe('texts of requests', () => {
  let service: TestApp;
  let token: string;
  let client: RestClient;
  let sessionId: string;

  beforeAll(async () => {
    service = await startTestApp();
    token = await service.token();
    client = new RestClient(service.url, token);
    sessionId = (await client.post('/api/chat/session', { title: 'Before' })).body.session_id;
  });
  afterAll(() => service.close());

  /** Sends a raw body (latin1), or a path that `fetch` would encode. */
  const sendRaw = async (method: string, path: string, body = '', type = 'application/json') => {
    const { hostname, port } = new URL(service.url);
    const bytes = Buffer.from(body, 'latin1');
    const request = httpRequest({
      ...{ hostname, port, method, path },
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === '' ? {} : { 'content-type': type, 'content-length': bytes.length }),
      },
    });
    request.end(bytes);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode, body: JSON.parse(await text(response)) };
  };

  it.each([
    ['a lone continuation byte', '{"title":"\x80"}'],
    ['a character that is cut off', '{"title":"\xec\xa1"}'],
    ['an overlong character', '{"title":"\xc0\xaf"}'],
    ['half of a surrogate pair', '{"title":"\xed\xa0\x80"}'],
    ['Latin-1', '{"title":"caf\xe9"}'],
    ['UTF-16', '\xff\xfe{\0}\0'],
  ])('refuses a body with %s', async (_what, body) => {
    const answer = await sendRaw('POST', '/api/chat/session', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    expect(answer.body.detail).toContain('UTF-8');
  });

  it('measures a text in NFC, and stores it so', async () => {
    const composed = '존'.repeat(4_000);
    const content = composed.normalize('NFD');
    expect(content).toHaveLength(12_000);
    const stored = await client.post('/api/chat/message', { session_id: sessionId, role: 'user', content });
    expect([stored.status, stored.body.content === composed]).toEqual([201, true]);
    const connection = await RealtimeClient.connect(service.url, token);
    const { ack } = await connection.ask('존 존스 전적'.normalize('NFD'));
    const history = await client.get(`/api/chat/history?session_id=${ack.session_id}`);
    expect(history.body.messages[0].content).toBe('존 존스 전적');
    connection.close();
  });

  it('accepts UTF-8', async () => {
    const body = Buffer.from('{"title":"존 존스 🥊"}').toString('latin1');
    expect((await sendRaw('POST', '/api/chat/session', body)).body.title).toBe('존 존스 🥊');
  });

  it('refuses a form, which a page of another site could send', async () => {
    const answer = await sendRaw('POST', '/api/chat/session', 'title=x', 'application/x-www-form-urlencoded');
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body.errors).toEqual([{ field: 'content-type', message: 'must be application/json' }]);
  });

  it.each([
    ['the query', '/api/chat/sessions?cursor=%FF', 'query'],
    ['the query, not encoded at all', '/api/chat/sessions?cursor=\xed\x95\x9c', 'headers'],
    ['the path', '/api/chat/session/%FF', 'path'],
  ])('refuses bytes that are not UTF-8 in %s', async (_what, path, field) => {
    const answer = await sendRaw('GET', path);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body.errors).toMatchObject([{ field }]);
  });

  it.each([
    ['the title of a new session', 'POST', () => '/api/chat/session', { title: NOTHING }],
    ['a new title', 'PUT', () => `/api/chat/session/${sessionId}/title`, { title: NOTHING }],
    ['a name', 'PUT', () => '/api/user/profile', { name: NOTHING }],
    ['a message', 'POST', () => '/api/chat/message', { content: NOTHING, role: 'user' }],
    ['a stored answer', 'POST', () => '/api/chat/message', { content: NOTHING, role: 'assistant' }],
    ['a question', 'POST', () => `/api/chat/session/${sessionId}/messages`, { content: NOTHING }],
    ['a developer', 'POST', () => '/api/auth/dev-token', { email: 'a@example.com', name: NOTHING }],
  ])('refuses an invisible %s', async (_what, method, path, fields) => {
    const body = 'role' in fields ? { ...fields, session_id: sessionId } : fields;
    const field = Object.keys(fields).find((name) => Reflect.get(fields, name) === NOTHING);
    const answer = await client.send(method, path(), { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(answer.body.errors).toEqual([{ field, message: INVISIBLE }]);
    expect((await client.get(`/api/chat/session/${sessionId}`)).body.title).toBe('Before');
  });

  it('refuses an invisible question over a socket', async () => {
    const socket = await RealtimeClient.connect(service.url, token);
    const answer = await socket.send('message', { content: NOTHING });
    expect(answer).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    expect(answer.error.errors).toEqual([{ field: 'content', message: INVISIBLE }]);
    socket.close();
  });
});
