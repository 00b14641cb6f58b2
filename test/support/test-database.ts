import { createHash, type Hash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '@app/config';
import { openDataSource } from '@app/database';
import pg from 'pg';

const ROOT = join(import.meta.dirname, '..', '..');

export interface TestDatabase {
  env: Record<string, string>;
  close(): Promise<void>;
}

/** The complete UFC data, which is not part of the repository. */
export const ALL_DATA = join(ROOT, '..', 'shared', 'data', 'ufcstats');

interface TestDatabaseOptions {
  /** Embedded, even if TEST_DATABASE_URL names a server. */
  kind?: 'embedded';
  /** Sports data: none, the starter data, or all of ALL_DATA. */
  data?: 'none' | 'starter' | 'all';
}

const MIGRATIONS_FOLDER = join(ROOT, 'libs/database/src/migrations');
const ENGINE_FILES = [
  'libs/database/src/embedded/engine-options.js',
  'libs/database/src/embedded/engine-worker.js',
  'node_modules/@electric-sql/pglite/package.json',
];
/** The sources that imported rows depend on. */
const IMPORT_FOLDERS = ['libs/data-collection', 'libs/mma'];
const TEMPLATE_PREFIX = 'mma_test_template_';
const TEMPLATE_LIFE_MS = 24 * 60 * 60_000;
const LOCK_POLL_MS = 100;

/**
 * On the server of TEST_DATABASE_URL, else embedded. Both are copies of a template, created once per version of the
 * sources.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const data = options.data ?? 'none';
  const server = process.env['TEST_DATABASE_URL'];
  return server === undefined || server === '' || options.kind === 'embedded'
    ? createEmbedded(data)
    : createOnPostgres(server, data);
}

type Data = NonNullable<TestDatabaseOptions['data']>;

/** Depends on the sources and the user. */
function templateName(data: Data): string {
  const hash = createHash('sha256');
  for (const file of ENGINE_FILES) hash.update(readFileSync(join(ROOT, file)));
  hashFolder(hash, MIGRATIONS_FOLDER);
  if (data !== 'none') for (const folder of IMPORT_FOLDERS) hashFolder(hash, join(ROOT, folder));
  const suffix = data === 'none' ? '' : `${data}_`;
  return `${TEMPLATE_PREFIX}${suffix}${hash.digest('hex').slice(0, 12)}_${process.getuid?.() ?? 0}`;
}

function hashFolder(hash: Hash, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, entry);
    if (!/\.spec\.ts$/.test(entry) && statSync(file).isFile()) hash.update(entry).update(readFileSync(file));
  }
}

async function createEmbedded(data: Data): Promise<TestDatabase> {
  const template = join(tmpdir(), templateName(data));
  if (!existsSync(template)) await createTemplateFolder(template, data);
  const folder = mkdtempSync(join(tmpdir(), 'mma-test-'));
  copyEngine(join(template, 'engine'), join(folder, 'engine'));
  return {
    env: { DATABASE_DIR: folder },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The databases `template0` and `template1` in the folder of the engine, which nobody opens. */
const UNUSED_DATABASES = ['base/1', 'base/4'];

/** Copying a file costs about as much as a test: those that stay as they are become links. */
function copyEngine(from: string, to: string): void {
  const unused = UNUSED_DATABASES.map((folder) => join(from, folder));
  cpSync(from, to, { recursive: true, filter: (path) => !unused.includes(path) });
  for (const folder of UNUSED_DATABASES) {
    mkdirSync(join(to, folder));
    for (const name of readdirSync(join(from, folder)))
      linkSync(join(from, folder, name), join(to, folder, name));
  }
}

/** One test process creates the template while the others wait for it. */
async function createTemplateFolder(template: string, data: Data): Promise<void> {
  const lock = `${template}.lock`;
  while (!tryLock(lock)) {
    await delay(LOCK_POLL_MS);
    if (existsSync(template)) return;
  }
  try {
    if (existsSync(template)) return;
    removeOldTemplates();
    const folder = mkdtempSync(join(tmpdir(), 'mma-template-'));
    await fill({ DATABASE_DIR: folder }, data);
    try {
      renameSync(folder, template);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      // Another process took over the lock at the same moment.
      if (!existsSync(template)) throw error;
    }
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes over the lock of a process that has ended. */
function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isHolderAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isHolderAlive(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Empty for a moment after its creation.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function removeOldTemplates(): void {
  for (const name of readdirSync(tmpdir())) {
    const other = join(tmpdir(), name);
    if (name.startsWith(TEMPLATE_PREFIX) && isOld(statSync(other).mtime)) {
      rmSync(other, { recursive: true, force: true });
    }
  }
}

const isOld = (createdAt: Date): boolean => Date.now() - createdAt.getTime() > TEMPLATE_LIFE_MS;

async function createOnPostgres(server: string, data: Data): Promise<TestDatabase> {
  const template = templateName(data);
  const name = `mma_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    // Other test processes wait here while one creates the template or a copy of it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) {
      await dropOldTemplates(client);
      const unfinished = `${template}_unfinished`;
      await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
      await client.query(`CREATE DATABASE ${unfinished}`);
      await fill({ DATABASE_URL: withDatabase(server, unfinished) }, data);
      await client.query(`COMMENT ON DATABASE ${unfinished} IS '${new Date().toISOString()}'`);
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

async function dropOldTemplates(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; created_at: string }>(
    `SELECT datname AS name, shobj_description(oid, 'pg_database') AS created_at FROM pg_database
      WHERE starts_with(datname, $1) AND shobj_description(oid, 'pg_database') IS NOT NULL`,
    [TEMPLATE_PREFIX],
  );
  for (const { name, created_at } of rows) {
    if (isOld(new Date(created_at))) await client.query(`DROP DATABASE IF EXISTS ${name}`);
  }
}

async function fill(env: Record<string, string>, data: Data): Promise<void> {
  if (data === 'none') return migrate(env);
  const { startImporter } = await import('./start-importer.js');
  const importer = await startImporter(env);
  try {
    if (data === 'starter') await importer.starter.loadWhenEmpty();
    else await importer.imports.importFrom(ALL_DATA);
  } finally {
    await importer.close();
  }
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
