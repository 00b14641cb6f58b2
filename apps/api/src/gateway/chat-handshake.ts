import { isUuid, RateLimitedError, ShuttingDownError } from '@app/common';
import { Injectable, Logger } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AuthService } from '../auth/auth.service.js';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { toAppError } from '../http/to-app-error.js';
import type { ChatSocket, ConnectionData } from './chat-connection.js';
import { ConnectionRates } from './connection-rates.js';
import { ConnectionRegistry } from './connection-registry.js';
import { toConnectError } from './event-refusal.js';

/** Decides who may connect. A refusal is a `connect_error` whose `data` is the error of the contract. */
@Injectable()
export class ChatHandshake {
  private readonly logger = new Logger(ChatHandshake.name);

  constructor(
    private readonly auth: AuthService,
    private readonly sessions: ChatSessionService,
    private readonly turns: ChatTurnService,
    private readonly connections: ConnectionRegistry,
    private readonly rates: ConnectionRates,
  ) {}

  /** The namespace's middleware. */
  readonly admit = (socket: ChatSocket, next: (error?: Error) => void): void => {
    this.identify(socket).then(
      (data) => {
        Object.assign(socket.data, data);
        next();
      },
      (error: unknown) => {
        const known = toAppError(error);
        if (known === undefined) this.logger.error('a connection could not be admitted', error);
        next(toConnectError(known ?? error));
      },
    );
  };

  private async identify(socket: ChatSocket): Promise<ConnectionData> {
    if (this.turns.isDraining) throw new ShuttingDownError();
    const user = await this.auth.authenticate(readParameter(socket, 'token') ?? '');
    const waitMs = this.rates.handshakes.take(user.id, performance.now());
    if (waitMs > 0) throw new RateLimitedError(waitMs);
    const release = this.reservePlace(socket, user);
    try {
      return { user, release, subscriptions: new Map(), ...(await this.readSession(socket, user)) };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The place is the connection's from here on, so that others being admitted at the same time do not take it too. */
  private reservePlace(socket: ChatSocket, user: AuthenticatedUser): () => void {
    const giveBack = this.connections.take(user.id);
    const release = (): void => {
      socket.conn.off('close', release);
      giveBack();
    };
    // A transport that ends before the connection stands raises no `disconnect`.
    if (socket.conn.readyState === 'open') socket.conn.once('close', release);
    else release();
    return release;
  }

  private async readSession(
    socket: ChatSocket,
    user: AuthenticatedUser,
  ): Promise<Pick<ConnectionData, 'sessionId' | 'activeElsewhere'>> {
    const sessionId = readParameter(socket, 'session_id')?.toLowerCase() ?? null;
    if (sessionId !== null) {
      if (!isUuid(sessionId)) throw new ChatSessionNotFoundError();
      await this.sessions.readOwn(user, sessionId);
    }
    return {
      sessionId,
      activeElsewhere: sessionId === null ? [] : await this.turns.activeElsewhere(sessionId),
    };
  }
}

/** A field of `auth`, or else of the query; undefined where it is absent or empty. */
function readParameter(socket: ChatSocket, name: string): string | undefined {
  const auth: Record<string, unknown> = socket.handshake.auth;
  const value = auth[name] ?? socket.handshake.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
