import { AppConfig } from '@app/config';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { endSocket } from '../../../http/end-socket.js';
import { RouteNotFoundError } from '../../../errors/http.errors.js';
import { toAppError } from '../../../errors/to-app-error.js';
import { ChatHandshake } from '../../chat-handshake.js';
import { clientKeyOf } from '../../../http/client-key.js';
import { ForeignOriginError, OriginPolicy } from '../../../http/origin-policy.js';
import { MAX_FRAME_BYTES } from '../../chat-connection.js';
import type { ConnectionAttempt } from '../../limits/connection-attempt.js';
import { ConnectionAttempts } from '../../limits/connection-attempts.js';
import { OpenConnections } from '../../open-connections.js';
import { ChatIoAdapter } from '../socket-io/chat-io.adapter.js';
import { refuseSocket, WebSocketConnection } from './web-socket-connection.js';

const PATH = '/ws/chat';
const SOCKET_IO_PATH = '/socket.io/';
/** A client that has not answered a ping by the next one is terminated. */
const HEARTBEAT_MS = 25_000;

/** Accepts plain WebSockets, for clients without a Socket.IO library. `ChatGateway` handles their events. */
@Injectable()
export class WebSocketTransport implements OnApplicationBootstrap {
  private readonly logger = new Logger(WebSocketTransport.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  private readonly silent = new WeakSet<WebSocket>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: AppConfig,
    private readonly origins: OriginPolicy,
    private readonly attempts: ConnectionAttempts,
    private readonly handshake: ChatHandshake,
    private readonly connections: OpenConnections,
    private readonly adapter: ChatIoAdapter,
  ) {}

  onApplicationBootstrap(): void {
    const httpServer = this.host.httpAdapter.getHttpServer() as HttpServer;
    httpServer.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
      this.upgrade(request, socket, head),
    );
    const heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
    heartbeat.unref();
    this.connections.addTransport({
      open: () => this.server.clients.size,
      close: () => {
        clearInterval(heartbeat);
        for (const socket of this.server.clients) socket.terminate();
      },
    });
  }

  private upgrade(request: IncomingMessage, transport: Socket, head: Buffer): void {
    // Node removes its own listener at an upgrade; an unhandled `error` would end the process.
    transport.on('error', () => undefined);
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (path.startsWith(SOCKET_IO_PATH)) return;
    if (path !== PATH) return endSocket(transport, new RouteNotFoundError());
    if (!this.origins.allows(request)) return endSocket(transport, new ForeignOriginError());
    try {
      const attempt = this.attempts.open(clientKeyOf(request, this.config.env.TRUST_PROXY));
      transport.once('close', attempt.release);
      this.server.handleUpgrade(request, transport, head, (socket) => {
        attempt.opened(() => socket.terminate());
        // The library closes the socket after a protocol violation.
        socket.on('error', () => undefined);
        // Frames are not read before the client is admitted.
        socket.pause();
        void this.admit(socket, request, attempt, new URLSearchParams(query));
      });
    } catch (error) {
      const known = toAppError(error);
      if (known === undefined) this.logger.error('an upgrade failed', error);
      if (known === undefined) transport.destroy();
      else endSocket(transport, known);
    }
  }

  private async admit(
    socket: WebSocket,
    request: IncomingMessage,
    attempt: ConnectionAttempt,
    query: URLSearchParams,
  ): Promise<void> {
    try {
      const admission = await this.handshake.admit({
        tokens: this.handshake.readTokens(query.get('token') ?? undefined, request),
        sessionId: query.get('session_id') ?? undefined,
        attempt,
      });
      attempt.release();
      if (socket.readyState !== socket.OPEN) return admission.slot.release();
      socket.on('pong', () => this.silent.delete(socket));
      this.adapter.connect(new WebSocketConnection(socket, request.socket, admission, attempt.clientKey));
    } catch (error) {
      if (toAppError(error) === undefined) this.logger.error('a connection could not be admitted', error);
      refuseSocket(socket, error);
    }
  }

  private beat(): void {
    for (const socket of this.server.clients) {
      if (this.silent.has(socket)) {
        socket.terminate();
        continue;
      }
      this.silent.add(socket);
      socket.ping();
    }
  }
}
