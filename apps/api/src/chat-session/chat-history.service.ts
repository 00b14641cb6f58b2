import type { ChatHistory, ChatMessage } from '@app/chat-protocol';
import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { HistoryQueryDto, StoreMessageRequestDto } from './chat-message.dto.js';
import { ChatMessageRepository, type HistoryStart } from './chat-message.repository.js';
import { ChatMessageNotFoundError, ChatSessionNotFoundError } from './chat-session.errors.js';
import { toChatMessage } from './chat-session.mapper.js';
import { ChatSessionService } from './chat-session.service.js';

@Injectable()
export class ChatHistoryService {
  constructor(
    private readonly sessions: ChatSessionService,
    private readonly messages: ChatMessageRepository,
  ) {}

  async read(user: AuthenticatedUser, query: HistoryQueryDto): Promise<ChatHistory> {
    const { id } = await this.sessions.readOwn(user, query.session_id);
    const start = await this.findStart(id, query);
    const [found, total] = await Promise.all([
      this.messages.findCurrent(id, start, query.limit),
      this.messages.countCurrent(id),
    ]);
    const messages = 'before' in start ? found.slice(-query.limit) : found.slice(0, query.limit);
    return {
      session_id: id,
      messages: messages.map(toChatMessage),
      total_messages: total,
      has_more: found.length > messages.length,
    };
  }

  /** Stores a message without generating an answer; it follows a streaming one. */
  async store(user: AuthenticatedUser, request: StoreMessageRequestDto): Promise<ChatMessage> {
    const id = newId();
    const { role, content } = request;
    await this.messages.append(request.session_id, user.id, { id, role, content });
    const message = await this.messages.findById(id);
    if (message === null) throw new ChatSessionNotFoundError();
    return toChatMessage(message);
  }

  private async findStart(
    sessionId: string,
    { before, after, offset }: HistoryQueryDto,
  ): Promise<HistoryStart> {
    const messageId = before ?? after;
    if (messageId === undefined) return { offset };
    const position = await this.messages.findPosition(sessionId, messageId);
    if (position === null) throw new ChatMessageNotFoundError();
    return before === undefined ? { after: position } : { before: position };
  }
}
