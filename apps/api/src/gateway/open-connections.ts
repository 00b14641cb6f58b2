import { setTimeout as sleep } from 'node:timers/promises';
import { type AppError, ShuttingDownError } from '@app/chat-protocol';
import { telemetry } from '@app/common';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AccountDisabledError, SignedOutError } from '../auth/auth.errors.js';
import { SignInsService } from '../auth/sign-ins/sign-ins.service.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AccountDeletedError } from '../user/user.errors.js';
import { UserService } from '../user/user.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom, userRoom } from './chat-connection.js';
import type { Admission } from './chat-handshake.js';
import { ConnectionRooms } from './connection-rooms.js';
import { SessionBroadcast } from './session-broadcast.js';

const CLOSING_TIMEOUT_MS = 1_000;

export interface Transport {
  open(): number;
  close(): void;
}

@Injectable()
export class OpenConnections implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly connections = new Set<ChatConnection>();
  private readonly transports: Transport[] = [];
  private endIdleScheduled: NodeJS.Immediate | null = null;
  /** Connections that were sent `shutting_down`. */
  private readonly ended = new WeakSet<ChatConnection>();
  private isEnding = false;

  constructor(
    private readonly turns: ChatTurnService,
    private readonly rooms: ConnectionRooms,
    private readonly broadcast: SessionBroadcast,
    private readonly delivery: AnswerDelivery,
    users: UserService,
    signIns: SignInsService,
  ) {
    users.onChange((userId, { isDeactivated, isDeleted }) => {
      if (isDeleted === true) this.endAllOf(userId, new AccountDeletedError());
      else if (isDeactivated) this.endAllOf(userId, new AccountDisabledError());
    });
    signIns.onEnd(({ userId, signInId }) => this.endAllOf(userId, new SignedOutError(), signInId));
  }

  all(): Iterable<ChatConnection> {
    return this.connections;
  }

  /** Registers a transport to close at shutdown, after the last answer. */
  addTransport(transport: Transport): void {
    this.transports.push(transport);
  }

  async open(connection: ChatConnection, { user, sessionId }: Admission): Promise<void> {
    this.add(connection);
    this.rooms.join(connection, userRoom(user.id));
    const active = sessionId === null ? [] : await this.broadcast.join(connection, sessionId);
    connection.establish({
      connection_id: connection.id,
      user_id: user.id,
      session_id: sessionId,
      active,
      timestamp: new Date().toISOString(),
    });
    if (this.isEnding) this.endOnce(connection);
  }

  /** Opens a connection that receives the events of one answer only. */
  follow(connection: ChatConnection): void {
    this.add(connection);
    connection.release();
  }

  private add(connection: ChatConnection): void {
    this.connections.add(connection);
    telemetry.metrics.connectionOpened(connection.transport);
  }

  close(connection: ChatConnection): void {
    connection.isClosed = true;
    this.connections.delete(connection);
    this.rooms.leaveAll(connection);
    this.delivery.leaveAll(connection);
    if (this.isEnding) this.scheduleEndIdle();
  }

  /** Idle connections are closed first, so that clients reconnect to another node while answers finish here. */
  onModuleDestroy(): void {
    this.isEnding = true;
    this.endIdle();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.drain();
    for (const connection of [...this.connections]) this.endOnce(connection);
    await Promise.all(this.transports.map((transport) => closeInTime(transport)));
  }

  /** Deferred: a transport may call {@link close} while a connection is being ended. */
  private scheduleEndIdle(): void {
    this.endIdleScheduled ??= setImmediate(() => {
      this.endIdleScheduled = null;
      this.endIdle();
    });
  }

  private endIdle(): void {
    for (const connection of [...this.connections]) {
      if (!this.followsAnswer(connection)) this.endOnce(connection);
    }
  }

  private endOnce(connection: ChatConnection): void {
    if (this.ended.has(connection)) return;
    this.ended.add(connection);
    connection.end(new ShuttingDownError());
  }

  private followsAnswer(connection: ChatConnection): boolean {
    if (connection.subscriptions.size > 0) return true;
    return [...connection.rooms].some(
      (room) =>
        room.startsWith(sessionRoom('')) &&
        this.turns.localAnswers(room.slice(sessionRoom('').length)).length > 0,
    );
  }

  /** @param signInId null for all sign-ins */
  private endAllOf(userId: number, reason: AppError, signInId: string | null = null): void {
    // Not by room: an SSE stream of one answer joins none.
    for (const connection of [...this.connections]) {
      const { user } = connection;
      if (user.id === userId && (signInId === null || user.signInId === signInId)) connection.end(reason);
    }
  }
}

async function closeInTime(transport: Transport): Promise<void> {
  const deadline = performance.now() + CLOSING_TIMEOUT_MS;
  while (transport.open() > 0 && performance.now() < deadline) await sleep(10, undefined, { ref: false });
  transport.close();
}
