import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TokenExpiredError, UnauthorizedError } from '../../auth/auth.errors.js';
import { AuthService } from '../../auth/auth.service.js';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import type { ChatConnection } from '../chat-connection.js';
import { OpenConnections } from '../open-connections.js';

const SWEEP_INTERVAL_MS = 1_000;

@Injectable()
export class ConnectionTokens implements OnModuleDestroy {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly auth: AuthService,
    private readonly connections: OpenConnections,
  ) {
    this.timer = setInterval(() => this.sweep(), SWEEP_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Ends the connection when its token has expired. @throws TokenExpiredError */
  assertValid(connection: ChatConnection): void {
    if (!hasExpired(connection.user)) return;
    const expired = new TokenExpiredError();
    setImmediate(() => connection.end(expired));
    throw expired;
  }

  /**
   * Replaces the token of a connection.
   * @throws UnauthorizedError for another user's token, and the errors of `authenticate`
   */
  async renew(connection: ChatConnection, token: string): Promise<AuthenticatedUser> {
    const user = await this.auth.authenticate(token);
    if (user.id !== connection.user.id) {
      throw new UnauthorizedError('The token belongs to another user than the connection.');
    }
    connection.user = user;
    return user;
  }

  /** Ends idle connections; others end at their next event. */
  private sweep(): void {
    for (const connection of this.connections.all()) {
      if (hasExpired(connection.user)) connection.end(new TokenExpiredError());
    }
  }
}

/** Without the clock tolerance of new tokens: a client renews its token before the connection ends. */
const hasExpired = ({ tokenExpiresAt }: AuthenticatedUser): boolean => tokenExpiresAt.getTime() <= Date.now();
