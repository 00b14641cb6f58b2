import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { SharedRedis } from '@app/redis';
import { NodeMessages, nodeTopic } from '../../apps/api/src/cluster/node-messages.js';
import { RedisNodeTransport } from '../../apps/api/src/cluster/redis-node-transport.js';
import { describeWith, redisServer } from '../support/needs.js';
import { RedisServer } from '../support/redis-server.js';

const NUMBER = nodeTopic<number>('number');

interface Node {
  messages: NodeMessages;
  received: number[];
  close(): void;
}

describeWith([redisServer()], RedisNodeTransport.name, () => {
  let redis: RedisServer;
  const nodes: Node[] = [];

  const open = (answer?: (value: number) => unknown): Node => {
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(40), REDIS_URL: redis.url });
    const shared = new SharedRedis(config);
    const messages = new NodeMessages();
    const transport = new RedisNodeTransport(config, shared, messages);
    transport.onModuleInit();
    const received: number[] = [];
    messages.on(NUMBER, (value) => {
      received.push(value);
      return answer?.(value);
    });
    const close = (): void => {
      transport.onApplicationShutdown();
      shared.onApplicationShutdown();
    };
    const node = { messages, received, close };
    nodes.push(node);
    return node;
  };
  /** Waits until messages of one node reach the others. */
  const connected = async (from: Node, others: Node[]): Promise<void> => {
    while (others.some(({ received }) => received.length === 0)) {
      from.messages.publish(NUMBER, -1);
      await sleep(50);
    }
    await sleep(100);
    for (const { received } of others) received.length = 0;
  };

  afterEach(() => {
    for (const node of nodes.splice(0)) node.close();
  });
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.close());

  it('delivers each message to every other node once and in order, but not to its own', async () => {
    const [one, two, three] = [open(), open(), open()];
    await connected(one, [two, three]);
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    for (const number of numbers) one.messages.publish(NUMBER, number);
    while (two.received.length < 500 || three.received.length < 500) await sleep(10);
    await sleep(50);
    expect(two.received).toEqual(numbers);
    expect(three.received).toEqual(numbers);
    expect(one.received).toEqual([]);
  });

  it('collects the replies of all other nodes without waiting for the time-out', async () => {
    const one = open();
    const others = [
      open((value) => value + 1),
      open(async (value) => value + 2),
      open(() => {
        throw new Error('this node fails');
      }),
    ];
    await connected(one, others);
    const startedAt = performance.now();
    expect((await one.messages.ask(NUMBER, 40)).sort()).toEqual([41, 42, null].sort());
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('returns no replies without other nodes', async () => {
    const one = open();
    await sleep(300);
    expect(await one.messages.ask(NUMBER, 1)).toEqual([]);
  });

  it('waits at most its time-out for a paused Redis, and delivers again when it resumes', async () => {
    const [one, two] = [open(), open()];
    await connected(one, [two]);
    redis.pause();
    one.messages.publish(NUMBER, 1);
    const startedAt = performance.now();
    expect(await one.messages.ask(NUMBER, 2)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    redis.resume();
    while (two.received.length < 2) await sleep(20);
    expect(two.received).toEqual([1, 2]);
    await redis.kill();
    await sleep(200);
    one.messages.publish(NUMBER, 3);
    expect(await one.messages.ask(NUMBER, 4)).toEqual([]);
    await redis.run();
    two.received.length = 0;
    await connected(one, [two]);
    one.messages.publish(NUMBER, 5);
    while (two.received.length === 0) await sleep(20);
    expect(two.received).toEqual([5]);
  });
});
