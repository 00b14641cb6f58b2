import { describe, expect, it } from '@jest/globals';
import { RateLimitedError } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { AnswerNotFoundError } from '../chat-turn/chat-turn.errors.js';
import type { ChatTurnService } from '../chat-turn/chat-turn.service.js';
import { AnswerDelivery } from './answer-delivery.js';
import { ChatConnection } from './chat-connection.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

const END = { event: 'response_end', data: {} };

class SilentConnection extends ChatConnection {
  readonly transport = 'web-socket';
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

const connect = (isCongested = (): boolean => false): ChatConnection =>
  ({
    user: { id: 1 },
    subscriptions: new Map(),
    knownAnswers: new Set(),
    isCongested,
  }) as unknown as ChatConnection;

describe(AnswerDelivery.name, () => {
  it('does not read an answer again for a congested connection', async () => {
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
    const connection = connect(() => isCongested);
    await expect(delivery.resume(connection, ID, 0)).rejects.toBeInstanceOf(RateLimitedError);
    expect(reads).toBe(0);
    isCongested = false;
    expect(await delivery.resume(connection, ID, 0)).toEqual({ status: 'complete', replayed: 0 });
    expect(reads).toBe(1);
  });

  it('records only existing answers as known, and only the newest of them', async () => {
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
    expect(connection.knownAnswers.size).toBe(0);
    for (let count = 0; count < 1_500; count += 1) {
      await delivery.resume(connection, `answer ${count}`, 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(connection.knownAnswers.size).toBe(1_000);
    expect(connection.knownAnswers.has('answer 1499')).toBe(true);
    expect(connection.subscriptions.size).toBe(0);
  });

  it('refuses more than 100 subscriptions of one connection', async () => {
    const turns = { isGenerating: () => false, follow: () => new Promise(() => undefined) };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    const connection = new SilentConnection();
    const last = Array.from({ length: 101 }, (_, index) =>
      delivery.resume(connection, `answer ${index}`, 0),
    ).pop();
    await expect(last).rejects.toThrow(RateLimitedError);
    expect(connection.subscriptions.size).toBe(100);
  });

  it('sends an answer once, whether resume or the announcement comes first', async () => {
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
    const resuming = connect();
    const resumed = delivery.resume(resuming, ID, 0);
    delivery.deliver(resuming, ID);
    expect(await resumed).toEqual({ status: 'streaming', replayed: 0 });
    expect(follows).toBe(1);
    resuming.subscriptions.clear();
    delivery.deliver(resuming, ID);
    expect(follows).toBe(1);
    const notified = connect();
    delivery.deliver(notified, ID);
    expect(await delivery.resume(notified, ID, 0)).toEqual({ status: 'streaming', replayed: 0 });
    expect(follows).toBe(2);
  });

  it('resumes for a connection whose earlier acknowledgements are flushed in the next turn', async () => {
    const turns = {
      isGenerating: () => false,
      follow: async () => ({
        sessionId: 's',
        status: 'complete',
        follower: { read: () => [], close: () => undefined },
      }),
    };
    const delivery = new AnswerDelivery(turns as unknown as ChatTurnService);
    let isCongested = true;
    const connection = connect(() => isCongested);
    setImmediate(() => (isCongested = false));
    expect(await delivery.resume(connection, ID, 0)).toEqual({ status: 'complete', replayed: 0 });
  });
});
