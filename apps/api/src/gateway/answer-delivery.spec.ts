import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AnswerNotFoundError } from '../chat-turn/chat-turn.errors.js';
import type { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { ChatConnection } from './chat-connection.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

const END = { event: 'response_end', data: {} };

/** Takes everything and shows it to nobody. */
class SilentConnection extends ChatConnection {
  readonly id = 'connection';

  constructor() {
    super({ id: 1 } as AuthenticatedUser, '192.0.2.1');
    this.release();
  }

  isCongested = (): boolean => false;
  onceDrained = () => (): void => undefined;
  end = (): void => undefined;
  protected transmit = (): void => undefined;
}

describe(AnswerDelivery.name, () => {
  it('reads no answer again for a connection that does not take what it was sent', async () => {
    let reads = 0;
    const turns = {
      isGenerating: () => false,
      follow: async () => {
        reads += 1;
        return {
          sessionId: 's',
          status: 'complete',
          follower: { read: () => [], close: () => undefined },
        };
      },
    };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    let isCongested = true;
    const connection = {
      user: { id: 1 },
      subscriptions: new Map(),
      toldOf: new Set(),
      isCongested: () => isCongested,
    } as unknown as ChatConnection;
    await expect(delivery.resume(connection, ID, 0)).rejects.toBeInstanceOf(RateLimitedError);
    expect(reads).toBe(0);
    isCongested = false;
    expect(await delivery.resume(connection, ID, 0)).toEqual({ status: 'complete', replayed: 0 });
    expect(reads).toBe(1);
  });

  it('remembers no answer that is not there, and only the newest of those that are', async () => {
    const missing = 'missing ';
    const turns = {
      isGenerating: () => false,
      follow: async (_user: unknown, id: string) => {
        if (id.startsWith(missing)) throw new AnswerNotFoundError();
        return {
          sessionId: 's',
          status: 'complete',
          follower: { read: () => [END], close: () => undefined },
        };
      },
    };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    const connection = new SilentConnection();
    for (let count = 0; count < 1_500; count += 1) {
      await expect(delivery.resume(connection, `${missing}${count}`, 0)).rejects.toThrow(AnswerNotFoundError);
    }
    expect(connection.toldOf.size).toBe(0);
    for (let count = 0; count < 1_500; count += 1) {
      await delivery.resume(connection, `answer ${count}`, 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(connection.toldOf.size).toBe(1_000);
    expect(connection.toldOf.has('answer 1499')).toBe(true);
    expect(connection.subscriptions.size).toBe(0);
  });

  it('refuses a connection that follows too many answers at once', async () => {
    const turns = { isGenerating: () => false, follow: () => new Promise(() => undefined) };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    const connection = new SilentConnection();
    const last = Array.from({ length: 101 }, (_, index) =>
      delivery.resume(connection, `answer ${index}`, 0),
    ).pop();
    await expect(last).rejects.toThrow(RateLimitedError);
    expect(connection.subscriptions.size).toBe(100);
  });

  it('gives a connection an answer once, whether it asks or the news comes first', async () => {
    let follows = 0;
    const turns = {
      isGenerating: () => false,
      follow: async () => {
        follows += 1;
        return {
          sessionId: 's',
          status: 'streaming',
          follower: { read: () => [], close: () => undefined },
        };
      },
    };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    const connect = (): ChatConnection =>
      ({
        user: { id: 1 },
        subscriptions: new Map(),
        toldOf: new Set(),
        isCongested: () => false,
      }) as unknown as ChatConnection;
    const asking = connect();
    const resumed = delivery.resume(asking, ID, 0);
    delivery.deliver(asking, ID);
    expect(await resumed).toEqual({ status: 'streaming', replayed: 0 });
    expect(follows).toBe(1);
    asking.subscriptions.clear();
    delivery.deliver(asking, ID);
    expect(follows).toBe(1);
    const told = connect();
    delivery.deliver(told, ID);
    expect(await delivery.resume(told, ID, 0)).toEqual({ status: 'streaming', replayed: 0 });
    expect(follows).toBe(2);
  });
});
