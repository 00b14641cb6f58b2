import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@app/common';
import { AnthropicServer } from '../support/anthropic-server.js';
import { readEventStream } from '../support/conformance-clients.js';
import { type Fields, fresh } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('server-sent events', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;
  let sessionId: string;

  const send = (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Response> =>
    fetch(`${app.url}/api/chat/session/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask = (content: string): Promise<Response> =>
    send('POST', `${sessionId}/messages`, { headers: { accept: 'text/event-stream' }, body: { content } });
  const readAll = async (response: Response): Promise<{ id: string; event: string; data: Fields }[]> => {
    const events = [];
    for await (const { id, event, data } of readEventStream(response)) {
      events.push({ id, event, data: JSON.parse(data) as Fields });
    }
    return events;
  };

  beforeAll(async () => {
    model = await AnthropicServer.start((reply) => reply.answer('한 줄\n', 'and another.'));
    app = await startTestApp(model.env);
    token = await app.token();
  });
  beforeEach(async () => {
    const response = await fetch(`${app.url}/api/chat/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    ({ session_id: sessionId } = (await response.json()) as { session_id: string });
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('answer a question in its response, and end with the answer', async () => {
    const response = await ask(fresh('Who'));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('x-request-id')).not.toBeNull();
    const events = await readAll(response);
    expect(events[0]).toMatchObject({ event: 'response_start', id: '0', data: { session_id: sessionId } });
    expect(events.at(-1)).toMatchObject({
      event: 'response_end',
      id: 'end',
      data: { content: '한 줄\nand another.', status: 'complete' },
    });
    const chunks = events.filter(({ event }) => event === 'response_chunk');
    expect(chunks.map(({ id }) => id)).toEqual(chunks.map(({ data }) => String(data.seq)));
  });

  it("allow the frontend's pages to read them", async () => {
    const response = await send('POST', `${sessionId}/messages`, {
      headers: { accept: 'text/event-stream', origin: 'http://localhost:3000' },
      body: { content: fresh('Who') },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    await readAll(response);
  });

  it('continue after the last received event, and send nothing after the end', async () => {
    const [start, ...rest] = await readAll(await ask(fresh('Who')));
    const path = `${sessionId}/messages/${start?.data.message_id}/events`;
    const again = await readAll(await send('GET', path, { headers: { 'last-event-id': '2' } }));
    expect(again.map(({ event }) => event)).toEqual(['response_chunk', 'response_end']);
    expect(again[0]?.data).toMatchObject({ from_seq: 3, content: '줄\nand another.' });
    expect(again.at(-1)).toEqual(rest.at(-1));
    expect((await send('GET', path, { headers: { 'last-event-id': 'end' } })).status).toBe(204);
    const wrong = await send('GET', path, { headers: { 'last-event-id': '-1' } });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ errors: [{ field: 'Last-Event-ID' }] });
  });

  it('are optional for clients that accept JSON', async () => {
    const response = await send('POST', `${sessionId}/messages`, { body: { content: fresh('Who') } });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      session_id: sessionId,
      message_id: expect.any(String),
      response_id: expect.any(String),
      duplicate: false,
    });
  });

  it('are refused with problem details before they begin', async () => {
    const cases: [Promise<Response>, number, string][] = [
      [ask(''), 400, 'validation_failed'],
      [send('GET', `${sessionId}/messages/${newId()}/events`), 404, 'message_not_found'],
      [send('POST', `${newId()}/messages`, { body: { content: 'x' } }), 404, 'session_not_found'],
      [send('GET', `x/messages/${newId()}/events`), 400, 'validation_failed'],
      [
        send('GET', `${sessionId}/messages/${newId()}/events`, { headers: { authorization: 'Bearer x' } }),
        401,
        'unauthorized',
      ],
    ];
    for (const [answer, status, code] of cases) {
      const response = await answer;
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect([response.status, ((await response.json()) as Fields).code]).toEqual([status, code]);
    }
  });

  it('of an answer exist under its own session only', async () => {
    const [start] = await readAll(await ask(fresh('Who')));
    const other = newId();
    const answer = start?.data.message_id ?? '';
    expect((await send('GET', `${other}/messages/${answer}/events`)).status).toBe(404);
    expect((await send('POST', `${other}/messages/${answer}/stop`)).status).toBe(404);
    expect((await send('POST', `${sessionId}/messages/${answer}/stop`)).status).toBe(200);
  });
});
