import { isUuid, RateLimitedError, ShuttingDownError } from '@app/common';
import { AppConfig } from '@app/config';
import { Injectable, Logger } from '@nestjs/common';
import { AuthService } from '../auth/auth.service.js';
import { ChatSessionNotFoundError } from '../chat-session/chat-session.errors.js';
import { ChatSessionService } from '../chat-session/chat-session.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { toAppError } from '../http/to-app-error.js';
import type { ChatSocket, ConnectionData } from './chat-connection.js';
import { ConnectionRegistry } from './connection-registry.js';
import { toConnectError } from './event-refusal.js';
import { EventRate } from './event-rate.js';

const TOO_MANY_CONNECTIONS_RETRY_MS = 5_000;

/** Decides who may connect. A refusal is a `connect_error` whose `data` is the error of the contract. */
@Injectable()
export class ChatHandshake {
  private readonly logger = new Logger(ChatHandshake.name);

  constructor(
    private readonly config: AppConfig,
    private readonly auth: AuthService,
    private readonly sessions: ChatSessionService,
    private readonly turns: ChatTurnService,
    private readonly connections: ConnectionRegistry,
  ) {}

  /** The namespace's middleware. */
  readonly admit = (socket: ChatSocket, next: (error?: Error) => void): void => {
    this.identify(socket).then(
      (data) => {
        if (!this.connections.hasRoomFor(data.user.id)) {
          next(toConnectError(new RateLimitedError(TOO_MANY_CONNECTIONS_RETRY_MS)));
          return;
        }
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
    const sessionId = readParameter(socket, 'session_id')?.toLowerCase() ?? null;
    if (sessionId !== null) {
      if (!isUuid(sessionId)) throw new ChatSessionNotFoundError();
      await this.sessions.readOwn(user, sessionId);
    }
    return {
      user,
      sessionId,
      activeElsewhere: sessionId === null ? [] : await this.turns.activeElsewhere(sessionId),
      rate: new EventRate(this.config.env.RATE_LIMIT_SCALE, performance.now()),
      subscriptions: new Map(),
    };
  }
}

/** A field of `auth`, or else of the query; undefined where it is absent or empty. */
function readParameter(socket: ChatSocket, name: string): string | undefined {
  const auth: Record<string, unknown> = socket.handshake.auth;
  const value = auth[name] ?? socket.handshake.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
