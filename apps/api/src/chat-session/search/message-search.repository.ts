import type { ChatRole } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChatMessageEntity } from '../chat-message.entity.js';

interface Search {
  words: readonly string[];
  /** Id of the last message of the page before. */
  before: string | null;
  limit: number;
}

export interface FoundMessage {
  id: string;
  sessionId: string;
  title: string | null;
  role: ChatRole;
  content: string;
  createdAt: Date;
}

@Injectable()
export class MessageSearchRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** Current, finished messages of a user that hold all words, newest first. */
  find(userId: number, { words, before, limit }: Search): Promise<FoundMessage[]> {
    const parts = words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`);
    const conditions = parts.map((_, index) => `AND lower(message.content) LIKE lower($${index + 4})`);
    // By hand: MATERIALIZED keeps the planner from walking through the messages of all users in the order of their ids.
    return this.messages.query<FoundMessage[]>(
      `WITH found AS MATERIALIZED (
         SELECT message.id
         FROM app.chat_sessions session JOIN app.chat_messages message ON message.session_id = session.id
         WHERE session.user_id = $1 AND ($2::uuid IS NULL OR message.id < $2)
           AND message.replaced_by IS NULL AND message.status <> 'streaming'
           ${conditions.join('\n           ')}
       )
       SELECT message.id, message.session_id AS "sessionId", session.title, message.role, message.content,
         message.created_at AS "createdAt"
       FROM (SELECT id FROM found ORDER BY id DESC LIMIT $3) newest
         JOIN app.chat_messages message ON message.id = newest.id
         JOIN app.chat_sessions session ON session.id = message.session_id
       ORDER BY message.id DESC`,
      [userId, before, limit, ...parts],
    );
  }
}
