import type { ChatRole } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not, Repository } from 'typeorm';
import { ChatMessageEntity } from './chat-message.entity.js';
import { ChatSessionEntity } from './chat-session.entity.js';
import { addMessages } from './chat-session.repository.js';

interface NewMessage {
  id: string;
  role: ChatRole;
  content: string;
}

export type EarlierMessage = Pick<
  ChatMessageEntity,
  'role' | 'content' | 'status' | 'sources' | 'modelState'
>;

export interface Conversation {
  summary: string | null;
  messages: EarlierMessage[];
}

/** The first message of a session, if a user asked it. */
export type FirstQuestion = Pick<ChatMessageEntity, 'id' | 'content' | 'createdAt' | 'timeZone'>;

type UncoveredMessage = Pick<ChatMessageEntity, 'position' | 'role' | 'content'>;

export type HistoryStart = { offset: number } | { before: number } | { after: number };

/** A message that no edit of its question has replaced; an answer that was generated again counts. */
const NOT_EDITED = `NOT EXISTS (SELECT FROM app.chat_messages newer WHERE newer.id = message.replaced_by AND newer.role = 'user')`;

/** Upper bound per summary; the next summary covers the rest. */
const MAX_UNCOVERED = 100;

@Injectable()
export class ChatMessageRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** @throws ChatSessionNotFoundError */
  async append(sessionId: string, userId: number, { id, role, content }: NewMessage): Promise<void> {
    await this.messages.manager.transaction(async (manager) => {
      const { position } = await addMessages(manager, { id: sessionId, userId }, 1, null);
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

  /** The current messages of a session, without earlier versions, oldest first; one more than `limit` if there is one. */
  async findCurrent(sessionId: string, start: HistoryStart, limit: number): Promise<ChatMessageEntity[]> {
    const isBackwards = 'before' in start;
    const position = isBackwards ? LessThan(start.before) : 'after' in start ? MoreThan(start.after) : null;
    const messages = await this.messages.find({
      where: { sessionId, replacedBy: IsNull(), ...(position === null ? {} : { position }) },
      order: { position: isBackwards ? 'DESC' : 'ASC' },
      skip: 'offset' in start ? start.offset : 0,
      take: limit + 1,
    });
    return isBackwards ? messages.reverse() : messages;
  }

  /** Messages without earlier versions. The session counts its messages: those of a long one are not read for it. */
  async countCurrent(sessionId: string): Promise<number> {
    const [session, replaced] = await Promise.all([
      this.messages.manager.findOne(ChatSessionEntity, {
        select: { id: true, messageCount: true },
        where: { id: sessionId },
      }),
      this.messages.countBy({ sessionId, replacedBy: Not(IsNull()) }),
    ]);
    return (session?.messageCount ?? 0) - replaced;
  }

  /**
   * The summary, if it covers only messages before `position`, and the newest uncovered messages before it, oldest
   * first.
   */
  async findConversation(sessionId: string, position: number, limit: number): Promise<Conversation> {
    if (position === 0) return { summary: null, messages: [] };
    const session = await this.messages.manager.findOne(ChatSessionEntity, {
      select: { id: true, summary: true, summaryUntil: true },
      where: { id: sessionId },
    });
    const covered = session?.summaryUntil ?? 0;
    const isCovered = covered > 0 && covered <= position;
    const messages = await this.messages
      .createQueryBuilder('message')
      .where('message.session_id = :sessionId AND message.position BETWEEN :first AND :last', {
        sessionId,
        first: isCovered ? covered : 0,
        last: position - 1,
      })
      .andWhere(NOT_EDITED)
      .orderBy('message.position', 'DESC')
      .take(limit)
      .getMany();
    return { summary: isCovered ? (session?.summary ?? null) : null, messages: messages.reverse() };
  }

  /** The first questions of a user's sessions since a moment, by id, after the given one. */
  findFirstQuestions(
    userId: number,
    since: Date,
    afterId: string | null,
    limit: number,
  ): Promise<FirstQuestion[]> {
    return this.messages.find({
      select: { id: true, content: true, createdAt: true, timeZone: true },
      where: {
        session: { userId },
        position: 0,
        role: 'user',
        createdAt: MoreThanOrEqual(since),
        ...(afterId === null ? {} : { id: MoreThan(afterId) }),
      },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  findUncovered(sessionId: string, from: number): Promise<UncoveredMessage[]> {
    return this.messages
      .createQueryBuilder('message')
      .select(['message.id', 'message.position', 'message.role', 'message.content'])
      .where('message.session_id = :sessionId AND message.position >= :from', { sessionId, from })
      .andWhere(`message.status IN ('complete', 'stopped') AND message.content <> ''`)
      .andWhere(NOT_EDITED)
      .orderBy('message.position', 'ASC')
      .take(MAX_UNCOVERED)
      .getMany();
  }
}
