import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChatSessionEntity } from './chat-session.entity.js';
import type { SessionCursor } from './session-cursor.js';

/** Where a page of sessions begins: after so many, or after one. */
export type SessionPageStart = { offset: number } | { after: SessionCursor };

export interface SessionPage {
  sessions: ChatSessionEntity[];
  total: number;
  /** The place of the last session, when others follow. */
  next: SessionCursor | null;
}

const MOMENT_TEXT = `to_char(session.last_used_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

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

  /** One page, most recently used first. */
  async findPageOfOwner(userId: number, start: SessionPageStart, limit: number): Promise<SessionPage> {
    const query = this.sessions
      .createQueryBuilder('session')
      .addSelect(MOMENT_TEXT, 'moment')
      .where('session.user_id = :userId', { userId })
      .orderBy('session.last_used_at', 'DESC')
      .addOrderBy('session.id', 'DESC')
      // One more than asked for tells whether others follow.
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

  /** @returns whether the session exists and is this person's */
  async rename(id: string, userId: number, title: string): Promise<boolean> {
    const { affected } = await this.sessions.update({ id, userId }, { title, updatedAt: () => 'now()' });
    return (affected ?? 0) > 0;
  }

  /** Takes a session away with its messages. @returns whether it existed and was this person's */
  async delete(id: string, userId: number): Promise<boolean> {
    const { affected } = await this.sessions.delete({ id, userId });
    return (affected ?? 0) > 0;
  }
}
