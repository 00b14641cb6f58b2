import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { RawClient, ServerSockets } from '../support/raw-http.js';
import { fresh, gate, RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const REQUEST_TIMEOUT_MS = 1_000;
/** Well above any time-out of a socket. */
const CLOSED_WITHIN_MS = 20_000;

describe('a request that never ends', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;
  let sockets: ServerSockets;
  const clients: RawClient[] = [];

  const connect = async (): Promise<RawClient> => {
    const client = await RawClient.connect(app.url);
    clients.push(client);
    return client;
  };
  const post = (path: string): string =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
    'content-type: application/json\r\ncontent-length: 1000\r\n\r\n';

  beforeAll(async () => {
    model = await AnthropicServer.start((reply) => reply.answer('Hello.'));
    app = await startTestApp(model.env, { requestTimeoutMs: REQUEST_TIMEOUT_MS });
    token = await app.token();
    sockets = new ServerSockets(app);
  });
  afterEach(() => {
    for (const { socket } of clients.splice(0)) socket.destroy();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it.each([
    ['a body that stops', () => `${post('/api/chat/session')}{"title":`],
    ['headers that stop', () => 'GET /api/chat/sessions HTTP/1.1\r\nhost: x\r\n'],
    ['nothing at all', () => ''],
  ])('is answered with 408 and disconnected: %s', async (_what, written) => {
    const client = (await connect()).write(written());
    const { status, body } = await client.response();
    expect(status).toBe(408);
    expect(JSON.parse(body)).toMatchObject({
      status: 408,
      code: 'validation_failed',
      errors: [{ field: 'request', message: 'did not arrive whole in time' }],
      request_id: expect.any(String),
    });
    // The client keeps its side open.
    await sockets.closed(clients, CLOSED_WITHIN_MS);
  });

  it('is disconnected even if it sends ten bytes a second', async () => {
    const client = (await connect()).write(post('/api/chat/session'));
    const drip = setInterval(() => client.write(' '), 100);
    const { status } = await client.response().finally(() => clearInterval(drip));
    expect(status).toBe(408);
    await sockets.closed(clients, CLOSED_WITHIN_MS);
  });

  it('is disconnected without a second response if the first one has begun', async () => {
    const client = (await connect()).write(
      'GET /health/live HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n',
    );
    expect(await client.status()).toBe(200);
    await sockets.closed(clients, CLOSED_WITHIN_MS);
  });

  it('is disconnected in a long-polling POST, with its connection', async () => {
    const poll = '/socket.io/?EIO=4&transport=polling';
    const opening = await (await fetch(`${app.url}${poll}`)).text();
    const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
    const client = (await connect()).write(post(`${poll}&sid=${sid}`));
    expect((await client.response()).status).toBe(408);
    await sockets.closed(clients, CLOSED_WITHIN_MS);
    expect((await fetch(`${app.url}${poll}&sid=${sid}`)).status).toBe(400);
  });

  it('does not include an event stream or a long poll that waits for its next event', async () => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('One');
      await opened;
      stream.delta(' two.');
      stream.endBlock();
      stream.stop();
    };
    const polling = await RealtimeClient.connect(app.url, token, { options: { transports: ['polling'] } });
    const { session_id: sessionId, response_id: id } = await polling.send('message', {
      content: fresh('Count'),
    });
    const stream = await fetch(`${app.url}/api/chat/session/${sessionId}/messages/${id}/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await sleep(3 * REQUEST_TIMEOUT_MS);
    open();
    expect(await stream.text()).toContain('event: response_end');
    expect((await polling.endOf(id)).content).toBe('One two.');
    polling.close();
  });

  it.each([
    ['of a foreign page', '/ws/chat', { origin: 'https://evil.example' }, 403],
    ['of an unknown path', '/nothing', {}, 404],
    ['of an unknown version', '/ws/chat', { 'sec-websocket-version': '7' }, 400],
    ['of Socket.IO by a foreign page', '/socket.io/?EIO=4&transport=websocket', { origin: 'null' }, 403],
    ['of an unknown Socket.IO connection', '/socket.io/?EIO=4&transport=websocket&sid=x', {}, 400],
    ['without a token', '/ws/chat', {}, 101],
  ])(
    'does not include a refused upgrade whose client keeps its side open: %s',
    async (_what, path, headers, status) => {
      const client = (await connect()).upgrade(path, headers);
      expect(await client.status()).toBe(status);
      await sockets.closed(clients, CLOSED_WITHIN_MS);
    },
  );

  it('does not include an upgrade whose client disconnects before the refusal', async () => {
    for (const path of ['/ws/chat', '/nothing', '/socket.io/?EIO=4&transport=websocket']) {
      const client = (await connect()).upgrade(path, { origin: 'https://evil.example' });
      client.socket.resetAndDestroy();
    }
    await sockets.closed(clients, CLOSED_WITHIN_MS);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });
});
