import {
  toErrorPayload,
  ValidationFailedError,
  type Acknowledgement,
  type ClientEventName,
} from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { endSocket } from '../../../http/end-socket.js';
import { ForbiddenError, RouteNotFoundError } from '../../../errors/http.errors.js';
import { toAppError } from '../../../errors/to-app-error.js';
import { ChatEventsService } from '../../chat-events.service.js';
import { type AdmittedPerson, ChatHandshake } from '../../chat-handshake.js';
import { clientKeyOf } from '../../client-address.js';
import { LONGEST_FRAME_BYTES } from '../../frame-limit.js';
import { ConnectionReplacedError } from '../../gateway.errors.js';
import type { ConnectionAttempt } from '../../limits/connection-attempt.js';
import { ConnectionAttempts } from '../../limits/connection-attempts.js';
import { OpenConnections } from '../../open-connections.js';
import { OriginPolicy } from '../../origin-policy.js';
import { toRefusal } from '../../refusal.js';
import { closeCode } from './close-code.js';
import { closeSocket, WebSocketConnection } from './web-socket-connection.js';
import { readFrame } from './read-frame.js';

const PATH = '/ws/chat';
/** Upgrades below it are answered by Socket.IO. */
const SOCKET_IO_PATH = '/socket.io/';
/** How often it is looked whether the other side is still there; who does not answer until the next look is not. */
const HEARTBEAT_MS = 25_000;

/** Carries the chat over plain WebSockets, for clients without a Socket.IO library. */
@Injectable()
export class WebSocketTransport implements OnApplicationBootstrap {
  private readonly logger = new Logger(WebSocketTransport.name);
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME_BYTES,
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
    private readonly events: ChatEventsService,
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
    // Node has taken its own listener away; an error without one would end the process.
    transport.on('error', () => undefined);
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    if (path.startsWith(SOCKET_IO_PATH)) return;
    if (path !== PATH) return endSocket(transport, new RouteNotFoundError());
    if (!this.origins.allows(request)) return endSocket(transport, new ForbiddenError());
    try {
      const attempt = this.attempts.open(clientKeyOf(request, this.config.env.TRUST_PROXY));
      transport.once('close', attempt.release);
      this.server.handleUpgrade(request, transport, head, (socket) => {
        attempt.opened(() => socket.terminate());
        // A client that breaks the protocol or sends too much: the library closes, with the code that says so.
        socket.on('error', () => undefined);
        // What it sends before it is admitted waits in its own transport.
        socket.pause();
        void this.admit(socket, transport, attempt, new URLSearchParams(query));
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
    transport: Socket,
    attempt: ConnectionAttempt,
    query: URLSearchParams,
  ): Promise<void> {
    try {
      const admitted = await this.handshake.admit({
        token: query.get('token') ?? undefined,
        sessionId: query.get('session_id') ?? undefined,
        attempt,
      });
      attempt.release();
      if (socket.readyState === socket.OPEN) await this.open(socket, transport, admitted, attempt.clientKey);
      else admitted.slot.release();
    } catch (error) {
      const known = toAppError(error);
      if (known === undefined) this.logger.error('a connection could not be admitted', error);
      const { code } = toErrorPayload(known ?? error);
      socket.resume();
      closeSocket(socket, known === undefined ? closeCode('internal_error') : closeCode(known.code), code);
    }
  }

  private async open(
    socket: WebSocket,
    transport: Socket,
    admitted: AdmittedPerson,
    clientKey: string,
  ): Promise<void> {
    const connection = new WebSocketConnection(socket, transport, admitted, clientKey);
    const { slot } = admitted;
    socket.on('message', (data, isBinary) => {
      slot.heard();
      this.receive(connection, data, isBinary);
    });
    socket.on('pong', () => {
      slot.heard();
      this.silent.delete(socket);
    });
    socket.once('close', () => {
      slot.release();
      this.connections.close(connection);
    });
    slot.onReplaced(() => connection.end(new ConnectionReplacedError()));
    await this.connections.open(connection, admitted);
    socket.resume();
  }

  private receive(connection: WebSocketConnection, data: RawData, isBinary: boolean): void {
    try {
      if (isBinary) throw new ValidationFailedError([{ field: 'frame', message: 'must be text' }]);
      const { type, ackId, payload } = readFrame(toText(data));
      const give = (answer: Acknowledgement<ClientEventName>): void => {
        if (ackId !== undefined) connection.acknowledge(answer, ackId);
        else if (!answer.ok) connection.send('error', { error: answer.error });
      };
      const answer = this.events.handle(connection, type, payload);
      if (answer instanceof Promise) void answer.then(give);
      else give(answer);
    } catch (error) {
      const refusal = this.events.refuseUnread(connection, error);
      connection.send('error', { error: toRefusal(refusal).error });
    }
  }

  /** Ends the connections whose other side is gone without a word. */
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

function toText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
