import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/common';
import type { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import type { ChatConnection } from './chat-connection.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe(AnswerDelivery.name, () => {
  it('reads no answer again for a connection that does not take what it was sent', async () => {
    let reads = 0;
    const turns = {
      isMaking: () => false,
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

  it('gives a connection an answer once, whether it asks or the news comes first', async () => {
    let follows = 0;
    const turns = {
      isMaking: () => false,
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
