import { RateLimitedError, toErrorPayload } from '@app/common';
import { Injectable } from '@nestjs/common';
import { TokenExpiredError } from '../auth/auth.errors.js';
import type { ChatNamespace, ChatSocket } from './chat-connection.js';
import { ConnectionRates } from './connection-rates.js';
import { refuseEvent } from './event-refusal.js';

const SWEEP_INTERVAL_MS = 30_000;

/** Watches over open connections: how often people speak, and that their token has not ended. */
@Injectable()
export class ConnectionGuard {
  constructor(private readonly rates: ConnectionRates) {}

  /** Looks at every event of a connection before its handler does. */
  watch(socket: ChatSocket): void {
    socket.use(([, ...args], next) => {
      if (hasExpired(socket)) {
        refuseEvent(socket, args, new TokenExpiredError());
        expire(socket);
        return;
      }
      const waitMs = this.rates.events.take(socket.data.user.id, performance.now());
      if (waitMs > 0) refuseEvent(socket, args, new RateLimitedError(waitMs));
      else next();
    });
  }

  /** Ends connections whose token ended while they were silent. @returns what ends the watching */
  sweep(namespace: ChatNamespace): () => void {
    const timer = setInterval(() => {
      for (const socket of namespace.sockets.values()) if (hasExpired(socket)) expire(socket);
      this.rates.sweep(performance.now());
    }, SWEEP_INTERVAL_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}

const hasExpired = (socket: ChatSocket): boolean => socket.data.user.tokenExpiresAt.getTime() <= Date.now();

function expire(socket: ChatSocket): void {
  socket.emit('error', { error: toErrorPayload(new TokenExpiredError()) });
  socket.disconnect(true);
}
