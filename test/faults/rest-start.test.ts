import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * The service in a separate process, as `npm start` runs it.
 * @param openFiles limit of open files
 */
function start(env: Record<string, string>, openFiles = 4_096) {
  const child = spawn(
    'sh',
    ['-c', `ulimit -n ${openFiles}; exec "$0" "$@"`, process.execPath, 'dist/apps/api/src/main.js'],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'] ?? '',
        LOG_LEVEL: 'silent',
        NEXTAUTH_SECRET: 'x'.repeat(32),
        DATA_SYNC_CRON: 'off',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = { out: '', error: '' };
  child.stderr.on('data', (data) => (said.error += String(data)));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said.out += String(data);
      const [, url] = /ready at (\S+)/.exec(said.out) ?? [];
      if (url !== undefined && said.out.includes('Ctrl-C')) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.error}`)));
  });
  // Tests of failed starts check the exit only.
  ready.catch(() => undefined);
  const ended = once(child, 'exit').then(([code]) => Number(code));
  return { child, said, ready, ended };
}

describe('starting the service', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  it('prints the actual port, the docs and how to ask, and shuts down cleanly', async () => {
    const { child, ready, said, ended } = start({ ...database.env, PORT: '0' });
    const url = await ready;
    expect(said.out).toContain(`${url}/docs`);
    expect(said.out).toContain('npm run ask -- "');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect([await ended, said.error]).toEqual([0, '']);
  });

  it('names the invalid variable without its value', async () => {
    const { said, ended } = start({ ...database.env, PORT: '8000', JWT_ALGORITHM: 'none-of-them' });
    expect(await ended).toBe(1);
    expect(said.error).toContain('JWT_ALGORITHM');
    expect(said.error).not.toContain('none-of-them');
    expect(said.error).not.toMatch(/\n\s+at /);
  });

  it('warns of a low limit of open files', async () => {
    const { said, ended } = start({ ...database.env, PORT: '0' }, 256);
    expect(await ended).toBe(1);
    expect(said.error).toMatch(
      /^The service did not start\. This process may open only 256 files.*ulimit -n/,
    );
    expect(said.error).not.toMatch(/\n\s+at /);
  });

  it('reports an occupied port before it opens the database', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { said, ended } = start({ DATABASE_URL: 'postgres://127.0.0.1:1/nowhere', PORT: String(port) });
    expect(await ended).toBe(1);
    expect(said.error.trim()).toMatch(/^The service did not start: its port is taken .*PORT.*$/);
    other.close();
  });
});
