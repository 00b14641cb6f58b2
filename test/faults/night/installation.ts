import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnthropicServer } from '../../support/anthropic-server.js';
import { seeded } from '../../support/chaos-checks.js';
import { PostgresProxy } from '../../support/postgres-proxy.js';
import { RedisServer } from '../../support/redis-server.js';
import { ServiceProcess } from '../../support/service-process.js';
import { createTestDatabase } from '../../support/test-database.js';
import { PostgresNode } from './postgres-node.js';

const NODES = 2;
const MODEL_TIMEOUT_MS = '10000';

/** Two nodes of the service with a PostgreSQL, a Redis and a model server of their own. */
export class Installation {
  readonly retired: PostgresNode[] = [];

  private constructor(
    /** The primary; a failover replaces it. */
    public postgres: PostgresNode,
    readonly proxy: PostgresProxy,
    readonly redis: RedisServer,
    readonly model: AnthropicServer,
    readonly nodes: readonly ServiceProcess[],
    readonly databaseName: string,
  ) {}

  static async start(): Promise<Installation> {
    const postgres = await PostgresNode.start();
    process.env['TEST_DATABASE_URL'] = postgres.url('service');
    const database = await createTestDatabase({ data: 'starter' });
    const proxy = await PostgresProxy.start(database.env['DATABASE_URL'] ?? '');
    const redis = await RedisServer.start();
    const model = await AnthropicServer.start(replyInPieces());
    const clock = pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href;
    const env = {
      ...model.env,
      LLM_FALLBACK: 'embedded',
      LLM_TIMEOUT_MS: MODEL_TIMEOUT_MS,
      NODE_OPTIONS: `--import=${clock}`,
      DATABASE_URL: proxy.url,
      REDIS_URL: redis.url,
    };
    const nodes: ServiceProcess[] = [];
    for (let count = 0; count < NODES; count += 1) nodes.push(await ServiceProcess.start(env));
    return new Installation(postgres, proxy, redis, model, nodes, new URL(proxy.url).pathname.slice(1));
  }

  node(index: number): ServiceProcess {
    const node = this.nodes[index];
    if (node === undefined) throw new Error(`There is no node ${index}.`);
    return node;
  }

  get urls(): string[] {
    return this.nodes.map(({ url }) => url);
  }

  async rows(sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.postgres.query(sql, this.databaseName, parameters)) as Record<string, unknown>[];
  }

  async close(): Promise<void> {
    for (const node of this.nodes) await node.end('SIGKILL');
    await this.model.close();
    await this.proxy.close();
    await this.redis.close();
    for (const server of [this.postgres, ...this.retired]) await server.close();
  }
}

/** Answers of up to a second and a half, piece by piece. */
export function replyInPieces(): AnthropicServer['reply'] {
  const random = seeded(42);
  return async (reply, { aborted }) => {
    let isAborted = false;
    void aborted.then(() => (isAborted = true));
    reply.beginText();
    for (let pieces = 10 + Math.floor(random() * 40); pieces > 0 && !isAborted; pieces -= 1) {
      reply.delta(`piece ${pieces} of the answer 💪 `);
      await sleep(10 + random() * 20);
    }
    reply.endBlock();
    reply.stop();
  };
}
