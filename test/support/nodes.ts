import type { TestDatabase } from './test-database.js';
import { createTestDatabase } from './test-database.js';
import { startTestApp, type TestApp } from './start-app.js';

/** Address of a separate database in the shared Redis; without TEST_REDIS_URL, of a Redis that does not exist. */
export function testRedisUrl(database: number): string {
  const server = process.env['TEST_REDIS_URL'] ?? '';
  return new URL(`/${database}`, server === '' ? 'redis://127.0.0.1:1' : server).href;
}

/** Several nodes of one installation in this process. */
export class TestNodes {
  private constructor(
    private readonly database: TestDatabase,
    readonly apps: readonly TestApp[],
  ) {}

  static async start(count: number, env: Record<string, string>): Promise<TestNodes> {
    const database = await createTestDatabase({ data: 'starter' });
    const apps: TestApp[] = [];
    for (let index = 0; index < count; index += 1) apps.push(await startTestApp(env, { database }));
    return new TestNodes(database, apps);
  }

  async close(): Promise<void> {
    for (const app of this.apps) await app.close();
    await this.database.close();
  }
}
