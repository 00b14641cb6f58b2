import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@app/common';
import { loadConfig } from '@app/config';
import { isDatabaseUnavailable, type OpenDatabase, openDataSource } from '@app/database';
import { type AnswerOutcome, AnswerRepository } from '../../apps/api/src/chat-session/answer.repository.js';
import { ChatMessageEntity } from '../../apps/api/src/chat-session/chat-message.entity.js';
import { ChatMessageRepository } from '../../apps/api/src/chat-session/chat-message.repository.js';
import { ChatSessionEntity } from '../../apps/api/src/chat-session/chat-session.entity.js';
import { SessionBusyError } from '../../apps/api/src/chat-session/chat-session.errors.js';
import { type TurnContext, TurnRepository } from '../../apps/api/src/chat-session/turn.repository.js';
import { UserEntity } from '../../apps/api/src/user/user.entity.js';
import { UserRepository } from '../../apps/api/src/user/user.repository.js';
import { loadAllEntities } from '../support/all-entities.js';
import { itWith, POSTGRES } from '../support/needs.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const FINISHED: AnswerOutcome = {
  status: 'complete',
  content: 'whole',
  toolCalls: [],
  sources: [],
  parts: [],
  grounding: null,
  usage: null,
  reading: null,
  suggestions: [],
  modelState: null,
  provider: 'scripted',
  model: 'scripted',
  fallbackFrom: null,
  fallbackReason: null,
  promptVersion: null,
  cached: false,
  failureCode: null,
};

describe('the lease of a streaming answer', () => {
  let database: TestDatabase;
  let opened: OpenDatabase;
  let answers: AnswerRepository;
  let turns: TurnRepository;
  let messages: ChatMessageRepository;
  let userId: number;
  let sessionId: string;
  let answerId: string;
  const owner = newId();

  const context = (): TurnContext => ({
    userId,
    owner,
    dailyRequestLimit: 1_000_000,
    mostAnswers: 1_000,
    generatingIds: [],
    hasSlot: true,
  });
  const ask = (content: string, session: string | null = null) =>
    turns.store(context(), {
      content,
      sessionId: session,
      clientMessageId: null,
      title: content,
      timeZone: null,
    });
  const requestsOf = async (): Promise<number> => {
    const [row] = await opened.dataSource.query<{ daily_requests: number }[]>(
      'SELECT daily_requests FROM app.users WHERE id = $1',
      [userId],
    );
    return row?.daily_requests ?? -1;
  };
  const letLeaseRunOut = () =>
    opened.dataSource.query(
      `UPDATE app.chat_messages SET lease_until = now() - interval '1 second' WHERE id = $1`,
      [answerId],
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    opened = await openDataSource(
      loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(40), ...database.env }),
      await loadAllEntities(),
    );
    const users = new UserRepository(opened.dataSource.getRepository(UserEntity));
    answers = new AnswerRepository(opened.dataSource.getRepository(ChatMessageEntity), users);
    messages = new ChatMessageRepository(opened.dataSource.getRepository(ChatMessageEntity));
    turns = new TurnRepository(opened.dataSource.getRepository(ChatSessionEntity), users);
    const [user] = await opened.dataSource.query<{ id: number }[]>(
      `INSERT INTO app.users (provider, provider_subject, email) VALUES ('dev', 'a', 'a@example.com') RETURNING id`,
    );
    userId = user?.id ?? 0;
  });
  afterAll(async () => {
    await opened.close();
    await database.close();
  });
  beforeEach(async () => {
    const begun = await ask('question');
    if (begun.kind !== 'stored') throw new Error('not stored');
    ({ sessionId, answerId } = begun.turn);
  });

  it('lets its owner checkpoint and end the answer', async () => {
    expect(await answers.checkpoint(owner, [{ id: answerId, content: 'half' }])).toEqual(new Set([answerId]));
    expect(await answers.checkpoint(owner, [{ id: answerId, content: null }])).toEqual(new Set([answerId]));
    expect(await answers.find(answerId)).toMatchObject({ content: 'half', status: 'streaming' });
    expect(await answers.finish(owner, answerId, userId, FINISHED)).toBeInstanceOf(Date);
    expect(await answers.find(answerId)).toMatchObject({ content: 'whole', status: 'complete' });
  });

  it('lets its owner store the reading and the state, without NUL; an interrupted answer has neither', async () => {
    const reading = {
      outcome: 'partly' as const,
      understood: 'wins of \0Khabib',
      ignored: ['in Dagestan\0'],
    };
    const modelState = { plan: [{ metric: 'wins\0', nested: { day: null } }] };
    const suggestions = ['누가 그를 이겼어?\0', 'And his losses?'];
    await answers.finish(owner, answerId, userId, { ...FINISHED, reading, suggestions, modelState });
    const clean: unknown = JSON.parse(
      JSON.stringify({ reading, suggestions, modelState }).replaceAll('\\u0000', ''),
    );
    expect(await answers.find(answerId)).toMatchObject(clean as object);
    const next = await ask('next', sessionId);
    if (next.kind !== 'stored') throw new Error('not stored');
    expect((await messages.findConversation(sessionId, 2, 20)).messages).toMatchObject([
      { role: 'user', modelState: null },
      { role: 'assistant', modelState: { plan: [{ metric: 'wins', nested: { day: null } }] } },
    ]);
    answerId = next.turn.answerId;
    await letLeaseRunOut();
    await answers.interrupt(answerId, 'half');
    const nothing = { status: 'interrupted', reading: null, suggestions: null, modelState: null };
    expect(await answers.find(answerId)).toMatchObject(nothing);
  });

  it("keeps the question's time zone for a regeneration; without one it is the user's, else UTC", async () => {
    const zoneOf = async (stored: ReturnType<typeof ask>): Promise<string> => {
      const result = await stored;
      if (result.kind !== 'stored') throw new Error('not stored');
      await answers.finish(owner, result.turn.answerId, userId, FINISHED);
      ({ answerId } = result.turn);
      return result.turn.timeZone;
    };
    const setZone = (timeZone: string | null) =>
      opened.dataSource.query('UPDATE app.users SET time_zone = $1 WHERE id = $2', [timeZone, userId]);
    const regenerate = () => turns.storeRegeneration(context(), { answerId, clientMessageId: null });
    const input = {
      content: 'q',
      sessionId: null,
      clientMessageId: null,
      title: 'q',
      timeZone: 'Asia/Seoul',
    };
    expect(await zoneOf(ask('without'))).toBe('UTC');
    await setZone('America/New_York');
    expect(await zoneOf(regenerate())).toBe('UTC');
    expect(await zoneOf(ask('without'))).toBe('America/New_York');
    expect(await zoneOf(turns.store(context(), input))).toBe('Asia/Seoul');
    await setZone(null);
    expect(await zoneOf(regenerate())).toBe('Asia/Seoul');
  });

  itWith([POSTGRES], 'is renewed while every connection of the pool is in use', async () => {
    const runners = Array.from({ length: 10 }, () => opened.dataSource.createQueryRunner());
    try {
      for (const runner of runners) await runner.connect();
      expect(await answers.checkpoint(owner, [{ id: answerId, content: 'half' }])).toEqual(
        new Set([answerId]),
      );
    } finally {
      for (const runner of runners) await runner.release();
    }
    expect(await answers.find(answerId)).toMatchObject({ content: 'half' });
  });

  itWith([POSTGRES], 'is renewed after the server has terminated every connection', async () => {
    await answers.checkpoint(owner, [{ id: answerId, content: 'half' }]);
    await opened.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    // The loss of the idle connection is noticed.
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (;;) {
      try {
        await answers.checkpoint(owner, [{ id: answerId, content: 'more' }]);
        break;
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
      }
    }
    expect(await answers.find(answerId)).toMatchObject({ content: 'more' });
  });

  it('prevents writes of all other processes', async () => {
    const other = newId();
    expect(await answers.checkpoint(other, [{ id: answerId, content: 'theirs' }])).toEqual(new Set());
    expect(await answers.finish(other, answerId, userId, FINISHED)).toBeNull();
    expect(await answers.find(answerId)).toMatchObject({ content: '', status: 'streaming' });
  });

  it('that has expired lets others interrupt the answer with its text, and its owner can no longer write', async () => {
    await answers.checkpoint(owner, [{ id: answerId, content: 'half' }]);
    await letLeaseRunOut();
    expect(await answers.findExpired([])).toEqual([answerId]);
    const counted = await requestsOf();
    expect(await answers.interrupt(answerId, 'half of it')).toBe(true);
    expect(await answers.interrupt(answerId, 'half of it all')).toBe(false);
    expect(await requestsOf()).toBe(counted - 1);
    expect(await answers.checkpoint(owner, [{ id: answerId, content: 'more' }])).toEqual(new Set());
    expect(await answers.finish(owner, answerId, userId, FINISHED)).toBeNull();
    expect(await answers.find(answerId)).toMatchObject({ content: 'half of it', status: 'interrupted' });
  });

  it("keeps a stored text that is longer than the readers' text", async () => {
    await answers.checkpoint(owner, [{ id: answerId, content: 'half' }]);
    await letLeaseRunOut();
    expect(await answers.interrupt(answerId, null)).toBe(true);
    expect(await answers.find(answerId)).toMatchObject({ content: 'half', status: 'interrupted' });
  });

  it('does not end an answer that this process still generates', async () => {
    await letLeaseRunOut();
    expect(await answers.findExpired([answerId])).toEqual([]);
    expect(await answers.find(answerId)).toMatchObject({ status: 'streaming' });
    expect(await answers.finish(owner, answerId, userId, FINISHED)).not.toBeNull();
  });

  it('blocks the session until it expires; then the next question ends the answer', async () => {
    await expect(ask('next', sessionId)).rejects.toThrow(SessionBusyError);
    await letLeaseRunOut();
    expect(await ask('next', sessionId)).toMatchObject({ kind: 'stored' });
    expect(await answers.find(answerId)).toMatchObject({ status: 'interrupted' });
  });

  it('blocks the session even if it expired, while this process generates the answer', async () => {
    await letLeaseRunOut();
    const input = { content: 'next', sessionId, clientMessageId: null, title: 'next', timeZone: null };
    const generating = { ...context(), generatingIds: [answerId] };
    await expect(turns.store(generating, input)).rejects.toThrow(SessionBusyError);
  });

  it('stores nothing without a slot, and acknowledges a duplicate', async () => {
    await answers.finish(owner, answerId, userId, FINISHED);
    const full = { ...context(), hasSlot: false };
    const input = { content: 'next', sessionId, clientMessageId: 'c1', title: 'next', timeZone: null };
    expect(await turns.store(full, input)).toEqual({ kind: 'no_slot' });
    const stored = await turns.store(context(), input);
    if (stored.kind !== 'stored') throw new Error('not stored');
    const { questionId, answerId: duplicateOf } = stored.turn;
    expect(await turns.store(full, input)).toEqual({
      kind: 'duplicate',
      sessionId,
      questionId,
      answerId: duplicateOf,
    });
  });

  it('of a dead process ends at once where no other process generates answers', async () => {
    expect(await answers.interruptAllBut(owner)).toBe(0);
    expect(await answers.interruptAllBut(newId())).toBeGreaterThan(0);
    expect(await answers.find(answerId)).toMatchObject({ status: 'interrupted' });
  });

  it('is granted to one of two concurrent questions', async () => {
    await answers.finish(owner, answerId, userId, FINISHED);
    const results = await Promise.allSettled([ask('one', sessionId), ask('two', sessionId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [count] = await opened.dataSource.query<{ messages: number; counter: number }[]>(
      `SELECT (SELECT count(*) FROM app.chat_messages WHERE session_id = $1)::int AS messages,
              (SELECT message_count FROM app.chat_sessions WHERE id = $1) AS counter`,
      [sessionId],
    );
    expect(count).toEqual({ messages: 4, counter: 4 });
  });

  it('is not stored when the daily limit is reached', async () => {
    const before = await opened.dataSource.query(`SELECT count(*)::int FROM app.chat_sessions`);
    const refused = await turns.store(
      { ...context(), dailyRequestLimit: 0 },
      { content: 'x', sessionId: null, clientMessageId: null, title: 'x', timeZone: null },
    );
    expect(refused).toEqual({ kind: 'limit_reached' });
    expect(await opened.dataSource.query(`SELECT count(*)::int FROM app.chat_sessions`)).toEqual(before);
  });
});
