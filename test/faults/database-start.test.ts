import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { DrainingDataSource, openDataSource, type OpenDatabase } from '@app/database';
import { MMA_ENTITIES } from '@app/mma';
import { describeStartFailure } from '../../apps/api/src/start-failure.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { CAN_START_POSTGRES, PostgresServer } from '../support/postgres-server.js';
import { TEST_SECRET } from '../support/start-app.js';
import { createTestDatabase } from '../support/test-database.js';

const configOf = (url: string) => loadConfig({ NEXTAUTH_SECRET: TEST_SECRET, DATABASE_URL: url });

describeWith(
  [{ name: 'a PostgreSQL server', isMet: CAN_START_POSTGRES }],
  'a start with DATABASE_URL',
  () => {
    let server: PostgresServer;
    const opened: OpenDatabase[] = [];
    beforeAll(async () => {
      server = await PostgresServer.start();
    });
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close();
    });
    afterAll(() => server.close());

    async function open(url: string): Promise<unknown[]> {
      const database = await openDataSource(configOf(url), MMA_ENTITIES);
      opened.push(database);
      return database.dataSource.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    }

    it.each<[string, (server: PostgresServer) => string, string]>([
      [
        'a database that does not exist',
        (it) => it.url({ database: 'mma' }),
        'has no database "mma". Create it (createdb mma) or correct the name in DATABASE_URL.',
      ],
      [
        'a wrong password',
        (it) => it.url({ password: 'wrong' }),
        'refused the user or password of DATABASE_URL. Correct them;',
      ],
      [
        'an unknown user',
        (it) => it.url({ user: 'nobody' }),
        'refused the user or password of DATABASE_URL. Correct them;',
      ],
      [
        'a certificate of no known authority',
        (it) => it.url({ query: '?sslmode=verify-full' }),
        'could not be verified',
      ],
      [
        'a certificate file that is not there',
        (it) => it.url({ query: '?sslmode=verify-full&sslrootcert=/nowhere/root.crt' }),
        'A certificate file of DATABASE_URL cannot be read',
      ],
    ])('says of %s what to do, in one line and without the password', async (_what, urlOf, advice) => {
      const failure = await open(urlOf(server)).catch(describeStartFailure);
      expect(failure).toMatch(/^The service did not start\. [^\n]+$/);
      expect(failure).toContain(advice);
      expect(failure).not.toContain(PostgresServer.password);
    });

    it('names the missing right of a user that may not create schemas', async () => {
      await server.query(`CREATE ROLE reader LOGIN PASSWORD 'of the reader'`);
      const failure = await open(server.url({ user: 'reader', password: 'of the reader' })).catch(
        describeStartFailure,
      );
      expect(failure).toContain('may not change the database "postgres"');
      expect(failure).toContain('Grant it CREATE on the database');
    });

    it.each([
      ['', false],
      ['?sslmode=require', true],
      ['?sslmode=no-verify', true],
    ])('connects with the parameters "%s"', async (query, ssl) => {
      expect(await open(server.url({ query }))).toEqual([{ ssl }]);
    });

    it.each(['verify-ca', 'verify-full', 'require'])(
      'verifies the certificate with sslrootcert and sslmode=%s',
      async (mode) => {
        const query = `?sslmode=${mode}&sslrootcert=${encodeURIComponent(server.certificate)}`;
        expect(await open(server.url({ query }))).toEqual([{ ssl: true }]);
      },
    );
  },
);

describeWith([POSTGRES], 'prepared statements', () => {
  it('are given up when a connection pooler loses them', async () => {
    const database = await createTestDatabase();
    const config = loadConfig({ NEXTAUTH_SECRET: TEST_SECRET, ...database.env });
    const opened = await openDataSource(config, MMA_ENTITIES);
    const { dataSource } = opened;
    if (!(dataSource instanceof DrainingDataSource)) throw new Error('cannot cancel statements');
    const ask = () => dataSource.queryUntilAborted('SELECT $1::int AS n', [1], new AbortController().signal);
    const names = async () =>
      (await dataSource.query<object[]>('SELECT name FROM pg_prepared_statements')).length;
    for (let use = 0; use < 4; use += 1) await ask();
    expect(await names()).toBe(1);
    await dataSource.query('DEALLOCATE ALL');
    expect(await ask()).toEqual([{ n: 1 }]);
    for (let use = 0; use < 4; use += 1) await ask();
    expect(await names()).toBe(0);
    await opened.close();
    await database.close();
  });
});
