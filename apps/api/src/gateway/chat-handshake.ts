import { RateLimitedError, ShuttingDownError } from '@app/chat-protocol';
import { isUuid } from '@app/common';
import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AuthService } from '../auth/auth.service.js';
import { readRequestTokens, type RequestToken } from '../auth/tokens/request-token.js';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { OriginPolicy } from '../http/origin-policy.js';
import type { ConnectionAttempt } from './limits/connection-attempt.js';
import { ConnectionRates } from './limits/connection-rates.js';
import type { ConnectionSlot } from './limits/connection-slot.js';
import { ConnectionSlots } from './limits/connection-slots.js';

interface ConnectionRequest {
  /** See {@link ChatHandshake.readTokens}. */
  tokens: readonly RequestToken[];
  sessionId: string | undefined;
  attempt: ConnectionAttempt;
}

export interface Admission {
  user: AuthenticatedUser;
  /** The requested session; owned by the user. */
  sessionId: string | null;
  /** Counts towards the user's connection limit; released when the connection closes. */
  slot: ConnectionSlot;
}

@Injectable()
export class ChatHandshake {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: ChatSessionService,
    private readonly turns: ChatTurnService,
    private readonly slots: ConnectionSlots,
    private readonly rates: ConnectionRates,
    private readonly origins: OriginPolicy,
  ) {}

  /** The tokens of a handshake: the client's parameter, or else the request's. Cookies count for allowed pages only. */
  readTokens(parameter: string | undefined, request: IncomingMessage): RequestToken[] {
    if (parameter !== undefined) return [{ token: parameter, source: 'header' }];
    const isOwnPage = this.origins.isOwnPage(request);
    return readRequestTokens(request.headers).filter(({ source }) => source === 'header' || isOwnPage);
  }

  /**
   * @throws UnauthorizedError, TokenExpiredError, AccountDisabledError, ChatSessionNotFoundError, RateLimitedError,
   * ShuttingDownError
   */
  async admit({ tokens, sessionId, attempt }: ConnectionRequest): Promise<Admission> {
    if (this.turns.isDraining) throw new ShuttingDownError();
    attempt.assertMaySignIn();
    const user = await this.auth.authenticateAny(tokens);
    const waitMs = this.rates.takeHandshake(user.id);
    if (waitMs > 0) throw new RateLimitedError(waitMs);
    const ownSessionId = await this.readSession(user, sessionId);
    // Last, because it may replace another connection, which a refused handshake must not do.
    const slot = await this.slots.take(user.id);
    return { user, slot, sessionId: ownSessionId };
  }

  private async readSession(user: AuthenticatedUser, named: string | undefined): Promise<string | null> {
    if (named === undefined || named === '') return null;
    const sessionId = named.toLowerCase();
    if (!isUuid(sessionId)) throw new ChatSessionNotFoundError();
    await this.sessions.readOwn(user, sessionId);
    return sessionId;
  }
}
