import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AppError } from '@app/chat-protocol';
import { newId } from '@app/common';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { WebSocketServer, type ServerOptions as WebSocketOptions } from 'ws';
import { endSocket } from '../../../http/end-socket.js';
import {
  PROBLEM_CONTENT_TYPE,
  retryAfterSeconds,
  toProblemDetails,
} from '../../../errors/problem-details.js';
import { SECURITY_HEADERS } from '../../../http/security-headers.js';
import { toAppError } from '../../../errors/to-app-error.js';
import { clientKeyOf } from '../../client-address.js';
import type { ConnectionAttempt } from '../../limits/connection-attempt.js';
import { ConnectionAttempts } from '../../limits/connection-attempts.js';
import { OriginPolicy } from '../../origin-policy.js';

/** How long a client may take to take its last events and to answer a close. */
const CLOSING_MS = 5_000;

/** The transport's connection, which Socket.IO's own connections are built on. */
type Transport = Socket['conn'];

/** Decides which transports may open, before Engine.IO allocates anything for them, and closes what never signs in. */
@Injectable()
export class TransportGate {
  /** By the request that opened the transport. */
  private readonly attempts = new WeakMap<IncomingMessage, ConnectionAttempt>();

  constructor(
    private readonly config: AppConfig,
    private readonly origins: OriginPolicy,
    private readonly limits: ConnectionAttempts,
  ) {}

  serverOptions(): Partial<ServerOptions> {
    return {
      allowRequest: (request, decide) => this.decide(request, decide),
      wsEngine: BoundedClosingServer,
      // Upgrades of other paths are answered by the plain WebSocket's transport.
      destroyUpgrade: false,
    };
  }

  watch(engine: Server['engine']): void {
    engine.on('connection', (transport: Transport) => {
      // Engine.IO keeps a long poll for 30 s after its end, in case the client polls once more.
      Reflect.set(transport.transport, 'closeTimeout', CLOSING_MS);
      const attempt = this.attemptOf(transport.request);
      transport.request.socket.off('close', attempt.release);
      transport.once('close', attempt.release);
      attempt.opened(() => transport.close(true));
    });
    // Engine.IO itself refused a transport that was allowed, such as one of an old protocol.
    engine.on('connection_error', ({ req }: { req: IncomingMessage }) => this.attempts.get(req)?.release());
    engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
      next(isRepeatedUpgrade(engine, request) ? new Error('The transport was upgraded before.') : undefined);
    });
  }

  /** The attempt that a connection belongs to. */
  attemptOf(request: IncomingMessage): ConnectionAttempt {
    const attempt = this.attempts.get(request);
    if (attempt === undefined) throw new Error('a transport was opened without being allowed');
    return attempt;
  }

  private decide(request: IncomingMessage, decide: (reason: null, isAllowed: boolean) => void): void {
    // Not charged: a foreign page must not use up the budget of the address that its visitor shares with others.
    if (!this.origins.allows(request)) return decide(null, false);
    try {
      const attempt = this.limits.open(clientKeyOf(request, this.config.env.TRUST_PROXY));
      this.attempts.set(request, attempt);
      // An upgrade that the WebSocket library refuses is reported by its socket alone.
      if (request.headers.upgrade !== undefined) request.socket.once('close', attempt.release);
    } catch (error) {
      const known = toAppError(error);
      if (known === undefined) throw error;
      return refuse(request, known, () => decide(null, false));
    }
    decide(null, true);
  }
}

/** Ends a transport, and destroys it when the client does not take part in that. */
export function closeTransport(transport: Transport): void {
  transport.close();
  if (transport.readyState === 'closed') return;
  const timer = setTimeout(() => transport.close(true), CLOSING_MS);
  timer.unref();
  transport.once('close', () => clearTimeout(timer));
}

/** Destroys the sockets of clients that do not answer a close in time. */
class BoundedClosingServer extends WebSocketServer {
  constructor(options: WebSocketOptions) {
    const bounded: WebSocketOptions & { closeTimeout: number } = { ...options, closeTimeout: CLOSING_MS };
    super(bounded);
  }
}

/** Answers in place of Engine.IO, which would answer 403 or 400 without a code; it then finds its answer given. */
function refuse(request: IncomingMessage, error: AppError, onRefused: () => void): void {
  const response = 'res' in request ? (request.res as ServerResponse | null) : null;
  if (response === null) return endSocket(request.socket, error, { onClosed: onRefused });
  const requestId = newId();
  const problem = toProblemDetails(error, requestId);
  response.writeHead(problem.status, {
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_CONTENT_TYPE,
    'x-request-id': requestId,
    'retry-after': String(retryAfterSeconds(error) ?? 1),
    connection: 'close',
  });
  response.end(JSON.stringify(problem));
  onRefused();
}

/** A transport may be upgraded once; each further socket would be accepted only to be closed again. */
function isRepeatedUpgrade(engine: Server['engine'], request: IncomingMessage): boolean {
  if (request.headers.upgrade === undefined) return false;
  const sid = new URL(request.url ?? '', 'http://localhost').searchParams.get('sid');
  const clients: unknown = Reflect.get(engine, 'clients');
  if (sid === null || typeof clients !== 'object' || clients === null || !Object.hasOwn(clients, sid))
    return false;
  const transport = Reflect.get(clients, sid) as Transport;
  return transport.upgrading || transport.upgraded;
}
