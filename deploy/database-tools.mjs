// Shared by backup.mjs and restore.mjs. Only Node and the programs of PostgreSQL are needed, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';

export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Runs a program and returns its output; ends this process if it fails. */
export function run(program, args, env = {}) {
  const { status, error, stdout } = spawnSync(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error?.code === 'ENOENT')
    fail(`${program} is not installed; for PostgreSQL's, install its client package.`);
  if (status !== 0) fail(`${program} failed.`);
  return stdout;
}

/** A connection for libpq's programs. The password is in the environment: process lists show arguments. */
export function connectionOf(databaseUrl) {
  if (!URL.canParse(databaseUrl)) fail('DATABASE_URL is no postgres:// URL.');
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { dbname: `--dbname=${url.href}`, env: password === '' ? {} : { PGPASSWORD: password } };
}

/** Whether a process listens at a lock of the embedded database's folder, see libs/database/src/embedded. */
export async function isInUse(databaseFolder) {
  const folder = join(resolve(databaseFolder), 'run');
  if (!existsSync(folder)) return false;
  const before = process.cwd();
  // A relative path keeps the socket's name short.
  process.chdir(folder);
  const locks = readdirSync('.').filter((file) => file.startsWith('lock-'));
  const listening = await Promise.all(
    locks.map(
      (file) =>
        new Promise((done) => {
          const socket = connect(file, () => {
            socket.destroy();
            done(true);
          });
          // Nothing else proves that the process is gone.
          socket.on('error', ({ code }) => done(code !== 'ECONNREFUSED' && code !== 'ENOENT'));
        }),
    ),
  );
  process.chdir(before);
  return listening.includes(true);
}
