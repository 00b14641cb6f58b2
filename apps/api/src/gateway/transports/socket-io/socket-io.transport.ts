import type { Acknowledgement, ClientEventName } from '@app/chat-protocol';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { UnauthorizedError } from '../../../auth/auth.errors.js';
import { SECURITY_HEADERS } from '../../../http/security-headers.js';
import { toAppError } from '../../../errors/to-app-error.js';
import { ChatEventsService } from '../../chat-events.service.js';
import { ChatHandshake } from '../../chat-handshake.js';
import { LONGEST_FRAME_BYTES } from '../../frame-limit.js';
import { ConnectionReplacedError } from '../../gateway.errors.js';
import { OpenConnections } from '../../open-connections.js';
import { OriginPolicy } from '../../origin-policy.js';
import { toRefusal } from '../../refusal.js';
import { endWhenStuck } from './congestion.js';
import { SocketIoCluster } from './socket-io-cluster.js';
import { type ChatNamespace, type ChatSocket, SocketIoConnection } from './socket-io-connection.js';
import { closeTransport, TransportGate } from './transport-gate.js';

/** Carries the chat over Socket.IO, namespace `/chat`. */
@Injectable()
export class SocketIoTransport implements OnApplicationBootstrap {
  private readonly logger = new Logger(SocketIoTransport.name);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly origins: OriginPolicy,
    private readonly gate: TransportGate,
    private readonly handshake: ChatHandshake,
    private readonly connections: OpenConnections,
    private readonly events: ChatEventsService,
    private readonly cluster: SocketIoCluster,
  ) {}

  onApplicationBootstrap(): void {
    const server = new Server({
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: LONGEST_FRAME_BYTES,
      perMessageDeflate: false,
      cors: { origin: [...this.origins.allowed], credentials: true },
      ...this.gate.serverOptions(),
      ...this.cluster.serverOptions(),
    });
    server.attach(this.host.httpAdapter.getHttpServer() as HttpServer);
    const headers = Object.entries(SECURITY_HEADERS);
    // Polling answers over HTTP, past the hooks of the routes.
    server.engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      for (const [name, value] of headers) response.setHeader(name, value);
      next();
    });
    this.gate.watch(server.engine);
    server.engine.on('connection', endWhenStuck);
    // Socket.IO always has a root namespace, in which nobody would ask for a token.
    server.use((_socket, next) => next(toConnectError(new UnauthorizedError('Connect to `/chat`.'))));
    const namespace = server.of('/chat') as ChatNamespace;
    namespace.use((socket, next) => this.admit(socket, next));
    namespace.on('connection', (socket) => this.open(socket));
    this.cluster.join(namespace);
    this.connections.addTransport({
      open: () => server.engine.clientsCount,
      close: () => {
        server.engine.close();
        this.cluster.leave();
      },
    });
  }

  private admit(socket: ChatSocket, next: (error?: Error) => void): void {
    const attempt = this.gate.attemptOf(socket.request);
    const request = {
      token: readParameter(socket, 'token'),
      sessionId: readParameter(socket, 'session_id'),
      attempt,
    };
    this.handshake.admit(request).then(
      (admitted) => {
        attempt.release();
        socket.data = { admitted, clientKey: attempt.clientKey };
        // A transport that ends before the connection stands raises no `disconnect`.
        if (socket.conn.readyState === 'open') socket.conn.once('close', () => admitted.slot.release());
        else admitted.slot.release();
        next();
      },
      (error: unknown) => {
        const known = toAppError(error);
        if (known === undefined) this.logger.error('a connection could not be admitted', error);
        next(toConnectError(known ?? error));
      },
    );
  }

  private open(socket: ChatSocket): void {
    const connection = new SocketIoConnection(socket);
    const { slot } = socket.data.admitted;
    socket.conn.on('packet', () => slot.heard());
    // Bound straight to the socket: one listener for all events, at a fraction of a pipeline's cost for each.
    socket.use(([event, ...args]) => this.handle(connection, event, args));
    socket.once('disconnect', () => {
      slot.release();
      this.connections.close(connection);
      // Also when the client has left the namespace only: what is not in it has no business here.
      closeTransport(socket.conn);
    });
    slot.onReplaced(() => connection.end(new ConnectionReplacedError()));
    this.connections.open(connection, socket.data.admitted).catch((error: unknown) => {
      this.logger.error('a connection could not be opened', error);
      socket.disconnect(true);
    });
  }

  private handle(connection: SocketIoConnection, event: string, args: unknown[]): void {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: unknown) => void) : undefined;
    const payload = args[0] === acknowledge ? undefined : args[0];
    const give = (answer: Acknowledgement<ClientEventName>): void => {
      if (acknowledge !== undefined) acknowledge(answer);
      else if (!answer.ok) connection.send('error', { error: answer.error });
    };
    const answer = this.events.handle(connection, event, payload);
    if (answer instanceof Promise) void answer.then(give);
    else give(answer);
  }
}

/** What refuses a connection: a `connect_error` whose `data` is the error of the contract. */
function toConnectError(reason: unknown): Error {
  const { error: data } = toRefusal(reason);
  return Object.assign(new Error(data.message), { data });
}

/** A field of `auth`, or else of the query; undefined where it is absent or empty. */
function readParameter(socket: ChatSocket, name: string): string | undefined {
  const auth: Record<string, unknown> = socket.handshake.auth;
  const value = (Object.hasOwn(auth, name) ? auth[name] : undefined) ?? socket.handshake.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
