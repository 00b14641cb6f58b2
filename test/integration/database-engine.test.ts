import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadConfig } from '@app/config';
import { type DatabaseHandle, isDatabaseUnavailable, openDatabase } from '@app/database';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the embedded engine', () => {
  let database: TestDatabase;
  let handle: DatabaseHandle;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase({ kind: 'embedded' });
    handle = await openDatabase(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env }));
    const { host, port, username, database: name } = handle.options;
    pool = new pg.Pool({ host, port, user: username, database: name, max: 10 });
    pool.on('error', () => undefined);
  });

  afterAll(async () => {
    await pool.end();
    await handle.close();
    await database.close();
  });

  /** Closes a client's connection as a crash does. */
  const drop = async (client: pg.PoolClient): Promise<void> => {
    client.on('error', () => undefined);
    const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream } }).connection;
    const closed = new Promise((resolve) => stream.once('close', resolve));
    (stream as unknown as { destroy(): void }).destroy();
    await closed;
    client.release(true);
  };

  it('returns each connection its own rows, however large the parameters are', async () => {
    const padding = 'x'.repeat(200_000);
    const ask = async (number: number) => {
      const { rows } = await pool.query<{ sent: number; written: number; length: number }>(
        `SELECT $1::int AS sent, ${number} AS written, length($2) AS length`,
        [number, `${padding}${number}`],
      );
      return rows[0];
    };
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    expect(await Promise.all(numbers.map(ask))).toEqual(
      numbers.map((number) => ({ sent: number, written: number, length: 200_000 + `${number}`.length })),
    );
  });

  it('makes other connections wait during a transaction and hides its partial state', async () => {
    await pool.query('CREATE TABLE steps (number integer)');
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO steps VALUES (1)');
    const counts = Array.from({ length: 9 }, () => pool.query('SELECT count(*)::int AS count FROM steps'));
    await client.query('INSERT INTO steps VALUES (2)');
    await client.query('COMMIT');
    client.release();
    for (const { rows } of await Promise.all(counts)) expect(rows).toEqual([{ count: 2 }]);
  });

  it('rolls back the transaction of a broken connection', async () => {
    await pool.query('CREATE TABLE broken (number integer)');
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO broken VALUES (1)');
    await drop(client);
    expect((await pool.query('SELECT number FROM broken')).rows).toEqual([]);
  });

  it('continues after a connection broke in a failed transaction', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await drop(client);
    expect((await pool.query('SELECT 1 AS number')).rows).toEqual([{ number: 1 }]);
  });

  it('refuses COPY FROM STDIN and continues', async () => {
    await expect(pool.query('COPY mma.fighters FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
    expect((await pool.query('SELECT 1 AS number')).rows).toEqual([{ number: 1 }]);
  });

  it("does not block the caller's thread", async () => {
    // On the engine's own thread the timer could not fire before the statement ends.
    let timerFired = false;
    const timer = setTimeout(() => (timerFired = true), 50);
    const slow = await pool.query('SELECT count(*)::int AS count FROM generate_series(1, 2000000)');
    clearTimeout(timer);
    expect(slow.rows).toEqual([{ count: 2_000_000 }]);
    expect(timerFired).toBe(true);
  });

  it('restarts with all rows when its thread dies', async () => {
    const unref = jest.spyOn(Worker.prototype, 'unref');
    const own = await createTestDatabase({ kind: 'embedded' });
    const { options, close } = await openDatabase(
      loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...own.env }),
    );
    const connection = { host: options.host, port: options.port, user: 'postgres', database: 'postgres' };
    const before = new pg.Client(connection);
    before.on('error', () => undefined);
    await before.connect();
    await before.query('CREATE TABLE kept AS SELECT 1 AS number');

    const broken = new Promise<void>((resolve) => before.once('end', resolve));
    await (unref.mock.contexts[0] as Worker).terminate();
    await broken;
    const after = await connectWhenReady(connection);
    expect((await after.query('SELECT number FROM kept')).rows).toEqual([{ number: 1 }]);

    await after.end();
    await close();
    await own.close();
    unref.mockRestore();
  });
});

async function connectWhenReady(connection: pg.ClientConfig): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      await delay(20);
    }
  }
}
