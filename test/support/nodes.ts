import type { TestDatabase } from './test-database.js';
import { createTestDatabase } from './test-database.js';
import { startTestApp, type TestApp } from './start-app.js';

/** A database of the Redis that tests share, so that installations do not hear of one another. */
export function testRedisUrl(database: number): string | undefined {
  const server = process.env['TEST_REDIS_URL'];
  return server === undefined ? undefined : new URL(`/${database}`, server).href.replace(/\/$/, '');
}

/** What several nodes need; null, with the reason said, where it is not there. */
export function nodesEnvironment(redisDatabase: number): { REDIS_URL: string } | null {
  const url = testRedisUrl(redisDatabase);
  if (url !== undefined && process.env['TEST_DATABASE_URL'] !== undefined) return { REDIS_URL: url };
  console.warn('TEST_DATABASE_URL and TEST_REDIS_URL are not both set; several nodes are not tested.');
  return null;
}

/** Several nodes of one installation, in this process. */
export class TestNodes {
  private constructor(
    private readonly database: TestDatabase,
    readonly apps: readonly TestApp[],
  ) {}

  static async start(count: number, env: Record<string, string>): Promise<TestNodes> {
    const database = await createTestDatabase();
    const apps: TestApp[] = [];
    for (let index = 0; index < count; index += 1) apps.push(await startTestApp(env, { database }));
    return new TestNodes(database, apps);
  }

  async close(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.database.close();
  }
}
