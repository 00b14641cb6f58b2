import { RateLimitedError } from '@app/chat-protocol';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { SocketConnection } from './chat-connection.js';
import { ConnectionRates } from './limits/connection-rates.js';
import { ConnectionTokens } from './limits/connection-tokens.js';

/** Checks the connection's token and the user's rate limits before the payload is read. */
@Injectable()
export class ChatEventGuard implements CanActivate {
  constructor(
    private readonly tokens: ConnectionTokens,
    private readonly rates: ConnectionRates,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const connection = context.switchToWs().getClient<SocketConnection>();
    this.tokens.assertValid(connection);
    const waitMs = this.rates.takeEvent(connection);
    if (waitMs > 0) throw new RateLimitedError(waitMs);
    return true;
  }
}
