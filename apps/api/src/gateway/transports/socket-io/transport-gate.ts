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
import { clientKeyOf } from '../../../http/client-key.js';
import type { ConnectionAttempt } from '../../limits/connection-attempt.js';
import { ConnectionAttempts } from '../../limits/connection-attempts.js';
import { ForeignOriginError, OriginPolicy } from '../../../http/origin-policy.js';

/** Time for a client to read its last events and to answer a close. */
const CLOSING_TIMEOUT_MS = 5_000;

type Transport = Socket['conn'];

/** Limits transports before Engine.IO allocates memory for them, and closes unauthenticated ones. */
@Injectable()
export class TransportGate {
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
      // Upgrades of other paths belong to the plain WebSocket transport.
      destroyUpgrade: false,
    };
  }

  watch(engine: Server['engine']): void {
    engine.on('connection', (transport: Transport) => {
      // Engine.IO's own time-out for the last poll is 30 s.
      Reflect.set(transport.transport, 'closeTimeout', CLOSING_TIMEOUT_MS);
      const attempt = this.attemptOf(transport.request);
      transport.request.socket.off('close', attempt.release);
      transport.once('close', attempt.release);
      attempt.opened(() => transport.close(true));
    });
    // Engine.IO also refuses transports itself, for example those of an old protocol.
    engine.on('connection_error', ({ req }: { req: IncomingMessage }) => this.attempts.get(req)?.release());
    engine.use((request: IncomingMessage, _response: unknown, next: (error?: Error) => void) => {
      next(isRepeatedUpgrade(engine, request) ? new Error('The transport is already upgraded.') : undefined);
    });
  }

  attemptOf(request: IncomingMessage): ConnectionAttempt {
    const attempt = this.attempts.get(request);
    if (attempt === undefined) throw new Error('a transport opened without an admission check');
    return attempt;
  }

  private decide(request: IncomingMessage, decide: (reason: null, isAllowed: boolean) => void): void {
    // Checked before a token is taken: a foreign page must not use up its visitor's rate limit.
    if (!this.origins.allows(request)) {
      return refuse(request, new ForeignOriginError(), () => decide(null, false));
    }
    try {
      const attempt = this.limits.open(clientKeyOf(request, this.config.env.TRUST_PROXY));
      this.attempts.set(request, attempt);
      // When the WebSocket library refuses the upgrade, only the socket emits an event.
      if (request.headers.upgrade !== undefined) request.socket.once('close', attempt.release);
    } catch (error) {
      const known = toAppError(error);
      if (known === undefined) throw error;
      return refuse(request, known, () => decide(null, false));
    }
    decide(null, true);
  }
}

/** Closes a transport, forcibly when the client does not answer in time. */
export function closeTransport(transport: Transport): void {
  transport.close();
  if (transport.readyState === 'closed') return;
  const timer = setTimeout(() => transport.close(true), CLOSING_TIMEOUT_MS);
  timer.unref();
  transport.once('close', () => clearTimeout(timer));
}

/** Destroys the sockets of clients that do not answer a close in time. */
class BoundedClosingServer extends WebSocketServer {
  constructor(options: WebSocketOptions) {
    const bounded: WebSocketOptions & { closeTimeout: number } = {
      ...options,
      closeTimeout: CLOSING_TIMEOUT_MS,
    };
    super(bounded);
  }
}

/** Answers with problem details; Engine.IO would answer 403 or 400 without an error code. */
function refuse(request: IncomingMessage, error: AppError, onRefused: () => void): void {
  const response = 'res' in request ? (request.res as ServerResponse | null) : null;
  if (response === null) return endSocket(request.socket, error, { onClosed: onRefused });
  const requestId = newId();
  const problem = toProblemDetails(error, requestId);
  const retryAfter = retryAfterSeconds(error);
  response.writeHead(problem.status, {
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_CONTENT_TYPE,
    'x-request-id': requestId,
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    // Lets the refused page read why.
    'access-control-allow-origin': request.headers.origin ?? '*',
    connection: 'close',
  });
  response.end(JSON.stringify(problem));
  onRefused();
}

/** A transport may be upgraded once; Engine.IO would accept further sockets and close them. */
function isRepeatedUpgrade(engine: Server['engine'], request: IncomingMessage): boolean {
  if (request.headers.upgrade === undefined) return false;
  const sid = new URL(request.url ?? '', 'http://localhost').searchParams.get('sid');
  const clients: unknown = Reflect.get(engine, 'clients');
  if (sid === null || typeof clients !== 'object' || clients === null || !Object.hasOwn(clients, sid))
    return false;
  const transport = Reflect.get(clients, sid) as Transport;
  return transport.upgrading || transport.upgraded;
}
