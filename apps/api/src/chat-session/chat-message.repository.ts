import type { ChatRole } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, MoreThanOrEqual, Not, Repository } from 'typeorm';
import { ChatMessageEntity } from './chat-message.entity.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import { addMessages } from './chat-session.repository.js';

/** A message stored without an answer. */
interface NewMessage {
  id: string;
  role: ChatRole;
  content: string;
}

/** A message of the history that the model reads. */
export type EarlierMessage = Pick<ChatMessageEntity, 'role' | 'content' | 'status' | 'sources'>;

export interface Conversation {
  summary: string | null;
  messages: EarlierMessage[];
}

/** A message that the session's summary does not cover. */
type UncoveredMessage = Pick<ChatMessageEntity, 'position' | 'role' | 'content'>;

/** Upper bound per summary; the next summary covers the rest. */
const MAX_UNCOVERED = 100;

@Injectable()
export class ChatMessageRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** Appends a message to the user's session. @throws ChatSessionNotFoundError */
  async append(sessionId: string, userId: number, { id, role, content }: NewMessage): Promise<void> {
    await this.messages.manager.transaction(async (manager) => {
      const position = await addMessages(manager, { id: sessionId, userId }, 1, null);
      await manager.insert(ChatMessageEntity, { id, sessionId, position, role, content, status: 'complete' });
    });
  }

  findById(id: string): Promise<ChatMessageEntity | null> {
    return this.messages.findOneBy({ id });
  }

  /** Position in the session, from 0; null if there is no such message. */
  async findPosition(sessionId: string, id: string): Promise<number | null> {
    const message = await this.messages.findOne({
      select: { id: true, position: true },
      where: { id, sessionId },
    });
    return message?.position ?? null;
  }

  /** Messages at positions `first` … `last` (inclusive), oldest first. */
  findBetween(sessionId: string, first: number, last: number): Promise<ChatMessageEntity[]> {
    return this.messages.find({
      where: { sessionId, position: Between(first, last) },
      order: { position: 'ASC' },
    });
  }

  /**
   * The model's input before a question: the summary, if it covers only messages before the question, and the newest
   * uncovered messages, oldest first.
   * @param position position of the question
   */
  async findConversation(sessionId: string, position: number, limit: number): Promise<Conversation> {
    if (position === 0) return { summary: null, messages: [] };
    const session = await this.messages.manager.findOne(ChatSessionEntity, {
      select: { id: true, summary: true, summaryUntil: true },
      where: { id: sessionId },
    });
    const covered = session?.summaryUntil ?? 0;
    const isCovered = covered > 0 && covered <= position;
    const messages = await this.messages.find({
      select: { id: true, role: true, content: true, status: true, sources: true },
      where: { sessionId, position: Between(isCovered ? covered : 0, position - 1) },
      order: { position: 'DESC' },
      take: limit,
    });
    return { summary: isCovered ? (session?.summary ?? null) : null, messages: messages.reverse() };
  }

  /** Messages with a text from a position on, oldest first. */
  findUncovered(sessionId: string, from: number): Promise<UncoveredMessage[]> {
    return this.messages.find({
      select: { id: true, position: true, role: true, content: true },
      where: {
        sessionId,
        position: MoreThanOrEqual(from),
        status: In(['complete', 'stopped']),
        content: Not(''),
      },
      order: { position: 'ASC' },
      take: MAX_UNCOVERED,
    });
  }
}
