import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, LessThan, MoreThan, Repository } from 'typeorm';
import { ChatSessionEntity } from './chat-session.entity.js';
import { ChatSessionNotFoundError } from './chat-session.errors.js';
import type { SessionCursor } from './session-cursor.js';

export type SessionPageStart = { offset: number } | { after: SessionCursor };

interface SessionPage {
  sessions: ChatSessionEntity[];
  total: number;
  /** Null on the last page. */
  next: SessionCursor | null;
}

/** SQL for the text of a time in a `MomentCursor`. */
export const momentText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

@Injectable()
export class ChatSessionRepository {
  constructor(
    @InjectRepository(ChatSessionEntity) private readonly sessions: Repository<ChatSessionEntity>,
  ) {}

  async insert(id: string, userId: number, title: string | null): Promise<void> {
    await this.sessions.insert({ id, userId, title });
  }

  findOfOwner(id: string, userId: number): Promise<ChatSessionEntity | null> {
    return this.sessions.findOneBy({ id, userId });
  }

  async findPageOfOwner(userId: number, start: SessionPageStart, limit: number): Promise<SessionPage> {
    const query = this.sessions
      .createQueryBuilder('session')
      .addSelect(momentText('session.last_used_at'), 'moment')
      .where('session.user_id = :userId', { userId })
      .orderBy('session.last_used_at', 'DESC')
      .addOrderBy('session.id', 'DESC')
      // One extra row shows whether another page follows.
      .limit(limit + 1);
    if ('after' in start) {
      query.andWhere(
        '(session.last_used_at, session.id) < (:lastUsedAt::timestamptz, :id::uuid)',
        start.after,
      );
    } else {
      query.offset(start.offset);
    }
    const [{ entities, raw }, total] = await Promise.all([
      query.getRawAndEntities<{ moment: string }>(),
      this.sessions.countBy({ userId }),
    ]);
    const sessions = entities.slice(0, limit);
    const last = sessions.at(-1);
    const lastUsedAt = raw[sessions.length - 1]?.moment;
    const hasMore = entities.length > limit && last !== undefined && lastUsedAt !== undefined;
    return { sessions, total, next: hasMore ? { lastUsedAt, id: last.id } : null };
  }

  /** Oldest first, after the session with this id. */
  findAfter(userId: number, id: string | null, limit: number): Promise<ChatSessionEntity[]> {
    return this.sessions.find({
      where: { userId, ...(id === null ? {} : { id: MoreThan(id) }) },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** Deletes up to `limit` sessions of a user with their messages. @returns how many */
  async deleteSome(userId: number, limit: number): Promise<number> {
    const ids = await this.sessions.find({ select: { id: true }, where: { userId }, take: limit });
    if (ids.length === 0) return 0;
    const { affected } = await this.sessions.delete(ids.map(({ id }) => id));
    return affected ?? 0;
  }

  async rename(id: string, userId: number, title: string): Promise<boolean> {
    const { affected } = await this.sessions.update({ id, userId }, { title, updatedAt: () => 'now()' });
    return (affected ?? 0) > 0;
  }

  /** @returns false if the user has no such session */
  async delete(id: string, userId: number): Promise<boolean> {
    const { affected } = await this.sessions.delete({ id, userId });
    return (affected ?? 0) > 0;
  }

  /** Replaces the title unless the user has changed it. @returns whether it was replaced */
  async replaceTitle(id: string, before: string, title: string): Promise<boolean> {
    const { affected } = await this.sessions.update(
      { id, title: before },
      { title, updatedAt: () => 'now()' },
    );
    return (affected ?? 0) > 0;
  }

  async findSummary(id: string): Promise<Pick<ChatSessionEntity, 'summary' | 'summaryUntil'> | null> {
    return this.sessions.findOne({ select: { id: true, summary: true, summaryUntil: true }, where: { id } });
  }

  /** @param until position of the first message after the summary; a shorter summary never replaces a longer one */
  async storeSummary(id: string, summary: string, until: number): Promise<void> {
    await this.sessions.update(
      [
        { id, summaryUntil: IsNull() },
        { id, summaryUntil: LessThan(until) },
      ],
      { summary: summary.replaceAll('\0', ''), summaryUntil: until },
    );
  }
}

/** Streaming answers of the session's user, in one statement with the update: every question asks for them. */
const STREAMING = `(SELECT count(*)::int FROM app.chat_messages AS answer
  JOIN app.chat_sessions AS other ON other.id = answer.session_id
  WHERE other.user_id = :userId AND answer.status = 'streaming' AND answer.lease_until > now())`;

/**
 * Reserves positions at the end of a user's session, whose row it locks.
 * @returns the first position, and the number of the user's streaming answers before
 * @throws ChatSessionNotFoundError
 */
export async function addMessages(
  manager: EntityManager,
  where: { id: string; userId: number },
  count: number,
  title: string | null,
): Promise<{ position: number; streaming: number }> {
  const now = (): string => 'now()';
  const result = await manager
    .createQueryBuilder()
    .update(ChatSessionEntity)
    .set({
      messageCount: () => 'message_count + :count',
      lastMessageAt: now,
      lastUsedAt: now,
      updatedAt: now,
      ...(title === null ? {} : { title: () => 'coalesce(title, :title)' }),
    })
    .where(where)
    .setParameters({ count, title, userId: where.userId })
    .returning(`message_count, ${STREAMING} AS streaming`)
    .execute();
  const [row] = result.raw as { message_count: number; streaming: number }[];
  if (row === undefined) throw new ChatSessionNotFoundError();
  return { position: row.message_count - count, streaming: row.streaming };
}
