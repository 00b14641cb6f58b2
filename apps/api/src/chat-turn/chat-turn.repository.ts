import { RateLimitedError } from '@app/chat-protocol';
import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { UserRepository } from '../user/user.repository.js';
import { AnswerNotFoundError, SessionBusyError } from './chat-turn.errors.js';
import { LEASE_SECONDS } from './lease.js';
import { findRepeatedQuestion, findRepeatedRegeneration } from './repeated-sending.repository.js';
import { titleFrom } from './session-title.js';

/** When a person with all places may try again. */
const BUSY_RETRY_MS = 2_000;

/** Who asks, and on behalf of which process. */
export interface TurnContext {
  userId: number;
  /** The process that will make the answer. */
  owner: string;
  dailyRequestLimit: number;
  /** How many answers of the person may be made at once, over all nodes. */
  mostAnswers: number;
  /** Whether that process still makes an answer, whatever became of its lease. */
  isMaking: (answerId: string) => boolean;
  /** Called once when nothing but the day's count stands in the way; what it throws refuses the turn. */
  admit: () => void;
}

export interface TurnInput {
  content: string;
  sessionId: string | null;
  clientMessageId: string | null;
}

export interface RegenerationInput {
  /** The answer whose question is to be answered again. */
  answerId: string;
  clientMessageId: string | null;
}

/** A question and the place of its answer, stored. */
export interface StoredTurn {
  sessionId: string;
  questionId: string;
  answerId: string;
  question: string;
  /** The question's place in the session; what stands before it is what the model is told. */
  questionPosition: number;
  askedAt: Date;
  clientMessageId: string | null;
  /** Set when the session got its title from this question. */
  newTitle: string | null;
}

export type BeginResult =
  | { kind: 'begun'; turn: StoredTurn }
  | { kind: 'duplicate'; sessionId: string; questionId: string; answerId: string }
  | { kind: 'limit_reached' }
  /** The user was deactivated; a token or an open connection may not know it yet. */
  | { kind: 'deactivated' };

interface SessionRow {
  id: string;
  title: string | null;
  message_count: number;
}

interface QuestionRow {
  id: string;
  session_id: string;
  content: string;
  position: number;
  created_at: Date;
}

/** Thrown inside a transaction to undo it when the user may not ask. */
class Refused extends Error {
  constructor(readonly kind: 'limit_reached' | 'deactivated') {
    super(kind);
  }
}

/** The atomic writes that begin an answer: all of a turn is stored, or nothing. */
@Injectable()
export class ChatTurnRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly users: UserRepository,
  ) {}

  /**
   * Stores a question and its empty answer, in an existing session or a new one.
   * @throws ChatSessionNotFoundError, SessionBusyError, ClientMessageIdConflictError
   */
  begin(context: TurnContext, input: TurnInput): Promise<BeginResult> {
    return this.inTransaction(async (manager) => {
      const session = await lockSession(manager, context.userId, input);
      const duplicate = await findRepeatedQuestion(manager, session.id, input);
      if (duplicate !== null) return { kind: 'duplicate', sessionId: session.id, ...duplicate };
      await this.admit(manager, context, session.id);
      const newTitle = session.title === null ? titleFrom(input.content) : null;
      const questionId = newId();
      const answerId = newId();
      const [question] = await manager.query<{ created_at: Date }[]>(
        `INSERT INTO app.chat_messages (id, session_id, position, role, content, status, client_message_id)
         VALUES ($1, $2, $3, 'user', $4, 'complete', $5) RETURNING created_at`,
        [questionId, session.id, session.message_count, input.content, input.clientMessageId],
      );
      await insertAnswer(manager, context.owner, {
        id: answerId,
        sessionId: session.id,
        position: session.message_count + 1,
        replyTo: questionId,
      });
      await countMessages(manager, session.id, 2, newTitle);
      return {
        kind: 'begun',
        turn: {
          sessionId: session.id,
          questionId,
          answerId,
          question: input.content,
          questionPosition: session.message_count,
          askedAt: question?.created_at ?? new Date(),
          clientMessageId: input.clientMessageId,
          newTitle,
        },
      };
    });
  }

  /**
   * Stores another empty answer, at the session's end, to the question that an answer answers. The earlier answer stays.
   * @throws AnswerNotFoundError, SessionBusyError, ClientMessageIdConflictError
   */
  beginAgain(context: TurnContext, input: RegenerationInput): Promise<BeginResult> {
    return this.inTransaction(async (manager) => {
      const [found] = await manager.query<QuestionRow[]>(
        `SELECT question.id, question.session_id, question.content, question.position, question.created_at
         FROM app.chat_messages answer
         JOIN app.chat_messages question ON question.id = answer.reply_to
         JOIN app.chat_sessions session ON session.id = answer.session_id
         WHERE answer.id = $1 AND answer.role = 'assistant' AND session.user_id = $2`,
        [input.answerId, context.userId],
      );
      if (found === undefined) throw new AnswerNotFoundError();
      const session = await lockSession(manager, context.userId, {
        sessionId: found.session_id,
        clientMessageId: null,
      });
      const duplicate = await findRepeatedRegeneration(manager, session.id, input);
      if (duplicate !== null) return { kind: 'duplicate', sessionId: session.id, ...duplicate };
      await this.admit(manager, context, session.id);
      const newAnswerId = newId();
      await insertAnswer(manager, context.owner, {
        id: newAnswerId,
        sessionId: session.id,
        position: session.message_count,
        replyTo: found.id,
        regeneration: input,
      });
      await countMessages(manager, session.id, 1, null);
      return {
        kind: 'begun',
        turn: {
          sessionId: session.id,
          questionId: found.id,
          answerId: newAnswerId,
          question: found.content,
          questionPosition: found.position,
          askedAt: found.created_at,
          clientMessageId: input.clientMessageId,
          newTitle: null,
        },
      };
    });
  }

  /** One answer at a time, and within the person's day. The session's row is locked here. */
  private async admit(manager: EntityManager, context: TurnContext, sessionId: string): Promise<void> {
    const running = await manager.query<{ id: string; expired: boolean }[]>(
      `SELECT id, lease_until < now() AS expired FROM app.chat_messages
       WHERE session_id = $1 AND status = 'streaming'`,
      [sessionId],
    );
    if (running.some(({ id, expired }) => !expired || context.isMaking(id))) throw new SessionBusyError();
    if (running.length > 0) {
      await manager.query(
        `UPDATE app.chat_messages SET status = 'interrupted', lease_until = NULL, updated_at = now()
         WHERE session_id = $1 AND status = 'streaming'`,
        [sessionId],
      );
    }
    context.admit();
    if (!(await this.users.countRequest(context.userId, context.dailyRequestLimit, manager))) {
      const isActive = await this.users.isActive(context.userId, manager);
      throw new Refused(isActive ? 'limit_reached' : 'deactivated');
    }
    // Behind the count, which holds the person's row: of two questions at once the second one sees the first.
    const [{ count } = { count: 0 }] = await manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM app.chat_messages answer
       JOIN app.chat_sessions session ON session.id = answer.session_id
       WHERE session.user_id = $1 AND answer.status = 'streaming' AND answer.lease_until > now()`,
      [context.userId],
    );
    if (count >= context.mostAnswers) throw new RateLimitedError(BUSY_RETRY_MS);
  }

  private async inTransaction(work: (manager: EntityManager) => Promise<BeginResult>): Promise<BeginResult> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      if (error instanceof Refused) return { kind: error.kind };
      throw error;
    }
  }
}

/** The person's session, locked until the transaction's end: found, or made when none is named. */
async function lockSession(
  manager: EntityManager,
  userId: number,
  { sessionId, clientMessageId }: Pick<TurnInput, 'sessionId' | 'clientMessageId'>,
): Promise<SessionRow> {
  if (sessionId === null) {
    // Another sending of the same opening message waits here until the first one is committed.
    const [made] = await manager.query<SessionRow[]>(
      `INSERT INTO app.chat_sessions (id, user_id, opening_client_message_id) VALUES ($1, $2, $3)
       ON CONFLICT (user_id, opening_client_message_id) WHERE opening_client_message_id IS NOT NULL DO NOTHING
       RETURNING id, title, message_count`,
      [newId(), userId, clientMessageId],
    );
    if (made !== undefined) return made;
  }
  const [found] = await manager.query<SessionRow[]>(
    sessionId === null
      ? `SELECT id, title, message_count FROM app.chat_sessions
         WHERE user_id = $1 AND opening_client_message_id = $2 FOR UPDATE`
      : `SELECT id, title, message_count FROM app.chat_sessions WHERE user_id = $1 AND id = $2 FOR UPDATE`,
    [userId, sessionId ?? clientMessageId],
  );
  if (found === undefined) throw new ChatSessionNotFoundError();
  return found;
}

async function insertAnswer(
  manager: EntityManager,
  owner: string,
  answer: {
    id: string;
    sessionId: string;
    position: number;
    replyTo: string;
    regeneration?: RegenerationInput;
  },
): Promise<void> {
  await manager.query(
    `INSERT INTO app.chat_messages (id, session_id, position, role, content, status, reply_to, owner, lease_until,
       regenerated_from, client_message_id)
     VALUES ($1, $2, $3, 'assistant', '', 'streaming', $4, $5, now() + make_interval(secs => $6), $7, $8)`,
    [
      answer.id,
      answer.sessionId,
      answer.position,
      answer.replyTo,
      owner,
      LEASE_SECONDS,
      answer.regeneration?.answerId ?? null,
      answer.regeneration?.clientMessageId ?? null,
    ],
  );
}

async function countMessages(
  manager: EntityManager,
  sessionId: string,
  added: number,
  newTitle: string | null,
): Promise<void> {
  await manager.query(
    `UPDATE app.chat_sessions SET message_count = message_count + $2, last_message_at = now(),
       last_used_at = now(), updated_at = now(), title = coalesce(title, $3)
     WHERE id = $1`,
    [sessionId, added, newTitle],
  );
}
