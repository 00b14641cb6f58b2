import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, MoreThanOrEqual, Not, Repository } from 'typeorm';
import { ChatMessageEntity, type ChatRole } from './chat-message.entity.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import { addMessages } from './chat-session.repository.js';

/** A complete message from elsewhere. */
export interface NewMessage {
  id: string;
  role: ChatRole;
  content: string;
}

/** A message that the model reads as history. */
export type EarlierMessage = Pick<ChatMessageEntity, 'role' | 'content' | 'status' | 'sources'>;

export interface Conversation {
  summary: string | null;
  messages: EarlierMessage[];
}

/** A message that the session's summary does not cover. */
export type UncoveredMessage = Pick<ChatMessageEntity, 'position' | 'role' | 'content'>;

/** The next summary covers the others. */
const MOST_UNCOVERED = 100;

@Injectable()
export class ChatMessageRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** Adds a message at the end of the user's session. @throws ChatSessionNotFoundError */
  async append(sessionId: string, userId: number, { id, role, content }: NewMessage): Promise<void> {
    await this.messages.manager.transaction(async (manager) => {
      const position = await addMessages(manager, { id: sessionId, userId }, 1, null);
      await manager.insert(ChatMessageEntity, { id, sessionId, position, role, content, status: 'complete' });
    });
  }

  findById(id: string): Promise<ChatMessageEntity | null> {
    return this.messages.findOneBy({ id });
  }

  /** The position of a message in its session, from 0; null when it is not there. */
  async findPosition(sessionId: string, id: string): Promise<number | null> {
    const message = await this.messages.findOne({
      select: { id: true, position: true },
      where: { id, sessionId },
    });
    return message?.position ?? null;
  }

  /** The messages at positions `first` … `last` (both included), oldest first. */
  findBetween(sessionId: string, first: number, last: number): Promise<ChatMessageEntity[]> {
    return this.messages.find({
      where: { sessionId, position: Between(first, last) },
      order: { position: 'ASC' },
    });
  }

  /**
   * What the model reads before a question: the summary of the session's older part, if that part ends before the
   * question, and the newest messages that it does not cover, oldest first.
   * @param position of the question
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

  /** The texts from a position on, oldest first. */
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
      take: MOST_UNCOVERED,
    });
  }
}
