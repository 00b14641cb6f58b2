import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('chat sessions and history', () => {
  let service: TestApp;
  let mine: RestClient;
  let other: RestClient;

  beforeAll(async () => {
    service = await startTestApp();
    mine = await clientOf('mine');
    other = await clientOf('other');
  });
  afterAll(() => service.close());

  const clientOf = async (name: string) =>
    new RestClient(service.url, await service.token(`${name}@example.com`));
  const begin = async (client: RestClient, title?: string): Promise<string> =>
    (await client.post('/api/chat/session', title === undefined ? undefined : { title })).body.session_id;
  const say = (client: RestClient, sessionId: string, content: unknown, role: unknown = 'user') =>
    client.post('/api/chat/message', { content, role, session_id: sessionId });

  describe('a session', () => {
    it('is created with exactly the fields of the contract', async () => {
      const answer = await mine.post('/api/chat/session', { title: '  Khabib  ' });
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        session_id: expect.stringMatching(UUID_V7),
        user_id: expect.any(Number),
        title: 'Khabib',
        message_count: 0,
        last_message_at: null,
        created_at: expect.stringMatching(MOMENT),
        updated_at: expect.stringMatching(MOMENT),
      });
      expect((await mine.get(`/api/chat/session/${answer.body.session_id}`)).body).toEqual(answer.body);
    });

    it.each([[undefined], [{}], [{ title: null }]])('may be created without a title (%j)', async (body) => {
      expect(await mine.post('/api/chat/session', body)).toMatchObject({
        status: 201,
        body: { title: null },
      });
    });

    it.each([[''], ['   '], ['x'.repeat(201)], [5], [['x']], ['a\u0000b']])(
      'refuses the title %j',
      async (title) => {
        const sessionId = await begin(mine);
        for (const answer of [
          await mine.post('/api/chat/session', { title }),
          await mine.put(`/api/chat/session/${sessionId}/title`, { title }),
        ]) {
          expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
          expect(answer.body.errors).toHaveLength(1);
          expect(answer.body.errors[0].field).toBe('title');
        }
      },
    );

    it('is renamed, counting characters rather than code units', async () => {
      const sessionId = await begin(mine);
      const title = '🥊'.repeat(200);
      expect(await mine.put(`/api/chat/session/${sessionId}/title`, { title: ` ${title} ` })).toMatchObject({
        status: 200,
        body: { session_id: sessionId, title },
      });
    });

    it('cannot have an empty title', async () => {
      const sessionId = await begin(mine);
      expect((await mine.put(`/api/chat/session/${sessionId}/title`, {})).status).toBe(400);
      expect((await mine.put(`/api/chat/session/${sessionId}/title`, { title: null })).status).toBe(400);
    });

    it('is deleted with its messages', async () => {
      const sessionId = await begin(mine);
      await say(mine, sessionId, 'Hello');
      expect(await mine.delete(`/api/chat/session/${sessionId}`)).toMatchObject({
        status: 200,
        body: { success: true, message: expect.any(String) },
      });
      expect(await mine.get(`/api/chat/history?session_id=${sessionId}`)).toMatchObject({
        status: 404,
        body: { code: 'session_not_found' },
      });
    });
  });

  describe("another user's session", () => {
    it('is answered like an unknown one on every route', async () => {
      const foreign = await begin(other, 'Private');
      const said = await say(other, foreign, 'Secret');
      const routes = (id: string): [string, string, unknown?][] => [
        ['GET', `/api/chat/session/${id}`],
        ['DELETE', `/api/chat/session/${id}`],
        ['PUT', `/api/chat/session/${id}/title`, { title: 'Mine now' }],
        ['GET', `/api/chat/history?session_id=${id}`],
        ['GET', `/api/chat/history?session_id=${id}&before=${said.body.id}`],
        ['POST', '/api/chat/message', { content: 'Hi', role: 'user', session_id: id }],
      ];
      const unknown = routes(v7());
      for (const [index, [method, path, body]] of routes(foreign).entries()) {
        const foreignAnswer = await mine.send(method, path, { body });
        const unknownAnswer = await mine.send(method, unknown[index]?.[1] ?? '', {
          body: unknown[index]?.[2],
        });
        expect(foreignAnswer).toMatchObject({ status: 404, body: { code: 'session_not_found' } });
        const { request_id: _one, ...first } = foreignAnswer.body;
        const { request_id: _two, ...second } = unknownAnswer.body;
        expect(first).toEqual(second);
      }
      expect((await other.get(`/api/chat/session/${foreign}`)).body).toMatchObject({
        title: 'Private',
        message_count: 1,
      });
    });

    it('is reported as inaccessible by validate, like an unknown one', async () => {
      const foreign = await begin(other);
      for (const id of [foreign, v7()]) {
        const { status, body } = await mine.get(`/api/chat/session/${id}/validate`);
        expect([status, body]).toEqual([
          200,
          { session_id: id, has_access: false, user_id: expect.any(Number) },
        ]);
      }
      expect((await other.get(`/api/chat/session/${foreign}/validate`)).body.has_access).toBe(true);
    });
  });

  it.each([
    ['GET', '/api/chat/session/nonsense'],
    ['DELETE', '/api/chat/session/1'],
    ['PUT', '/api/chat/session/00000000-0000-0000-0000-00000000000g/title'],
    ['GET', '/api/chat/session/nonsense/validate'],
    ['GET', '/api/chat/history?session_id=nonsense'],
    ['GET', '/api/chat/history'],
    ['GET', `/api/chat/history?session_id=${v7()}&before=1`],
    ['GET', `/api/chat/history?session_id=${v7()}&after=1`],
  ])('refuses an invalid UUID: %s %s', async (method, path) => {
    const answer = await mine.send(method, path, method === 'PUT' ? { body: { title: 'x' } } : {});
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  describe('the list of sessions', () => {
    it('lists the most recently used first, by offset and by cursor alike', async () => {
      const client = await clientOf('list');
      const ids: string[] = [];
      for (let index = 0; index < 7; index += 1) ids.push(await begin(client));
      await say(client, ids[2] ?? '', 'This one again');
      const expected = [ids[2], ...[6, 5, 4, 3, 1, 0].map((index) => ids[index])];

      const whole = await client.get('/api/chat/sessions');
      expect(whole.body).toMatchObject({ total_sessions: 7, next_cursor: null });
      const idsOf = (answer: typeof whole) =>
        answer.body.sessions.map((session: { session_id: string }) => session.session_id);
      expect(idsOf(whole)).toEqual(expected);
      expect(idsOf(await client.get('/api/chat/sessions?limit=3&offset=2'))).toEqual(expected.slice(2, 5));

      const walked: string[] = [];
      let path = '/api/chat/sessions?limit=3';
      for (;;) {
        const page = await client.get(path);
        expect(page.body.total_sessions).toBe(7);
        walked.push(...idsOf(page));
        if (page.body.next_cursor === null) break;
        path = `/api/chat/sessions?limit=3&cursor=${page.body.next_cursor}`;
      }
      expect(walked).toEqual(expected);
    });

    it('has a stable cursor when a session is added', async () => {
      const client = await clientOf('walk');
      const ids = [await begin(client), await begin(client), await begin(client)];
      const first = await client.get('/api/chat/sessions?limit=2');
      await begin(client);
      const second = await client.get(`/api/chat/sessions?limit=2&cursor=${first.body.next_cursor}`);
      expect(second.body.sessions.map((s: { session_id: string }) => s.session_id)).toEqual([ids[0]]);
    });

    it('is empty beyond its end', async () => {
      expect((await mine.get('/api/chat/sessions?offset=100000')).body).toMatchObject({ sessions: [] });
    });

    it.each([
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1.5',
      'limit=',
      'limit=1&limit=2',
      'offset=-1',
      'offset=99999999999',
      'cursor=nonsense',
      'cursor=',
      `cursor=${Buffer.from(`2026-02-31T00:00:00.000000Z ${v7()}`).toString('base64url')}`,
      `cursor=${Buffer.from(`2026-02-01T00:00:00.000000Z ${v7()}`).toString('base64url')}&offset=2`,
    ])('refuses %s', async (query) => {
      const answer = await mine.get(`/api/chat/sessions?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    });
  });

  describe('a message', () => {
    it('is stored with exactly the fields of the contract and counted', async () => {
      const sessionId = await begin(mine);
      const answer = await say(mine, sessionId, '  존 존스 전적 알려줘 ');
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: expect.stringMatching(UUID_V7),
        session_id: sessionId,
        role: 'user',
        content: '존 존스 전적 알려줘',
        reply_to: null,
        status: 'complete',
        timestamp: expect.stringMatching(MOMENT),
        tool_calls: null,
        sources: null,
        parts: [],
        usage: null,
        grounding: null,
        reading: null,
        suggestions: null,
        feedback: null,
      });
      const session = (await mine.get(`/api/chat/session/${sessionId}`)).body;
      expect(session.message_count).toBe(1);
      expect(session.last_message_at).toMatch(MOMENT);
    });

    it('of the assistant may be longer and is stored unchanged', async () => {
      const sessionId = await begin(mine);
      const content = `  # Record\n\n${'29-0 '.repeat(5000)}`;
      expect(await say(mine, sessionId, content, 'assistant')).toMatchObject({
        status: 201,
        body: { content },
      });
      expect((await say(mine, sessionId, 'x'.repeat(60_001), 'assistant')).status).toBe(400);
    });

    it.each([
      ['nothing', ''],
      ['spaces', ' \n\t '],
      ['4001 characters', 'x'.repeat(4001)],
      ['a number', 42],
      ['an object', { text: 'Hi' }],
      ['a list', ['Hi']],
      ['null', null],
      ['U+0000', 'a\u0000b'],
    ])('of the user must not be %s', async (_what, content) => {
      const sessionId = await begin(mine);
      const answer = await say(mine, sessionId, content);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
      expect(answer.body.errors[0].field).toBe('content');
      expect((await mine.get(`/api/chat/session/${sessionId}`)).body.message_count).toBe(0);
    });

    it('of the user may have 4000 characters after trimming', async () => {
      const sessionId = await begin(mine);
      expect((await say(mine, sessionId, `  ${'🥊'.repeat(4000)}  `)).status).toBe(201);
    });

    it('gets its own position when stored concurrently', async () => {
      const sessionId = await begin(mine);
      await Promise.all(Array.from({ length: 25 }, (_, index) => say(mine, sessionId, `m${index}`)));
      const { body } = await mine.get(`/api/chat/history?session_id=${sessionId}`);
      expect(body.total_messages).toBe(25);
      expect(new Set(body.messages.map((message: { content: string }) => message.content)).size).toBe(25);
    });
  });

  describe('history', () => {
    let sessionId: string;
    const ids: string[] = [];

    beforeAll(async () => {
      sessionId = await begin(mine);
      for (let index = 0; index < 10; index += 1) ids.push((await say(mine, sessionId, `m${index}`)).body.id);
    });

    it.each([
      ['', 0, 10, false],
      ['&limit=4', 0, 4, true],
      ['&limit=4&offset=6', 6, 10, false],
      ['&limit=4&offset=5', 5, 9, true],
      ['&offset=10', 10, 10, false],
      ['&offset=2000000000', 10, 10, false],
      ['&limit=3&before=7', 4, 7, true],
      ['&limit=3&before=2', 0, 2, false],
      ['&limit=3&before=0', 0, 0, false],
      ['&limit=3&after=4', 5, 8, true],
      ['&limit=3&after=6', 7, 10, false],
      ['&limit=3&after=9', 10, 10, false],
    ])('reads %s', async (query, first, end, hasMore) => {
      const withIds = query.replace(
        /(before|after)=(\d+)/,
        (_all, side: string, at: string) => `${side}=${ids[+at]}`,
      );
      const { body } = await mine.get(`/api/chat/history?session_id=${sessionId}${withIds}`);
      expect(body).toMatchObject({ session_id: sessionId, total_messages: 10, has_more: hasMore });
      expect(body.messages.map((message: { id: string }) => message.id)).toEqual(ids.slice(first, end));
    });

    it('refuses a message of another session', async () => {
      const elsewhere = (await say(mine, await begin(mine), 'Elsewhere')).body.id;
      for (const query of [`before=${v7()}`, `after=${v7()}`, `before=${elsewhere}`]) {
        expect(await mine.get(`/api/chat/history?session_id=${sessionId}&${query}`)).toMatchObject({
          status: 404,
          body: { code: 'message_not_found' },
        });
      }
    });

    it.each([
      'limit=0',
      'limit=201',
      'offset=-1',
      'offset=1e3',
      `before=${v7()}&after=${v7()}`,
      `before=${v7()}&offset=1`,
    ])('refuses %s', async (query) => {
      const answer = await mine.get(`/api/chat/history?session_id=${sessionId}&${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    });
  });
});
