import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkAnswer, seeded, type StoredMessage } from '../support/chaos-checks.js';
import { type AnthropicReply, AnthropicServer } from '../support/anthropic-server.js';
import { ChaosClient } from '../support/chaos-client.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { PostgresProxy } from '../support/postgres-proxy.js';
import { RefusedWrites } from '../support/refused-writes.js';
import { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const server = process.env['TEST_DATABASE_URL'] ?? '';

const USERS = 20;
const DURATION_MS = Number(process.env['FAULTS_SECONDS'] ?? 120) * 1_000;
const SEED = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
const UNAVAILABLE = ['25006', '53100', '53200', '53300', '40P01', '57014'];

/** What upstream servers send besides good replies: each is followed by a reply that ends in some way. */
const ODD_REPLIES: ((reply: AnthropicReply) => void)[] = [
  (reply) => reply.refuseAs('overloaded'),
  (reply) => reply.refuseAs('invalid_request'),
  (reply) => {
    reply.text('Broken off ');
    reply.cut();
  },
  (reply) => {
    reply.text('Ended early ');
    reply.endEarly();
  },
  (reply) => {
    reply.text('Half of a pair \ud83d here');
    reply.stop();
  },
  (reply) => {
    reply.open(4_000_000_000);
    reply.text('A dear one.');
    reply.stop('end_turn', -5);
  },
  (reply) => {
    reply.unknownEvents();
    reply.text('Unknown events.');
    reply.stop('a new reason');
  },
  (reply) => {
    reply.toolCall('call', 'get_fighter', '{"fighter":');
    reply.stop('tool_use');
  },
  (reply) => {
    reply.text('x'.repeat(500_000));
    reply.stop();
  },
];

describeWith([POSTGRES], 'one process under random faults', () => {
  const random = seeded(SEED);
  const administrator = new pg.Client({ connectionString: server });
  let database: TestDatabase;
  let proxy: PostgresProxy;
  let writes: RefusedWrites;
  let model: AnthropicServer;
  let service: ServiceProcess;

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    const url = database.env['DATABASE_URL'] ?? '';
    proxy = await PostgresProxy.start(url);
    await administrator.connect();
    model = await AnthropicServer.start(async (reply) => {
      if (random() < 0.25) return ODD_REPLIES[Math.floor(random() * ODD_REPLIES.length)]?.(reply);
      reply.beginText();
      for (let pieces = 5 + Math.floor(random() * 60); pieces > 0; pieces -= 1) {
        reply.delta(`조각 ${pieces} 💪 `);
        await sleep(10 + random() * 40);
      }
      reply.endBlock();
      reply.stop();
    });
    service = await ServiceProcess.start({ ...model.env, LOG_LEVEL: 'error', DATABASE_URL: proxy.url });
    writes = await RefusedWrites.prepare(url);
  }, 120_000);

  afterAll(async () => {
    await service.end('SIGKILL');
    await writes.close();
    await administrator.end();
    await model.close();
    await proxy.close();
    await database.close();
  });

  const FAULTS: Record<string, () => Promise<void>> = {
    terminations: async () => {
      const name = new URL(proxy.url).pathname.slice(1);
      for (const end = Date.now() + 300; Date.now() < end;) {
        await administrator.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = $1 AND application_name = 'mma-savant'`,
          [name],
        );
      }
    },
    'terminations with readiness': async () => {
      proxy.terminateWhenReady(20);
      await sleep(500);
      proxy.terminateWhenReady(0);
    },
    'a short pause': async () => {
      proxy.pause();
      await sleep(random() * 3_000);
      proxy.resume();
    },
    'a long pause': async () => {
      proxy.pause();
      await sleep(12_000);
      proxy.resume();
    },
    'refused writes': async () => {
      await writes.refuse(UNAVAILABLE[Math.floor(random() * UNAVAILABLE.length)] ?? '');
      await sleep(random() * 8_000);
      await writes.allow();
    },
    'handshakes without a token': async () => {
      const open = `${service.url}/socket.io/?EIO=4&transport=polling`;
      await Promise.all(
        Array.from({ length: 300 }, () =>
          fetch(open)
            .then((response) => response.text())
            .catch(() => ''),
        ),
      );
    },
    'bodies that never end': async () => {
      const requests = Array.from({ length: 50 }, () => {
        const sent = request(`${service.url}/api/auth/dev-token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': '100' },
        });
        sent.on('error', () => undefined);
        sent.write('{"email":');
        return sent;
      });
      await sleep(1_000);
      for (const sent of requests) sent.destroy();
    },
  };

  it(
    'loses nothing, doubles nothing, ends every answer, and lives',
    async () => {
      const tokens = await Promise.all(
        Array.from({ length: USERS }, (_, index) => service.token(`user${index}@example.com`)),
      );
      const users = tokens.map(
        (token, index) => new ChaosClient(token, () => [service.url], seeded(SEED + index)),
      );
      const end = Date.now() + DURATION_MS;
      const asking = Promise.all(users.map((user) => user.askUntil(() => Date.now() > end)));
      const applied: Record<string, number> = {};
      while (Date.now() < end - 5_000) {
        const names = Object.keys(FAULTS);
        const name = names[Math.floor(random() * names.length)] ?? '';
        await FAULTS[name]?.();
        applied[name] = (applied[name] ?? 0) + 1;
        await sleep(random() * 2_000);
      }
      await asking.catch((error: unknown) => {
        throw new Error(`${String(error)}\n${service.log.slice(-3_000)}`);
      });

      const faults: string[] = [];
      const statuses: Record<string, number> = {};
      for (const [index, user] of users.entries()) {
        faults.push(...user.strangeEvents);
        for (const answer of user.answers) {
          faults.push(...checkAnswer(answer, await history(tokens[index] ?? '', answer.sessionId)));
          const status = answer.ends[0]?.status ?? 'none';
          statuses[status] = (statuses[status] ?? 0) + 1;
        }
      }
      const accepted = users.reduce((total, { answers }) => total + answers.length, 0);
      console.info(
        `random faults, seed ${SEED}: ${accepted} accepted, ${JSON.stringify(statuses)}, ` +
          `${JSON.stringify(applied)}, ${faults.length} broken promises`,
      );
      expect(faults.slice(0, 10)).toEqual([]);
      expect(accepted).toBeGreaterThan(USERS);
      expect(statuses['complete'] ?? 0).toBeGreaterThan(accepted / 3);
      expect(service.isAlive).toBe(true);
      expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    },
    DURATION_MS + 120_000,
  );

  const history = async (token: string, sessionId: string): Promise<StoredMessage[]> => {
    const response = await fetch(`${service.url}/api/chat/history?session_id=${sessionId}&limit=200`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { messages: StoredMessage[] }).messages;
  };
});
