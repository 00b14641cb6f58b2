import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { AppError } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import type { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import type { SignInsService } from '../auth/sign-ins/sign-ins.service.js';
import type { UserService } from '../user/user.service.js';
import type { AnswerDelivery } from './answer-delivery.js';
import { ChatConnection } from './chat-connection.js';
import { ConnectionRooms } from './connection-rooms.js';
import { OpenConnections } from './open-connections.js';
import type { SessionBroadcast } from './session-broadcast.js';

/** Closes synchronously when it is ended, as Socket.IO does. */
class FakeConnection extends ChatConnection {
  readonly transport = 'web-socket';
  readonly reasons: string[] = [];

  constructor(
    readonly id: string,
    private readonly onEnd: (connection: ChatConnection) => void,
  ) {
    super({ id: 1 } as AuthenticatedUser, '192.0.2.1');
  }

  isCongested = (): boolean => false;
  onceDrained = () => (): void => undefined;
  protected transmit = (): void => undefined;

  end(reason: AppError): void {
    this.reasons.push(reason.code);
    this.onEnd(this);
  }
}

const open = (): OpenConnections =>
  new OpenConnections(
    { localAnswers: () => [] } as unknown as ChatTurnService,
    new ConnectionRooms(),
    {} as SessionBroadcast,
    { leaveAll: () => undefined } as unknown as AnswerDelivery,
    { onChange: () => undefined } as unknown as UserService,
    { onEnd: () => undefined } as unknown as SignInsService,
  );

describe(OpenConnections.name, () => {
  it('ends thousands of idle connections at shutdown, each once', async () => {
    const connections = open();
    const all = Array.from(
      { length: 5_000 },
      (_, index) => new FakeConnection(String(index), (connection) => connections.close(connection)),
    );
    for (const connection of all) connections.follow(connection);
    connections.onModuleDestroy();
    await nextTurn();
    expect(all.filter(({ reasons }) => reasons.join() !== 'shutting_down')).toEqual([]);
  });

  it('ends a connection whose transport closes later only once', async () => {
    const connections = open();
    const slow = new FakeConnection('slow', () => undefined);
    const fast = new FakeConnection('fast', (connection) => connections.close(connection));
    for (const connection of [slow, fast]) connections.follow(connection);
    connections.onModuleDestroy();
    await nextTurn();
    await nextTurn();
    expect(slow.reasons).toEqual(['shutting_down']);
  });
});
