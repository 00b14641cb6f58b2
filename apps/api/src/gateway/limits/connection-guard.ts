import { RateLimitedError } from '@app/chat-protocol';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TokenExpiredError, UnauthorizedError } from '../../auth/auth.errors.js';
import { AuthService } from '../../auth/auth.service.js';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import type { ChatConnection } from '../chat-connection.js';
import { OpenConnections } from '../open-connections.js';
import { ConnectionRates } from './connection-rates.js';

const SWEEP_INTERVAL_MS = 1_000;

/** Watches over open connections: how often people speak, and that their token has not ended. */
@Injectable()
export class ConnectionGuard implements OnModuleDestroy {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly auth: AuthService,
    private readonly rates: ConnectionRates,
    private readonly connections: OpenConnections,
  ) {
    this.timer = setInterval(() => this.sweep(), SWEEP_INTERVAL_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /**
   * Looks at every event of a connection before its handler does.
   * @throws TokenExpiredError, after which the connection ends; RateLimitedError
   */
  check(connection: ChatConnection): void {
    if (hasExpired(connection.user)) {
      const expired = new TokenExpiredError();
      setImmediate(() => connection.end(expired));
      throw expired;
    }
    const waitMs = this.rates.takeEvent(connection);
    if (waitMs > 0) throw new RateLimitedError(waitMs);
  }

  /**
   * Lets a connection go on with a newer token.
   * @throws UnauthorizedError when it is another person's, and whatever refuses a token
   */
  async renewToken(connection: ChatConnection, token: string): Promise<AuthenticatedUser> {
    const user = await this.auth.authenticate(token);
    if (user.id !== connection.user.id) {
      throw new UnauthorizedError('The token is of another person than the connection.');
    }
    connection.user = user;
    return user;
  }

  /** Ends connections whose token ended while they were silent. */
  private sweep(): void {
    for (const connection of this.connections.all()) {
      if (hasExpired(connection.user)) connection.end(new TokenExpiredError());
    }
  }
}

const hasExpired = ({ tokenExpiresAt }: AuthenticatedUser): boolean => tokenExpiresAt.getTime() <= Date.now();
