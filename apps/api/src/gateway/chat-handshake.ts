import { RateLimitedError, ShuttingDownError } from '@app/chat-protocol';
import { isUuid } from '@app/common';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AuthService } from '../auth/auth.service.js';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import type { ConnectionAttempt } from './limits/connection-attempt.js';
import { ConnectionRates } from './limits/connection-rates.js';
import type { ConnectionSlot } from './limits/connection-slot.js';
import { ConnectionSlots } from './limits/connection-slots.js';

interface ConnectionRequest {
  token: string | undefined;
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
  ) {}

  /**
   * @throws UnauthorizedError, TokenExpiredError, AccountDisabledError, ChatSessionNotFoundError, RateLimitedError,
   * ShuttingDownError
   */
  async admit({ token, sessionId, attempt }: ConnectionRequest): Promise<Admission> {
    if (this.turns.isDraining) throw new ShuttingDownError();
    attempt.assertMaySignIn();
    const user = await this.auth.authenticate(token ?? '');
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
