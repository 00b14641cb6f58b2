// Restores a backup of deploy/backup.mjs into an empty database or a new folder, completely or not at all.
//   DATABASE_URL=postgres://… node deploy/restore.mjs FILE
//   DATABASE_DIR=.data/pg node deploy/restore.mjs FILE
// Then start the service: it runs the migrations that are newer than the backup.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { connectionOf, fail, run } from './database-tools.mjs';

const { DATABASE_URL = '', DATABASE_DIR = '' } = process.env;
const [file] = process.argv.slice(2);
if (file === undefined) fail('Usage: DATABASE_URL=postgres://… node deploy/restore.mjs FILE');
if (!existsSync(file)) fail(`${file} does not exist.`);

const COUNT = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";

if (DATABASE_URL !== '') {
  const { dbname, env } = connectionOf(DATABASE_URL);
  run('pg_restore', ['--list', file]);
  const tables = run(
    'psql',
    ['--no-psqlrc', '--tuples-only', '--no-align', `--command=${COUNT}`, dbname],
    env,
  );
  if (tables.trim() !== '0') {
    fail(`The database has ${tables.trim()} tables already: restore into an empty one.`);
  }
  run(
    'pg_restore',
    ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', dbname, file],
    env,
  );
} else if (DATABASE_DIR !== '') {
  if (existsSync(DATABASE_DIR)) fail(`${DATABASE_DIR} exists already: move it away or name another folder.`);
  const listed = spawnSync('tar', ['--list', '--gzip', `--file=${file}`, './engine/PG_VERSION']);
  if (listed.status !== 0) fail(`${file} is no complete backup of an embedded database.`);
  const partial = `${DATABASE_DIR}.partial`;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  process.on('exit', () => rmSync(partial, { recursive: true, force: true }));
  run('tar', ['--extract', '--gzip', `--file=${file}`, `--directory=${partial}`]);
  renameSync(partial, DATABASE_DIR);
} else fail('Set DATABASE_URL, or DATABASE_DIR for the embedded database.');

process.stdout.write('Restored.\n');
