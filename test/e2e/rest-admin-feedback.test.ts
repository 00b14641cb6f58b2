import { evaluationQuestion, type EvaluationQuestion, type FeedbackList } from '@app/chat-protocol';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { AnthropicServer } from '../support/anthropic-server.js';
import { assertAnswer } from '../support/answer-checker.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const LIST = '/api/admin/feedback';
const EXPORT = '/api/admin/feedback/export';
const SEPARATORS = 'a\nb\r\nc\u0085d\u2028e "}{" 🥊';

describe('feedback for administrators', () => {
  let model: AnthropicServer;
  let service: TestApp;
  let admin: RestClient;
  let user: RestClient;
  let userId: number;
  let socket: RealtimeClient;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    service = await startTestApp({ ...model.env, ADMIN_EMAILS: 'admin@example.com' });
    admin = new RestClient(service.url, await service.token('admin@example.com'));
    const token = await service.token('user@example.com');
    user = new RestClient(service.url, token);
    userId = (await user.get('/api/user/profile')).body.id;
    socket = await RealtimeClient.connect(service.url, token);
  });
  afterAll(async () => {
    socket.close();
    await service.close();
    await model.close();
  });

  const ask = async (content: string, answer: string, sessionId?: string) => {
    model.reply = (stream) => stream.answer(answer);
    const { ack } = await socket.ask(content, sessionId === undefined ? {} : { session_id: sessionId });
    return ack;
  };
  const rate = async (id: string, body: unknown): Promise<void> => {
    const answer = await user.put(`/api/chat/message/${id}/feedback`, body);
    if (answer.status !== 200) throw new Error(answer.text);
  };
  const list = async (query = ''): Promise<FeedbackList> => (await admin.get(`${LIST}?${query}`)).body;
  const readExport = async (query = ''): Promise<EvaluationQuestion[]> => {
    const { status, text } = await admin.get(`${EXPORT}?${query}`);
    expect(status).toBe(200);
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as EvaluationQuestion);
  };
  const removeAll = () =>
    service.query(
      'UPDATE app.chat_messages SET feedback_at = NULL, feedback_rating = NULL, feedback_comment = NULL',
    );
  /** Rated answers `{ offset }` microseconds after a moment; those of odd numbers are rated down. */
  const insertRated = async (count: number, offset: string): Promise<string[]> => {
    const session = (await user.post('/api/chat/session')).body.session_id;
    await service.query(
      `INSERT INTO app.chat_messages
         (id, session_id, position, role, content, status, feedback_rating, feedback_at)
       SELECT gen_random_uuid(), $1, n, CASE WHEN n = 0 THEN 'user' ELSE 'assistant' END, 'text ' || n, 'complete',
              CASE WHEN n = 0 THEN NULL WHEN n % 2 = 0 THEN 'up' ELSE 'down' END,
              CASE WHEN n > 0 THEN timestamptz '2026-08-01T12:00:00Z' + ${offset} * interval '1 microsecond' END
         FROM generate_series(0, $2::int) AS n`,
      [session, count],
    );
    const rows = await service.query<{ id: string }>(
      `SELECT id FROM app.chat_messages WHERE session_id = $1 AND position > 0 ORDER BY feedback_at DESC, id DESC`,
      [session],
    );
    return rows.map(({ id }) => id);
  };

  it('lists who rated which answer to which question', async () => {
    const ack = await ask('What is the record of Khabib?', 'He is 13-0.');
    await rate(ack.response_id, { rating: 'down', comment: 'Which league?' });
    expect((await list()).feedback[0]).toEqual({
      message_id: ack.response_id,
      session_id: ack.session_id,
      user_id: userId,
      rating: 'down',
      comment: 'Which league?',
      timestamp: expect.any(String),
      question: 'What is the record of Khabib?',
      answer: 'He is 13-0.',
      status: 'complete',
      provider: 'anthropic',
      model: expect.any(String),
      prompt_version: expect.any(String),
    });
    await rate(ack.response_id, { rating: null });
    expect((await list()).feedback.map(({ message_id }) => message_id)).not.toContain(ack.response_id);
  });

  it('is read page by page, newest first, also where times are equal', async () => {
    await removeAll();
    // Three of each microsecond.
    const ids = await insertRated(10, '(n / 3)');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=4${cursor}`);
      expect(page.feedback.length).toBeLessThanOrEqual(4);
      seen.push(...page.feedback.map(({ message_id }) => message_id));
      cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(ids);
    expect((await list('limit=10')).next_cursor).toBeNull();
  });

  it('is filtered by rating and days', async () => {
    await removeAll();
    const ids = await insertRated(4, 'n * 86400000000');
    const found = async (query: string) => (await list(query)).feedback.map(({ message_id }) => message_id);
    expect(await found('rating=up')).toEqual([ids[0], ids[2]]);
    expect(await found('rating=down')).toEqual([ids[1], ids[3]]);
    expect(await found('from=2026-08-03&to=2026-08-04')).toEqual([ids[1], ids[2]]);
    expect(await found('from=2026-08-05')).toEqual([ids[0]]);
    expect(await found('to=2026-08-02&rating=down')).toEqual([ids[3]]);
    expect(await found('to=2026-08-01')).toEqual([]);
    const exported = await readExport('rating=up&from=2026-08-03&to=2026-08-04');
    expect(exported.map(({ id }) => id)).toEqual([ids[2]]);
  });

  it.each([
    ['rating', 'rating=best'],
    ['rating', 'rating='],
    ['from', 'from=2026-02-30'],
    ['to', 'to=tomorrow'],
    ['from', 'from=2026-08-02&to=2026-08-01'],
    ['user', 'user=1'],
  ])('refuses the field %s of %s', async (field, query) => {
    for (const path of [LIST, EXPORT]) {
      expect(await admin.get(`${path}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'validation_failed', errors: [{ field }] },
      });
    }
  });

  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=201'],
    ['cursor', 'cursor='],
    ['cursor', 'cursor=nonsense'],
    ['cursor', `cursor=${Buffer.from('2026-08-01T12:00:00.123456Z 7').toString('base64url')}`],
    ['cursor', `cursor=${Buffer.from(`0000-01-01T00:00:00.000000Z ${v7()}`).toString('base64url')}`],
  ])('refuses the %s of the page %s', async (field, query) => {
    expect(await admin.get(`${LIST}?${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('is exported as evaluation questions, one per line', async () => {
    await removeAll();
    const first = await ask('하빕 UFC 전적 알려줘', '13승 0패입니다.');
    const second = await ask('Who did he beat last, and when was it?', 'Justin Gaethje.', first.session_id);
    model.reply = (stream) => stream.answer('13-0.');
    const again = await socket.send('regenerate', { message_id: first.response_id });
    await socket.endOf(again.response_id);
    await rate(second.response_id, { rating: 'up', comment: SEPARATORS });
    await rate(first.response_id, { rating: 'down' });
    await rate(again.response_id, { rating: 'up' });
    await ask('A question whose answer nobody rates', 'None.', first.session_id);
    const stored = { session_id: first.session_id, role: 'assistant', content: 'Stored later.' };
    const { id: storedId } = (await user.post('/api/chat/message', stored)).body;
    await rate(storedId, { rating: 'down' });

    const { headers } = await admin.get(EXPORT);
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="mma-savant-feedback-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    const lines = await readExport();
    for (const line of lines) assertAnswer(evaluationQuestion, line);
    const common = { kind: 'feedback', must_include: [], must_not_include: [] };
    const [one, two] = ['하빕 UFC 전적 알려줘', 'Who did he beat last, and when was it?'];
    expect(lines).toEqual([
      {
        ...common,
        id: second.response_id,
        lang: 'en',
        turns: [one, two],
        rating: 'up',
        comment: SEPARATORS,
        expected: 'Justin Gaethje.',
      },
      {
        ...common,
        id: first.response_id,
        lang: 'ko',
        turns: [one],
        rating: 'down',
        comment: null,
        expected: null,
      },
      {
        ...common,
        id: again.response_id,
        lang: 'ko',
        turns: [one],
        rating: 'up',
        comment: null,
        expected: '13-0.',
      },
      {
        ...common,
        id: storedId,
        lang: 'en',
        turns: [one, two, 'A question whose answer nobody rates'],
        rating: 'down',
        comment: null,
        expected: null,
      },
    ]);
  });

  it('is exported without answers that have no question', async () => {
    await removeAll();
    const session_id = (await user.post('/api/chat/session')).body.session_id;
    const message = { session_id, role: 'assistant', content: 'Stored' };
    await rate((await user.post('/api/chat/message', message)).body.id, { rating: 'up' });
    expect((await list()).feedback).toMatchObject([{ question: null, answer: 'Stored' }]);
    expect(await readExport()).toEqual([]);
  });

  it('is exported completely, oldest first, with the newest questions of a long session', async () => {
    await removeAll();
    const ids = await insertRated(120, '(n / 7)');
    expect((await readExport()).map(({ id }) => id)).toEqual(ids.reverse());

    await removeAll();
    const session = (await user.post('/api/chat/session')).body.session_id;
    await service.query(
      `INSERT INTO app.chat_messages (id, session_id, position, role, content, status)
       SELECT gen_random_uuid(), $1, n, 'user', 'question ' || n, 'complete' FROM generate_series(0, 149) AS n`,
      [session],
    );
    await service.query('UPDATE app.chat_sessions SET message_count = 150 WHERE id = $1', [session]);
    const message = { session_id: session, role: 'assistant', content: 'Stored' };
    await rate((await user.post('/api/chat/message', message)).body.id, { rating: 'up' });
    const [line] = await readExport();
    expect(line?.turns).toEqual(Array.from({ length: 100 }, (_, index) => `question ${index + 50}`));
  });

  it('adds nothing to the audit log, like other reading', async () => {
    const before = (await admin.get('/api/admin/audit')).body;
    await list();
    await readExport();
    expect((await admin.get('/api/admin/audit')).body).toEqual(before);
  });
});
