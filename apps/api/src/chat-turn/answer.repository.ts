import type { Grounding } from '@app/chat-protocol';
import type { TokenUsage } from '@app/common';
import type { ToolSource } from '@app/mma';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChatMessageStatus, ToolCallRecord } from '../chat-session/chat-message.entity.js';
import { UserRepository } from '../user/user.repository.js';
import type { HistoryMessage } from './answer-history.js';
import { LEASE_SECONDS } from './lease.js';
import { toStorableJson } from './storable.js';

/** An answer as it is stored. */
export interface StoredAnswer {
  id: string;
  sessionId: string;
  replyTo: string;
  status: ChatMessageStatus;
  content: string;
  usage: TokenUsage | null;
  sources: ToolSource[] | null;
  grounding: Grounding | null;
  toolCalls: ToolCallRecord[] | null;
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  promptVersion: string | null;
  cached: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** What a model is told of a session. */
export interface Conversation {
  summary: string | null;
  messages: HistoryMessage[];
}

/** What an ended answer is stored with. */
export interface FinishedAnswer {
  status: Exclude<ChatMessageStatus, 'streaming'>;
  content: string;
  toolCalls: ToolCallRecord[];
  sources: ToolSource[];
  usage: TokenUsage | null;
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  promptVersion: string | null;
  cached: boolean;
  failureCode: string | null;
}

const STORED_ANSWER = `answer.id, answer.session_id AS "sessionId", answer.reply_to AS "replyTo", answer.status,
  answer.content, answer.usage, answer.sources, answer.grounding, answer.tool_calls AS "toolCalls",
  answer.provider, answer.model, answer.fallback_from AS "fallbackFrom", answer.prompt_version AS "promptVersion",
  answer.cached,
  answer.created_at AS "createdAt", answer.updated_at AS "updatedAt"`;

/**
 * Answers while they are made. Every write names the owner and `streaming`, so that a process that lost an answer
 * (its lease ran out while it was paused) writes nothing more to it.
 */
@Injectable()
export class AnswerRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly users: UserRepository,
  ) {}

  /**
   * Stores the texts so far (null: unchanged) and renews the leases.
   * @returns ids of the answers that are still the owner's
   */
  async checkpoint(owner: string, texts: { id: string; content: string | null }[]): Promise<Set<string>> {
    const [rows] = await this.dataSource.query<[{ id: string }[], number]>(
      `UPDATE app.chat_messages SET content = coalesce(texts.content, chat_messages.content), updated_at = now(),
         lease_until = now() + make_interval(secs => $4)
       FROM unnest($2::uuid[], $3::text[]) AS texts (id, content)
       WHERE chat_messages.id = texts.id AND owner = $1 AND status = 'streaming'
       RETURNING chat_messages.id`,
      [owner, texts.map(({ id }) => id), texts.map(({ content }) => content), LEASE_SECONDS],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Stores the whole answer; a failed one is not charged to its user.
   * @returns when it ended; null when it was no longer the owner's
   */
  async finish(owner: string, id: string, userId: number, answer: FinishedAnswer): Promise<Date | null> {
    if (answer.status !== 'failed')
      return (await update(this.dataSource.manager, owner, id, answer))?.endedAt ?? null;
    return this.dataSource.transaction(async (manager) => {
      const ended = await update(manager, owner, id, answer);
      if (ended === null) return null;
      await this.users.refundRequest(userId, ended.begunAt, manager);
      return ended.endedAt;
    });
  }

  /**
   * The answers that nobody vouches for any more.
   * @param mine answers that this very process still makes, whatever became of their leases
   */
  async findExpired(mine: string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM app.chat_messages
       WHERE status = 'streaming' AND lease_until < now() AND NOT (id = ANY ($1::uuid[])) LIMIT 1000`,
      [mine],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Keeps an answer that nobody vouches for as interrupted; false when somebody else ended it.
   * @param text what its readers know of it, if that is known; it may be ahead of what is stored
   */
  async interrupt(id: string, text: string | null): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE app.chat_messages SET status = 'interrupted', lease_until = NULL, updated_at = now(),
         content = CASE WHEN length($2::text) > length(content) THEN $2 ELSE content END
       WHERE id = $1 AND status = 'streaming' AND lease_until < now()`,
      [id, text],
    );
    return count > 0;
  }

  /** Marks every answer of other processes; only for a database that no other process makes answers in. */
  async interruptAllBut(owner: string): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE app.chat_messages SET status = 'interrupted', lease_until = NULL, updated_at = now()
       WHERE status = 'streaming' AND owner IS DISTINCT FROM $1`,
      [owner],
    );
    return count;
  }

  /** Ends an answer that another process makes; that process notices at its next checkpoint. */
  async stop(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE app.chat_messages SET status = 'stopped', lease_until = NULL, updated_at = now()
       WHERE id = $1 AND status = 'streaming'`,
      [id],
    );
  }

  async find(id: string): Promise<StoredAnswer | null> {
    const [row] = await this.dataSource.query<StoredAnswer[]>(
      `SELECT ${STORED_ANSWER} FROM app.chat_messages answer WHERE answer.id = $1 AND answer.role = 'assistant'`,
      [id],
    );
    return row ?? null;
  }

  /** The answer, if it is the person's. */
  async findOwned(userId: number, id: string): Promise<StoredAnswer | null> {
    const [row] = await this.dataSource.query<StoredAnswer[]>(
      `SELECT ${STORED_ANSWER} FROM app.chat_messages answer
       JOIN app.chat_sessions session ON session.id = answer.session_id
       WHERE answer.id = $2 AND answer.role = 'assistant' AND session.user_id = $1`,
      [userId, id],
    );
    return row ?? null;
  }

  /** The answer being made in a session, by whichever process. */
  async findStreaming(sessionId: string): Promise<StoredAnswer | null> {
    const [row] = await this.dataSource.query<StoredAnswer[]>(
      `SELECT ${STORED_ANSWER} FROM app.chat_messages answer
       WHERE answer.session_id = $1 AND answer.status = 'streaming'`,
      [sessionId],
    );
    return row ?? null;
  }

  /**
   * What was said before a place in the session: the summary of its older part, if that part stands wholly before the
   * place, and the newest messages that it does not cover, oldest first.
   */
  async findBefore(sessionId: string, position: number, limit: number): Promise<Conversation> {
    if (position === 0) return { summary: null, messages: [] };
    const [session] = await this.dataSource.query<{ summary: string | null; summaryUntil: number | null }[]>(
      'SELECT summary, summary_until AS "summaryUntil" FROM app.chat_sessions WHERE id = $1',
      [sessionId],
    );
    const covered = session?.summaryUntil ?? 0;
    const isCovered = covered > 0 && covered <= position;
    const rows = await this.dataSource.query<HistoryMessage[]>(
      `SELECT role, content, status, sources FROM app.chat_messages
       WHERE session_id = $1 AND position < $2 AND position >= $4 ORDER BY position DESC LIMIT $3`,
      [sessionId, position, limit, isCovered ? covered : 0],
    );
    return { summary: isCovered ? (session?.summary ?? null) : null, messages: rows.reverse() };
  }
}

/** Ends an answer that is still the owner's. @returns when it began and ended; null when it is not */
async function update(
  manager: EntityManager,
  owner: string,
  id: string,
  answer: FinishedAnswer,
): Promise<{ begunAt: Date; endedAt: Date } | null> {
  const [rows] = await manager.query<[{ begunAt: Date; endedAt: Date }[], number]>(
    `UPDATE app.chat_messages SET status = $3, content = $4, tool_calls = $5, sources = $6, usage = $7,
         provider = $8, model = $9, failure_code = $10, fallback_from = $11, prompt_version = $12, cached = $13,
         lease_until = NULL, updated_at = now()
       WHERE id = $2 AND owner = $1 AND status = 'streaming'
       RETURNING created_at AS "begunAt", updated_at AS "endedAt"`,
    [
      owner,
      id,
      answer.status,
      answer.content,
      toStorableJson(answer.toolCalls),
      toStorableJson(answer.sources),
      answer.usage === null ? null : toStorableJson(answer.usage),
      answer.provider,
      answer.model,
      answer.failureCode,
      answer.fallbackFrom,
      answer.promptVersion,
      answer.cached,
    ],
  );
  return rows[0] ?? null;
}
