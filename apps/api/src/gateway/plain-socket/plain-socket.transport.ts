import { toErrorPayload, ValidationFailedError } from '@app/common';
import type { Acknowledgement, ClientEventName } from '@app/client';
import { AppConfig } from '@app/config';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { toAppError } from '../../http/to-app-error.js';
import { ChatEventsService } from '../chat-events.service.js';
import { type AdmittedPerson, ChatHandshake } from '../chat-handshake.js';
import { clientAddress } from '../client-address.js';
import { LONGEST_FRAME_BYTES } from '../frame-limit.js';
import { OpenConnections } from '../open-connections.js';
import { OriginPolicy } from '../origin-policy.js';
import { toRefusal } from '../refusal.js';
import { closeCode } from './close-code.js';
import { closeSocket, PlainSocketConnection } from './plain-socket-connection.js';
import { readFrame } from './read-frame.js';

const PATH = '/ws/chat';
/** How often it is looked whether the other side is still there; who does not answer until the next look is not. */
const HEARTBEAT_MS = 25_000;

/** Carries the chat over plain WebSockets, for clients without a Socket.IO library. */
@Injectable()
export class PlainSocketTransport implements OnApplicationBootstrap {
  private readonly logger = new Logger(PlainSocketTransport.name);
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
    const [path, query = ''] = (request.url ?? '').split('?', 2);
    // Socket.IO's, or nobody's: what is not taken up is cut off by Socket.IO after a second.
    if (path !== PATH) return;
    if (!this.origins.allows(request)) {
      transport.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, transport, head, (socket) => {
      // A client that breaks the protocol or sends too much: the library closes, with the code that says so.
      socket.on('error', () => undefined);
      // What it sends before it is admitted waits in its own transport.
      socket.pause();
      void this.admit(socket, transport, request, new URLSearchParams(query));
    });
  }

  private async admit(
    socket: WebSocket,
    transport: Socket,
    request: IncomingMessage,
    query: URLSearchParams,
  ): Promise<void> {
    const address = clientAddress(request, this.config.env.TRUST_PROXY);
    try {
      const admitted = await this.handshake.admit({
        token: query.get('token') ?? undefined,
        sessionId: query.get('session_id') ?? undefined,
        address,
      });
      if (socket.readyState === socket.OPEN) await this.open(socket, transport, admitted, address);
      else admitted.release();
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
    address: string,
  ): Promise<void> {
    const connection = new PlainSocketConnection(socket, transport, admitted, address);
    socket.on('message', (data, isBinary) => this.receive(connection, data, isBinary));
    socket.on('pong', () => this.silent.delete(socket));
    socket.once('close', () => {
      admitted.release();
      this.connections.close(connection);
    });
    await this.connections.open(connection, admitted);
    socket.resume();
  }

  private receive(connection: PlainSocketConnection, data: RawData, isBinary: boolean): void {
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
