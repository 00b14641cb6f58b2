import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@app/config';
import { openDataSource } from '@app/database';
import pg from 'pg';

/** A fresh, migrated and empty database of its own, and the variables that point a program at it. */
export interface TestDatabase {
  env: Record<string, string>;
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..');
const MIGRATIONS_FOLDER = join(ROOT, 'libs/database/src/migrations');
const ENGINE_FILES = [
  'libs/database/src/embedded/engine-options.js',
  'libs/database/src/embedded/engine-worker.js',
  'node_modules/@electric-sql/pglite/package.json',
];

/**
 * Makes a database: on PostgreSQL where TEST_DATABASE_URL names one (its user may create databases), else embedded in
 * a temporary folder. Both are copies of a template that is migrated once per version of the migrations.
 */
export async function createTestDatabase(options: { kind?: 'embedded' } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  return server === undefined || server === '' || options.kind === 'embedded'
    ? createEmbedded()
    : createOnPostgres(server);
}

/** Changes with the migrations and the engine, and keeps users of one machine apart. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const file of ENGINE_FILES) hash.update(readFileSync(join(ROOT, file)));
  for (const file of readdirSync(MIGRATIONS_FOLDER).sort()) {
    hash.update(file).update(readFileSync(join(MIGRATIONS_FOLDER, file)));
  }
  return `mma_test_template_${hash.digest('hex').slice(0, 12)}_${process.getuid?.() ?? 0}`;
}

async function createEmbedded(): Promise<TestDatabase> {
  const template = join(tmpdir(), templateName());
  if (!existsSync(template)) await makeTemplateFolder(template);
  const folder = mkdtempSync(join(tmpdir(), 'mma-test-'));
  cpSync(join(template, 'engine'), join(folder, 'engine'), { recursive: true });
  return {
    env: { DATABASE_DIR: folder },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Several test processes may do this at once: the first to rename wins, the others use its folder. */
async function makeTemplateFolder(template: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mma-template-'));
  await migrate({ DATABASE_DIR: folder });
  try {
    renameSync(folder, template);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
}

async function createOnPostgres(server: string): Promise<TestDatabase> {
  const template = templateName();
  const name = `mma_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    // Other test processes wait here while one makes the template or a copy of it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) {
      const unfinished = `${template}_unfinished`;
      await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
      await client.query(`CREATE DATABASE ${unfinished}`);
      await migrate({ DATABASE_URL: withDatabase(server, unfinished) });
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
    }
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    env: { DATABASE_URL: withDatabase(server, name) },
    close: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

async function migrate(env: Record<string, string>): Promise<void> {
  const database = await openDataSource(loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), ...env }), []);
  await database.close();
}

async function onServer(server: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
