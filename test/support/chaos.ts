import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnthropicServer } from './anthropic-server.js';
import { checkAnswer, seeded, type StoredMessage } from './chaos-checks.js';
import { ChaosClient } from './chaos-client.js';
import { describeWith, POSTGRES, redisServer } from './needs.js';
import { RedisServer } from './redis-server.js';
import { ServiceProcess } from './service-process.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const USERS = 50;
const NODES = 2;
/** A lease expires after 10 s at most; expired ones are looked for every 2.5 s. */
const RECOVERY_MS = 14_000;

/** Clients ask for some seconds while first a node and then Redis is killed and restarted. */
export function testChaos(seconds: number): void {
  describeWith([POSTGRES, redisServer()], 'two nodes in chaos', () => {
    let database: TestDatabase;
    let redis: RedisServer;
    let model: AnthropicServer;
    const nodes: (ServiceProcess | null)[] = [];
    const random = seeded(42);

    const startNode = (): Promise<ServiceProcess> =>
      ServiceProcess.start({ ...database.env, ...model.env, REDIS_URL: redis.url });
    const live = (): string[] => nodes.flatMap((node) => node?.url ?? []);
    const history = async (token: string, sessionId: string): Promise<StoredMessage[]> => {
      const response = await fetch(`${live()[0]}/api/chat/history?session_id=${sessionId}&limit=200`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await response.json()) as { messages: StoredMessage[] }).messages;
    };

    beforeAll(async () => {
      redis = await RedisServer.start();
      database = await createTestDatabase({ data: 'starter' });
      model = await AnthropicServer.start(async (reply) => {
        reply.beginText();
        const pieces = 10 + Math.floor(random() * 50);
        for (let piece = 0; piece < pieces; piece += 1) {
          reply.delta(`조각 ${piece} 💪 `);
          await sleep(10 + random() * 40);
        }
        reply.endBlock();
        reply.stop();
      });
      nodes.push(...(await Promise.all(Array.from({ length: NODES }, startNode))));
    }, 120_000);
    afterAll(async () => {
      for (const node of nodes) await node?.end('SIGKILL');
      await redis.close();
      await model.close();
      await database.close();
    });

    it(
      'answer every accepted question once, complete or interrupted, and only its user',
      async () => {
        const [first] = nodes;
        const tokens = await Promise.all(
          Array.from({ length: USERS }, (_, index) =>
            first === null || first === undefined
              ? Promise.resolve('')
              : first.token(`user${index}@example.com`),
          ),
        );
        const clients = tokens.map((token, index) => new ChaosClient(token, live, seeded(index + 1)));
        const end = Date.now() + seconds * 1000;
        let areFaultsOver = false;
        const isOver = (): boolean => areFaultsOver && Date.now() > end;
        const asking = Promise.all(clients.map((client) => client.askUntil(isOver)));

        await sleep(seconds * 200);
        const victim = nodes[1];
        nodes[1] = null;
        await victim?.end('SIGKILL');
        const killedAt = Date.now();
        await sleep(1_000);
        nodes[1] = await startNode();
        // Until then, the newest text of the killed node's answers is in Redis only.
        await sleep(killedAt + RECOVERY_MS - Date.now());
        await redis.kill();
        await sleep(1_500);
        await redis.run();
        areFaultsOver = true;
        await asking;

        const faults: string[] = [];
        const statuses: Record<string, number> = {};
        for (const [index, client] of clients.entries()) {
          faults.push(...client.strangeEvents);
          const bySession = new Map<string, StoredMessage[]>();
          for (const answer of client.answers) {
            const { sessionId } = answer;
            const stored = bySession.get(sessionId) ?? (await history(tokens[index] ?? '', sessionId));
            bySession.set(sessionId, stored);
            faults.push(...checkAnswer(answer, stored));
            const status = answer.ends[0]?.status ?? 'none';
            statuses[status] = (statuses[status] ?? 0) + 1;
          }
        }
        const sum = (name: keyof ChaosClient['counts']): number =>
          clients.reduce((total, { counts }) => total + counts[name], 0);
        const accepted = clients.reduce((total, { answers }) => total + answers.length, 0);
        console.info(
          `chaos: ${sum('asked')} asked, ${accepted} accepted, ${JSON.stringify(statuses)}, ${sum('cuts')} cuts, ` +
            `${sum('duplicates')} sent again, ${sum('refused')} refused and retried, ${faults.length} faults`,
        );
        expect(faults.slice(0, 10)).toEqual([]);
        expect(accepted).toBeGreaterThan(USERS);
        expect(statuses['complete'] ?? 0).toBeGreaterThan(accepted / 2);
        expect(sum('cuts')).toBeGreaterThan(USERS);
      },
      seconds * 1000 + 120_000,
    );
  });
}
