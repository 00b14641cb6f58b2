import {
  ValidationFailedError,
  type ChatSession,
  type SessionDeletion,
  type SessionList,
  type SessionValidation,
} from '@app/chat-protocol';
import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { CreateSessionRequestDto, ListSessionsQueryDto } from './chat-session.dto.js';
import type { ChatSessionEntity } from './chat-session.entity.js';
import { ChatSessionNotFoundError } from './chat-session.errors.js';
import { toChatSession } from './chat-session.mapper.js';
import { ChatSessionRepository, type SessionPageStart } from './chat-session.repository.js';
import { ActiveAnswers } from './active-answers.js';
import { readSessionCursor, writeSessionCursor } from './session-cursor.js';

/** A user's chat sessions. Another user's session is reported as not found. */
@Injectable()
export class ChatSessionService {
  constructor(
    private readonly sessions: ChatSessionRepository,
    private readonly runningAnswers: ActiveAnswers,
  ) {}

  async create(user: AuthenticatedUser, { title }: CreateSessionRequestDto): Promise<ChatSession> {
    const id = newId();
    await this.sessions.insert(id, user.id, title ?? null);
    return toChatSession(await this.readOwn(user, id));
  }

  async list(user: AuthenticatedUser, query: ListSessionsQueryDto): Promise<SessionList> {
    const page = await this.sessions.findPageOfOwner(user.id, startOf(query), query.limit);
    return {
      sessions: page.sessions.map(toChatSession),
      total_sessions: page.total,
      next_cursor: page.next === null ? null : writeSessionCursor(page.next),
    };
  }

  async read(user: AuthenticatedUser, sessionId: string): Promise<ChatSession> {
    return toChatSession(await this.readOwn(user, sessionId));
  }

  /** @throws ChatSessionNotFoundError if the user does not own the session */
  async readOwn(user: AuthenticatedUser, sessionId: string): Promise<ChatSessionEntity> {
    const session = await this.sessions.findOfOwner(sessionId, user.id);
    if (session === null) throw new ChatSessionNotFoundError();
    return session;
  }

  async rename(user: AuthenticatedUser, sessionId: string, title: string): Promise<ChatSession> {
    if (!(await this.sessions.rename(sessionId, user.id, title))) throw new ChatSessionNotFoundError();
    this.runningAnswers.sessionRenamed(sessionId, user.id, title);
    return this.read(user, sessionId);
  }

  async remove(user: AuthenticatedUser, sessionId: string): Promise<SessionDeletion> {
    await this.readOwn(user, sessionId);
    await this.runningAnswers.stopInSession(sessionId);
    if (!(await this.sessions.delete(sessionId, user.id))) throw new ChatSessionNotFoundError();
    this.runningAnswers.sessionDeleted(sessionId, user.id);
    return { success: true, message: 'The chat session and its messages were deleted.' };
  }

  async validate(user: AuthenticatedUser, sessionId: string): Promise<SessionValidation> {
    const session = await this.sessions.findOfOwner(sessionId, user.id);
    return { session_id: sessionId, has_access: session !== null, user_id: user.id };
  }
}

function startOf({ offset, cursor }: ListSessionsQueryDto): SessionPageStart {
  if (cursor === undefined) return { offset };
  const after = readSessionCursor(cursor);
  if (after === undefined) {
    throw new ValidationFailedError([{ field: 'cursor', message: 'is not a next_cursor of this list' }]);
  }
  return { after };
}
