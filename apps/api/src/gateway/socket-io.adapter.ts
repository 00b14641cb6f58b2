import type { IncomingMessage } from 'node:http';
import { ValidationFailedError } from '@app/common';
import type { AppConfig } from '@app/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AbstractWsAdapter, type MessageMappingProperties } from '@nestjs/websockets';
import { type Namespace, Server, type Socket } from 'socket.io';
import { UnauthorizedError } from '../auth/auth.errors.js';
import { endWhenStuck } from './congestion.js';
import { findAcknowledge, refuseEvent, toConnectError } from './event-refusal.js';

const LONGEST_PACKET_BYTES = 64 * 1024;

type EventHandler = (payload: unknown, acknowledge: unknown) => Promise<unknown>;

/**
 * Socket.IO beside the HTTP server. Handlers are bound straight to the socket: Nest's own adapter builds a pipeline per
 * connection and handler, at several times the memory and time.
 */
export class SocketIoAdapter extends AbstractWsAdapter {
  private readonly origins: ReadonlySet<string>;

  constructor(
    private readonly application: NestFastifyApplication,
    config: AppConfig,
  ) {
    super(application);
    this.origins = new Set(config.env.FRONTEND_URL);
  }

  create(
    _port: number,
    { namespace, server }: { namespace?: string; server?: Server } = {},
  ): Server | Namespace {
    const io = server ?? this.createServer();
    return namespace === undefined ? io : io.of(namespace);
  }

  /** Every event is answered: by what its handler returns, or by the exception filter when it throws. */
  bindMessageHandlers(socket: Socket, handlers: MessageMappingProperties[]): void {
    const known = new Set<string>();
    for (const { message, callback } of handlers as { message: string; callback: EventHandler }[]) {
      known.add(message);
      socket.on(message, (...args: unknown[]) => void this.handle(callback, args));
    }
    // Behind the connection's own checks, which `onAny` would run ahead of.
    socket.use(([event, ...args], next) => {
      if (known.has(event)) next();
      else refuseEvent(socket, args, unknownEvent(known));
    });
  }

  private async handle(callback: EventHandler, args: unknown[]): Promise<void> {
    const acknowledge = findAcknowledge(args);
    const payload = args[0] === acknowledge ? undefined : args[0];
    const answer = await callback(payload, acknowledge);
    if (answer !== undefined) acknowledge?.(answer);
  }

  private createServer(): Server {
    const server = new Server(this.application.getHttpAdapter().getInstance().server, {
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: LONGEST_PACKET_BYTES,
      perMessageDeflate: false,
      cors: { origin: [...this.origins], credentials: true },
      // CORS does not hold back a WebSocket of a foreign page.
      allowRequest: (request, decide) => decide(null, this.isAllowed(request)),
    });
    server.engine.on('connection', endWhenStuck);
    // Socket.IO always has a root namespace, in which nobody would ask for a token.
    server.use((_socket, next) => next(toConnectError(new UnauthorizedError('Connect to `/chat`.'))));
    return server;
  }

  /** Only browsers send an origin, and they always do for WebSockets. */
  private isAllowed(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin === undefined || this.origins.has(origin);
  }
}

function unknownEvent(known: ReadonlySet<string>): ValidationFailedError {
  return new ValidationFailedError([
    { field: 'event', message: `is not known; the events are ${[...known].join(', ')}` },
  ]);
}
