import { isUuid, RateLimitedError, ShuttingDownError } from '@app/common';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AuthService } from '../auth/auth.service.js';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { ConnectionPlaces } from './limits/connection-places.js';
import { ConnectionRates } from './limits/connection-rates.js';

/** What somebody presents who wants to connect. */
export interface ConnectionRequest {
  token: string | undefined;
  sessionId: string | undefined;
  /** The client's, as the trusted proxies tell it. */
  address: string;
}

/** Somebody who may connect. */
export interface AdmittedPerson {
  user: AuthenticatedUser;
  /** The session that the request named; it is the person's. */
  sessionId: string | null;
  /** Gives the connection's place back; only its first call does. */
  release: () => void;
}

/** Decides who may connect, over every transport. */
@Injectable()
export class ChatHandshake {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: ChatSessionService,
    private readonly turns: ChatTurnService,
    private readonly places: ConnectionPlaces,
    private readonly rates: ConnectionRates,
  ) {}

  /**
   * @throws UnauthorizedError, TokenExpiredError, AccountDisabledError, ChatSessionNotFoundError, RateLimitedError,
   * ShuttingDownError
   */
  async admit({ token, sessionId, address }: ConnectionRequest): Promise<AdmittedPerson> {
    if (this.turns.isDraining) throw new ShuttingDownError();
    this.assertNotTooOften(this.rates.takeAttempt(address));
    const user = await this.auth.authenticate(token ?? '');
    this.assertNotTooOften(this.rates.takeHandshake(user.id));
    const release = await this.places.take(user.id);
    try {
      return { user, release, sessionId: await this.readSession(user, sessionId) };
    } catch (error) {
      release();
      throw error;
    }
  }

  private assertNotTooOften(waitMs: number): void {
    if (waitMs > 0) throw new RateLimitedError(waitMs);
  }

  private async readSession(user: AuthenticatedUser, named: string | undefined): Promise<string | null> {
    if (named === undefined || named === '') return null;
    const sessionId = named.toLowerCase();
    if (!isUuid(sessionId)) throw new ChatSessionNotFoundError();
    await this.sessions.readOwn(user, sessionId);
    return sessionId;
  }
}
