import { Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { UnauthorizedError } from '../../../auth/auth.errors.js';
import { SECURITY_HEADERS } from '../../../http/security-headers.js';
import { toAppError } from '../../../errors/to-app-error.js';
import { MAX_FRAME_BYTES, SocketConnection } from '../../chat-connection.js';
import { ChatEventHandlers } from '../../chat-event-handlers.js';
import { ChatHandshake } from '../../chat-handshake.js';
import { OpenConnections } from '../../open-connections.js';
import { OriginPolicy } from '../../../http/origin-policy.js';
import { toRefusal } from '../../gateway.errors.js';
import { closeSlowConsumer } from './congestion.js';
import { type ChatNamespace, type ChatSocket, SocketIoConnection } from './socket-io-connection.js';
import { TransportGate } from './transport-gate.js';

/**
 * Nest's Socket.IO adapter with two differences: the gateway's clients are {@link SocketConnection}s of every
 * transport, and all clients share the event handlers.
 */
@Injectable()
export class ChatIoAdapter extends IoAdapter {
  private readonly log = new Logger(ChatIoAdapter.name);
  private connectClient: ((connection: SocketConnection) => void) | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly origins: OriginPolicy,
    private readonly gate: TransportGate,
    private readonly handshake: ChatHandshake,
    private readonly connections: OpenConnections,
    private readonly handlers: ChatEventHandlers,
  ) {
    super();
  }

  override createIOServer(): Server {
    const server = new Server({
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      cors: {
        origin: (origin, decide) => decide(null, origin === undefined || this.origins.allowsOrigin(origin)),
        credentials: true,
      },
      ...this.gate.serverOptions(),
    });
    server.attach(this.host.httpAdapter.getHttpServer() as HttpServer);
    const headers = Object.entries(SECURITY_HEADERS);
    // Long polling bypasses the hooks of the routes.
    server.engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      next();
    });
    this.gate.watch(server.engine);
    server.engine.on('connection', closeSlowConsumer);
    // Socket.IO's root namespace always exists and would accept connections without a token.
    server.use((_socket, next) => next(toConnectError(new UnauthorizedError('Connect to `/chat`.'))));
    this.connections.addTransport({
      open: () => server.engine.clientsCount,
      close: () => server.engine.close(),
    });
    return server;
  }

  override bindClientConnect(
    namespace: ChatNamespace,
    connectClient: (connection: SocketConnection) => void,
  ): void {
    this.connectClient = connectClient;
    namespace.use((socket, next) => this.admit(socket, next));
    namespace.on('connection', (socket) => this.connect(new SocketIoConnection(socket)));
  }

  /** Passes an admitted connection, of any transport, to the gateway. */
  connect(connection: SocketConnection): void {
    this.connectClient?.(connection);
  }

  /** Ignores the handlers that Nest has bound to this client: all clients share those of `ChatEventHandlers`. */
  override bindMessageHandlers(client: object): void {
    if (client instanceof SocketConnection) client.listen(this.handlers);
  }

  override bindClientDisconnect(client: object, onDisconnect: () => void): void {
    if (client instanceof SocketConnection) client.onClosed(onDisconnect);
  }

  /** `OpenConnections` closes the transports, after the last answer. */
  override async close(): Promise<void> {}

  private admit(socket: ChatSocket, next: (error?: Error) => void): void {
    const attempt = this.gate.attemptOf(socket.request);
    const request = {
      tokens: this.handshake.readTokens(readParameter(socket, 'token'), socket.request),
      sessionId: readParameter(socket, 'session_id'),
      attempt,
    };
    this.handshake.admit(request).then(
      (admission) => {
        attempt.release();
        socket.data = { admission, clientKey: attempt.clientKey };
        // A transport that closes before the socket is connected emits no `disconnect`.
        if (socket.conn.readyState === 'open') socket.conn.once('close', () => admission.slot.release());
        else admission.slot.release();
        next();
      },
      (error: unknown) => {
        const known = toAppError(error);
        if (known === undefined) this.log.error('a connection could not be admitted', error);
        next(toConnectError(known ?? error));
      },
    );
  }
}

function toConnectError(reason: unknown): Error {
  const { error: data } = toRefusal(reason);
  return Object.assign(new Error(data.message), { data });
}

function readParameter(socket: ChatSocket, name: string): string | undefined {
  const auth: Record<string, unknown> = socket.handshake.auth;
  const value = (Object.hasOwn(auth, name) ? auth[name] : undefined) ?? socket.handshake.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
