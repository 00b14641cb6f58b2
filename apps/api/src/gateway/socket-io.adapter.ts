import type { IncomingMessage } from 'node:http';
import { ValidationFailedError } from '@app/common';
import type { AppConfig } from '@app/config';
import type { INestApplicationContext, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server, type ServerOptions, type Socket } from 'socket.io';
import { findAcknowledge, refuseEvent } from './event-refusal.js';

const LONGEST_PACKET_BYTES = 64 * 1024;

/**
 * Socket.IO beside the HTTP server. Handlers are bound straight to the socket: Nest's own adapter builds a pipeline per
 * connection and handler, at several times the memory and time.
 */
export class SocketIoAdapter extends IoAdapter {
  private readonly origins: ReadonlySet<string>;

  constructor(application: INestApplicationContext, config: AppConfig) {
    super(application);
    this.origins = new Set(config.env.FRONTEND_URL);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const all: Partial<ServerOptions> = {
      ...options,
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: LONGEST_PACKET_BYTES,
      perMessageDeflate: false,
      cors: { origin: [...this.origins], credentials: true },
      // CORS does not hold back a WebSocket of a foreign page.
      allowRequest: (request, decide) => decide(null, this.isAllowed(request)),
    };
    const server: unknown = super.createIOServer(port, all);
    if (!(server instanceof Server)) throw new Error('The socket server could not be created.');
    return server;
  }

  /** Every event is answered: by what its handler returns, or by the exception filter when it throws. */
  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[]): void {
    const known = new Set<string>();
    for (const { message, callback } of handlers) {
      const event = String(message);
      known.add(event);
      socket.on(event, (...args: unknown[]) => void this.handle(callback, args));
    }
    socket.onAny((event: string, ...args: unknown[]) => {
      if (!known.has(event)) refuseEvent(socket, args, unknownEvent(known));
    });
  }

  private async handle(callback: WsMessageHandler['callback'], args: unknown[]): Promise<void> {
    const acknowledge = findAcknowledge(args);
    const payload = args[0] === acknowledge ? undefined : args[0];
    const answer: unknown = await callback(payload, acknowledge);
    if (answer !== undefined) acknowledge?.(answer);
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
