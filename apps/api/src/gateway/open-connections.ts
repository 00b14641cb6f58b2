import { setTimeout as sleep } from 'node:timers/promises';
import { ShuttingDownError } from '@app/common';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AccountDisabledError } from '../auth/auth.errors.js';
import { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { UserService } from '../user/user.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { type ChatConnection, sessionRoom, userRoom } from './chat-connection.js';
import type { AdmittedPerson } from './chat-handshake.js';
import { ConnectionRooms } from './connection-rooms.js';
import { SessionBroadcast } from './session-broadcast.js';

/** How long connections have to take their last event when the process ends. */
const LONGEST_FAREWELL_MS = 1_000;

/** What carries connections, at the end of the process. */
export interface Transport {
  /** How many it still has open, whatever became of the people. */
  open(): number;
  /** Cuts off what is open. */
  close(): void;
}

/** The connections of this process, over all transports, from their beginning to their end. */
@Injectable()
export class OpenConnections implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly connections = new Set<ChatConnection>();
  private readonly transports: Transport[] = [];
  private isEnding = false;

  constructor(
    private readonly turns: ChatTurnService,
    private readonly rooms: ConnectionRooms,
    private readonly broadcast: SessionBroadcast,
    private readonly delivery: AnswerDelivery,
    users: UserService,
  ) {
    users.onChange((userId, { isDeactivated }) => {
      if (isDeactivated) this.endAllOf(userId);
    });
  }

  all(): Iterable<ChatConnection> {
    return this.connections;
  }

  /** It is closed when the process ends, after the last answer. */
  addTransport(transport: Transport): void {
    this.transports.push(transport);
  }

  /** Begins a connection that was admitted: its first event tells it where it stands. */
  async open(connection: ChatConnection, { user, sessionId }: AdmittedPerson): Promise<void> {
    this.connections.add(connection);
    this.rooms.join(connection, userRoom(user.id));
    const active = sessionId === null ? [] : await this.broadcast.enter(connection, sessionId);
    connection.establish({
      connection_id: connection.id,
      user_id: user.id,
      session_id: sessionId,
      active,
      timestamp: new Date().toISOString(),
    });
    if (this.isEnding) connection.end(new ShuttingDownError());
  }

  /** Begins a connection that is there for one answer only, and that no news concerns. */
  follow(connection: ChatConnection): void {
    this.connections.add(connection);
    connection.release();
  }

  /** The connection is gone. */
  close(connection: ChatConnection): void {
    this.connections.delete(connection);
    this.rooms.leaveAll(connection);
    this.delivery.leaveAll(connection);
    if (this.isEnding) this.endIdle();
  }

  /** Who follows no answer is sent away at once, so that it finds another node while this one brings its answers to an end. */
  onModuleDestroy(): void {
    this.isEnding = true;
    this.endIdle();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.drain();
    for (const connection of [...this.connections]) connection.end(new ShuttingDownError());
    await Promise.all(this.transports.map((transport) => letGo(transport)));
  }

  private endIdle(): void {
    for (const connection of [...this.connections]) {
      if (!this.awaitsAnswer(connection)) connection.end(new ShuttingDownError());
    }
  }

  private awaitsAnswer(connection: ChatConnection): boolean {
    if (connection.subscriptions.size > 0) return true;
    return [...connection.rooms].some(
      (room) =>
        room.startsWith(sessionRoom('')) &&
        this.turns.localAnswers(room.slice(sessionRoom('').length)).length > 0,
    );
  }

  private endAllOf(userId: number): void {
    // All of them: streams of one answer are in no room.
    for (const connection of [...this.connections]) {
      if (connection.user.id === userId) connection.end(new AccountDisabledError());
    }
  }
}

/** Connections that take what they are told end by themselves. */
async function letGo(transport: Transport): Promise<void> {
  const deadline = performance.now() + LONGEST_FAREWELL_MS;
  while (transport.open() > 0 && performance.now() < deadline) await sleep(10, undefined, { ref: false });
  transport.close();
}
