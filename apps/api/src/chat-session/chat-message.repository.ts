import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, Repository } from 'typeorm';
import { ChatMessageEntity, type ChatRole } from './chat-message.entity.js';

/** A finished message that was said elsewhere. */
export interface NewMessage {
  id: string;
  role: ChatRole;
  content: string;
}

/** One statement, so that the counter and the message are written together or not at all. */
const APPEND = `
  WITH session AS (
    UPDATE app.chat_sessions
       SET message_count = message_count + 1, last_message_at = now(), last_used_at = now(), updated_at = now()
     WHERE id = $1 AND user_id = $2
    RETURNING id, message_count - 1 AS position
  )
  INSERT INTO app.chat_messages (id, session_id, position, role, content, status)
  SELECT $3, session.id, session.position, $4, $5, 'complete' FROM session
  RETURNING position`;

@Injectable()
export class ChatMessageRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** Adds a message at the end of a session. @returns whether the session exists and is this person's */
  async append(sessionId: string, userId: number, { id, role, content }: NewMessage): Promise<boolean> {
    const rows = await this.messages.query<unknown[]>(APPEND, [sessionId, userId, id, role, content]);
    return rows.length > 0;
  }

  findById(id: string): Promise<ChatMessageEntity | null> {
    return this.messages.findOneBy({ id });
  }

  /** The place of a message in its session, from 0; null when it is not there. */
  async findPosition(sessionId: string, id: string): Promise<number | null> {
    const message = await this.messages.findOne({
      select: { id: true, position: true },
      where: { id, sessionId },
    });
    return message?.position ?? null;
  }

  /** The messages at the places `first` … `last` (both included), oldest first. */
  findBetween(sessionId: string, first: number, last: number): Promise<ChatMessageEntity[]> {
    return this.messages.find({
      where: { sessionId, position: Between(first, last) },
      order: { position: 'ASC' },
    });
  }
}
