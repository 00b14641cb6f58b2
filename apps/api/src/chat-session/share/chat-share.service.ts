import type { ChatShare, ChatShareState, SharedChat } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import type { ChatMessageEntity } from '../chat-message.entity.js';
import { SharedChatNotFoundError } from '../chat-session.errors.js';
import { ChatSessionService } from '../chat-session.service.js';
import { ChatShareRepository } from './chat-share.repository.js';

const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;
const MAX_MESSAGES = 200;

/** Read-only links to snapshots of sessions. */
@Injectable()
export class ChatShareService {
  constructor(
    private readonly config: AppConfig,
    private readonly sessions: ChatSessionService,
    private readonly shares: ChatShareRepository,
  ) {}

  /** Takes a snapshot under a new link; an earlier link to the session ends. @throws ChatSessionNotFoundError */
  async share(user: AuthenticatedUser, sessionId: string): Promise<ChatShare> {
    const { title } = await this.sessions.readOwn(user, sessionId);
    const newest = await this.shares.findFinished(sessionId, MAX_MESSAGES + 1);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const createdAt = await this.shares.store(user.id, sessionId, digestOf(token), {
      title,
      is_complete: newest.length <= MAX_MESSAGES,
      messages: newest.slice(0, MAX_MESSAGES).reverse().map(toSharedMessage),
    });
    return {
      token,
      url: `${this.config.publicUrl.replace(/\/$/, '')}/share/${token}`,
      created_at: createdAt.toISOString(),
    };
  }

  /** @throws ChatSessionNotFoundError */
  async readState(user: AuthenticatedUser, sessionId: string): Promise<ChatShareState> {
    await this.sessions.readOwn(user, sessionId);
    const createdAt = await this.shares.findTime(sessionId);
    return { shared: createdAt !== null, created_at: createdAt?.toISOString() ?? null };
  }

  /** No-op if nothing is shared. @throws ChatSessionNotFoundError */
  async end(user: AuthenticatedUser, sessionId: string): Promise<void> {
    await this.sessions.readOwn(user, sessionId);
    await this.shares.delete(sessionId);
  }

  /** @throws SharedChatNotFoundError */
  async read(token: string): Promise<SharedChat> {
    const share = TOKEN.test(token) ? await this.shares.findByDigest(digestOf(token)) : null;
    if (share === null) throw new SharedChatNotFoundError();
    return { ...share.snapshot, created_at: share.createdAt.toISOString() };
  }
}

/** A fast digest suffices: the token has 256 random bits. */
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const toSharedMessage = (message: ChatMessageEntity): SharedChat['messages'][number] => ({
  role: message.role,
  content: message.content,
  status: message.status,
  timestamp: message.createdAt.toISOString(),
  parts: message.parts ?? [],
  sources: message.sources ?? [],
  grounding: message.grounding,
});
