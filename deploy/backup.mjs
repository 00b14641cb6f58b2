// Writes a backup of the database into a new file that only its owner may read.
//   DATABASE_URL=postgres://… node deploy/backup.mjs FILE    a consistent copy of a PostgreSQL, while the service runs
//   DATABASE_DIR=.data/pg node deploy/backup.mjs FILE        the folder of the embedded database, after the service's end
// Not in it: Redis (nothing there must survive), settings, and the server's roles. A copy of an embedded database holds
// the generated secret of development.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { connectionOf, fail, isInUse, run } from './database-tools.mjs';

const { DATABASE_URL = '', DATABASE_DIR = '' } = process.env;
const [file] = process.argv.slice(2);
if (file === undefined) fail('Usage: DATABASE_URL=postgres://… node deploy/backup.mjs FILE');
if (existsSync(file)) fail(`${file} exists already; a backup does not replace one.`);

process.umask(0o077);
const partial = `${file}.partial`;
process.on('exit', () => rmSync(partial, { force: true }));

if (DATABASE_URL !== '') {
  const { dbname, env } = connectionOf(DATABASE_URL);
  run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${partial}`, dbname], env);
  run('pg_restore', ['--list', partial]);
} else if (DATABASE_DIR !== '') {
  if (!existsSync(`${DATABASE_DIR}/engine`)) fail(`${DATABASE_DIR} holds no embedded database.`);
  if (await isInUse(DATABASE_DIR)) {
    fail(`A process has ${DATABASE_DIR} open: end the service first, then repeat this.`);
  }
  run('tar', [
    '--create',
    '--gzip',
    `--file=${partial}`,
    `--directory=${DATABASE_DIR}`,
    '--exclude=./run',
    '.',
  ]);
} else fail('Set DATABASE_URL, or DATABASE_DIR for the embedded database.');

renameSync(partial, file);
process.stdout.write(`${file}: ${statSync(file).size} bytes\n`);
