import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/common';
import type { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import type { ChatSocket } from './chat-connection.js';

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
    const conn = Object.assign(new EventEmitter(), { writeBuffer: new Array<unknown>(17) });
    const socket = { conn, data: { user: { id: 1 }, subscriptions: new Map() } } as unknown as ChatSocket;
    await expect(delivery.resume(socket, ID, 0)).rejects.toBeInstanceOf(RateLimitedError);
    expect(reads).toBe(0);
    conn.writeBuffer.length = 0;
    expect(await delivery.resume(socket, ID, 0)).toEqual({ status: 'complete', replayed: 0 });
    expect(reads).toBe(1);
  });
});
