import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { MIGRATIONS, openDataSource, type OpenDatabase, VerifiedAddresses1795950000000 } from '@app/database';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const USERS = 'SELECT provider, provider_subject AS subject, email FROM app.users ORDER BY id';

describe('the migration to verified addresses', () => {
  let database: TestDatabase;
  let opened: OpenDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    opened = await openDataSource(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env }), []);
  });
  afterAll(async () => {
    await opened.close();
    await database.close();
  });

  /** Reverts this migration and all later ones. */
  const revert = async (): Promise<void> => {
    const first = MIGRATIONS.indexOf(VerifiedAddresses1795950000000);
    for (let count = MIGRATIONS.length; count > first; count -= 1) {
      await opened.dataSource.undoLastMigration({ transaction: 'all' });
    }
  };

  it('keeps every account: without a provider by sub and address, each address unverified', async () => {
    const { dataSource } = opened;
    await revert();
    await dataSource.query(`
      INSERT INTO app.users (provider, provider_subject, email)
      VALUES ('nextauth', '1234', 'one@example.com'), ('google', '1234', 'two@example.com')`);
    await dataSource.runMigrations({ transaction: 'all' });
    expect(await dataSource.query(USERS)).toEqual([
      { provider: 'nextauth', subject: '1234 one@example.com', email: 'one@example.com' },
      { provider: 'google', subject: '1234', email: 'two@example.com' },
    ]);
    expect(await dataSource.query('SELECT DISTINCT email_verified FROM app.users')).toEqual([
      { email_verified: false },
    ]);
  });

  it('can be reverted although addresses are shared, absent or long', async () => {
    const { dataSource } = opened;
    const subject = `${'s'.repeat(255)} three@example.com`;
    await dataSource.query(
      `INSERT INTO app.users (provider, provider_subject, email, email_verified)
       VALUES ('nextauth', '1234 three@example.com', 'three@example.com', false),
              ('github', 'g-1', 'three@example.com', true), ('kakao', 'k-1', NULL, false),
              ('nextauth', $1, 'long@example.com', false)`,
      [subject],
    );
    await revert();
    const rows = await dataSource.query<{ subject: string; email: string }[]>(USERS);
    expect(rows.map(({ subject: key, email }) => [key, email])).toEqual([
      ['1234', 'one@example.com'],
      ['1234', 'two@example.com'],
      ['1234 three@example.com', expect.stringMatching(/^user-\d+@address\.invalid$/)],
      ['g-1', 'three@example.com'],
      ['k-1', expect.stringMatching(/^user-\d+@address\.invalid$/)],
      ['s'.repeat(255), 'long@example.com'],
    ]);
  });
});
