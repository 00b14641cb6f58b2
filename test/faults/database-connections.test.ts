import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { isDatabaseUnavailable, type OpenDatabase, openDataSource } from '@app/database';
import type pg from 'pg';
import { Child } from '../support/child-process.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { PostgresProxy } from '../support/postgres-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWith([POSTGRES], 'connections to a PostgreSQL server', () => {
  let database: TestDatabase;
  let proxy: PostgresProxy;

  beforeEach(async () => {
    database = await createTestDatabase();
    proxy = await PostgresProxy.start(database.env['DATABASE_URL'] ?? '');
  });

  afterEach(async () => {
    await proxy.close();
    await database.close();
  });

  it('survive a termination that arrives together with ReadyForQuery', async () => {
    const child = Child.start('database-child.ts', { DATABASE_URL: proxy.url });
    try {
      expect(await child.says()).toMatchObject({ kind: 'postgres' });
      proxy.terminateWhenReady(5);
      let said: Record<string, unknown>;
      do {
        child.tell('query SELECT 1 AS number');
        said = await child.says();
        if ('failure' in said) expect(said).toMatchObject({ isDatabaseUnavailable: true });
        // A statement whose result was complete before the termination has succeeded.
        else expect(said).toEqual({ rows: [{ number: 1 }] });
      } while (proxy.terminations > 0);
      // New connections receive it at the end of their start, without a listener.
      for (let times = 0; times < 20; times += 1) {
        proxy.terminateWhenReady(1);
        child.tell('query SELECT 1 AS number');
        expect(await child.says()).not.toHaveProperty('ended');
      }
      proxy.terminateWhenReady(0);
      // May still meet a terminated connection.
      child.tell('query SELECT 2 AS number');
      await child.says();
      child.tell('query SELECT 3 AS number');
      expect(await child.says()).toEqual({ rows: [{ number: 3 }] });
    } finally {
      await child.kill();
    }
  });

  describe('to an unresponsive server', () => {
    let opened: OpenDatabase;

    beforeEach(async () => {
      const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), DATABASE_URL: proxy.url });
      opened = await openDataSource(config, []);
    });

    afterEach(async () => {
      await opened.close();
    });

    const select = (): Promise<unknown> => opened.dataSource.query('SELECT 1 AS number');

    it('fail the statement, refuse the next ones at once, and work again when the server does', async () => {
      await select();
      proxy.pause();
      const hanging = await Promise.allSettled([select(), ...Array.from({ length: 20 }, select)]);
      for (const result of hanging) {
        expect(result).toMatchObject({ status: 'rejected' });
        expect(isDatabaseUnavailable('reason' in result ? result.reason : null)).toBe(true);
      }
      // The server is known to be down: it receives nothing more.
      const connections = proxy.count;
      const refused = await Promise.allSettled(Array.from({ length: 50 }, select));
      expect(refused.every(({ status }) => status === 'rejected')).toBe(true);
      // Only the probe may have connected.
      expect(proxy.count).toBeLessThanOrEqual(connections + 1);
      proxy.resume();
      let answer: unknown;
      do answer = await select().catch(() => new Promise((resolve) => setTimeout(resolve, 100)));
      while (answer === undefined);
      expect(answer).toEqual([{ number: 1 }]);
    });

    it('do not cancel a slow statement', async () => {
      await expect(opened.dataSource.query("SELECT 'done' AS state FROM pg_sleep(12)")).resolves.toEqual([
        { state: 'done' },
      ]);
    });

    it('close when the data source is destroyed', async () => {
      await Promise.all([select(), select(), select()]);
      const { master: pool } = opened.dataSource.driver as unknown as { master: pg.Pool };
      let open = pool.totalCount;
      expect(open).toBeGreaterThan(0);
      const closed = new Promise<void>((resolve) => {
        pool.on('remove', () => {
          open -= 1;
          if (open === 0) resolve();
        });
      });
      proxy.pause();
      await opened.dataSource.destroy();
      await closed;
    });
  });
});
