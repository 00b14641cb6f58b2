import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ChatRole } from '../chat-session/chat-message.entity.js';

/** One message that a session's notes do not cover. */
export interface UncoveredMessage {
  position: number;
  role: ChatRole;
  content: string;
}

/** More are covered by the next notes. */
const MOST_MESSAGES = 100;

/** A session's title and notes. */
@Injectable()
export class ConversationSummaryRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Sets another title unless the person changed it meanwhile; whether it did. */
  async replaceTitle(sessionId: string, before: string, title: string): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE app.chat_sessions SET title = $3, updated_at = now() WHERE id = $1 AND title = $2`,
      [sessionId, before, title],
    );
    return count > 0;
  }

  /** The notes so far and the texts that they do not cover, oldest first. */
  async findUncovered(sessionId: string): Promise<{ summary: string | null; messages: UncoveredMessage[] }> {
    const rows = await this.dataSource.query<(UncoveredMessage & { summary: string | null })[]>(
      `SELECT session.summary, message.position, message.role, message.content
         FROM app.chat_sessions session
         JOIN app.chat_messages message
           ON message.session_id = session.id AND message.position >= coalesce(session.summary_until, 0)
        WHERE session.id = $1 AND message.status IN ('complete', 'stopped') AND message.content <> ''
        ORDER BY message.position LIMIT $2`,
      [sessionId, MOST_MESSAGES],
    );
    return { summary: rows[0]?.summary ?? null, messages: rows };
  }

  /** @param until place of the first message that the notes do not cover; older notes never replace newer ones */
  async storeSummary(sessionId: string, summary: string, until: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE app.chat_sessions SET summary = $2, summary_until = $3
        WHERE id = $1 AND coalesce(summary_until, 0) < $3`,
      [sessionId, summary.replaceAll('\0', ''), until],
    );
  }
}
