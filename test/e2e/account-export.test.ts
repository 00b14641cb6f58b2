import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ExportSections } from '../../apps/api/src/user/account/export-section.js';
import { fresh, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const ROW = 'x'.repeat(64 * 1024);

describe('GET /api/user/export', () => {
  let service: TestApp;
  /** What a section of another module yields; none by default. */
  let more: () => AsyncGenerator<Record<string, unknown>>;

  beforeAll(async () => {
    service = await startTestApp();
    service.app.get(ExportSections, { strict: false }).add({ name: 'of_another_module', rows: () => more() });
  });
  afterAll(() => service.close());

  const nothing = async function* (): AsyncGenerator<Record<string, unknown>> {
    yield* [];
  };
  const execute = (sql: string, parameters: unknown[] = []) =>
    service.app.get(DataSource, { strict: false }).query(sql, parameters);

  /** The response before its body is read. */
  const open = (token: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const request = httpRequest(`${service.url}/api/user/export`, {
        headers: { authorization: `Bearer ${token}` },
      });
      request.once('response', resolve).once('error', reject).end();
    });

  it('holds everything stored about the user, and nothing about others', async () => {
    more = nothing;
    const other = await RealtimeClient.connect(service.url, await service.token('other@example.com'));
    await other.ask(fresh('Who is Jon Jones?'));
    other.close();
    const token = await service.token('export@example.com');
    const socket = await RealtimeClient.connect(service.url, token);
    const question = fresh("What is Khabib Nurmagomedov's record?");
    const { ack, end } = await socket.ask(question, { client_message_id: 'mine-1' });
    socket.close();
    const client = new RestClient(service.url, token);
    const feedback = { rating: 'down', comment: '틀렸어요' };
    await client.put(`/api/chat/message/${ack.response_id}/feedback`, feedback);
    await client.put('/api/user/profile', { name: '김 "선수"', language: 'ko' });
    const { id } = (await client.get('/api/user/profile')).body;
    const { headers, status, body } = await client.get('/api/user/export');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="mma-savant-${id}-\\d{4}-\\d\\d-\\d\\d\\.json"$`),
    );
    expect(body).toMatchObject({
      format: 1,
      exported_at: expect.any(String),
      profile: {
        id,
        name: '김 "선수"',
        language: 'ko',
        email: 'export@example.com',
        provider_subject: 'export@example.com',
        total_requests: 1,
      },
      chat_sessions: [{ session_id: ack.session_id, message_count: 2 }],
      messages: [
        { id: ack.message_id, role: 'user', content: question, client_message_id: 'mine-1', feedback: null },
        {
          id: ack.response_id,
          role: 'assistant',
          content: end.content,
          reply_to: ack.message_id,
          tool_calls: expect.any(Array),
          reading: expect.anything(),
          feedback: { ...feedback, timestamp: expect.any(String) },
        },
      ],
      shared_chats: [],
      model_requests: [
        { kind: 'answer', message_id: ack.response_id, provider: 'embedded' },
        { kind: 'answer', message_id: ack.response_id, provider: 'embedded' },
      ],
      sign_ins: [{ device: 'node', address: '127.0.0.1', ended_at: null }],
      account_changes: [],
      of_another_module: [],
    });
    expect(Object.keys(body).slice(0, 3)).toEqual(['format', 'exported_at', 'profile']);
  });

  it('is complete for a long history', async () => {
    more = nothing;
    const token = await service.token('long@example.com');
    const client = new RestClient(service.url, token);
    const { id } = (await client.get('/api/user/profile')).body;
    await execute(
      `INSERT INTO app.chat_sessions (id, user_id, title, message_count)
       SELECT gen_random_uuid(), $1, 'session ' || n, 61 FROM generate_series(1, 230) AS n`,
      [id],
    );
    await execute(
      `INSERT INTO app.chat_messages (id, session_id, position, role, content, status)
       SELECT gen_random_uuid(), sessions.id, n, 'user', 'text ' || n || repeat('~', 500), 'complete'
         FROM app.chat_sessions AS sessions, generate_series(0, 60) AS n WHERE user_id = $1`,
      [id],
    );
    await execute(
      `INSERT INTO app.model_requests (id, kind, provider, model, user_id, outcome, started_at)
       SELECT gen_random_uuid(), 'answer', 'embedded', 'analyst', $1, 'complete', now()
         FROM generate_series(1, 450)`,
      [id],
    );
    const { body } = await client.get('/api/user/export');
    const idsOf = (rows: { id?: string; session_id?: string }[]): number =>
      new Set(rows.map((row) => row.id ?? row.session_id)).size;
    expect([body.chat_sessions.length, idsOf(body.chat_sessions)]).toEqual([230, 230]);
    expect([body.messages.length, idsOf(body.messages)]).toEqual([230 * 61, 230 * 61]);
    expect([body.model_requests.length, idsOf(body.model_requests)]).toEqual([450, 450]);
  }, 60_000);

  it('reads no further than the client, one export at a time, and stops when the client leaves', async () => {
    let produced = 0;
    let hasEnded = false;
    more = async function* () {
      try {
        for (;;) {
          produced += 1;
          await sleep(0);
          yield { row: produced, text: ROW };
        }
      } finally {
        hasEnded = true;
      }
    };
    const token = await service.token('slow@example.com');
    const response = await open(token);
    let before = -1;
    while (before !== produced) {
      before = produced;
      await sleep(300);
    }
    // What fits into the buffers of two sockets.
    expect(produced).toBeLessThan(1_000);
    const second = await new RestClient(service.url, token).get('/api/user/export');
    expect(second).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    response.destroy();
    while (!hasEnded) await sleep(20);
    more = nothing;
    expect((await new RestClient(service.url, token).get('/api/user/export')).status).toBe(200);
  }, 30_000);

  it('cuts the connection when a section fails, so that the file is never valid JSON', async () => {
    more = async function* () {
      yield { row: 1 };
      await sleep(50);
      throw new Error('the database is gone');
    };
    const response = await open(await service.token('cut@example.com'));
    expect(response.statusCode).toBe(200);
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    const error = await new Promise<Error | undefined>((resolve) => {
      response.once('error', resolve).once('end', () => resolve(undefined));
    });
    expect(error).toMatchObject({ message: 'aborted' });
    expect(text).toContain('"row":1');
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});
