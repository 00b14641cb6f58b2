import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { describeWith, POSTGRES, program } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

interface Outcome {
  status: number | null;
  output: string;
}

/** Paths of a long, odd name: they are passed on as they are. */
const folder = mkdtempSync(join(tmpdir(), "mma-backup it's a test "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: 'backup' | 'restore', env: Record<string, string>, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`deploy/${name}.mjs`, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

async function askOn(env: Record<string, string>, content: string): Promise<string> {
  const service = await ServiceProcess.start({ LLM_PROVIDER: 'embedded', ...env });
  try {
    const client = await RealtimeClient.connect(service.url, await service.token());
    const { ack } = await client.ask(content);
    client.close();
    return ack.session_id;
  } finally {
    await service.end('SIGTERM');
  }
}

async function historyOn(env: Record<string, string>, sessionId: string): Promise<string[]> {
  const service = await ServiceProcess.start({ LLM_PROVIDER: 'embedded', ...env });
  try {
    const response = await fetch(`${service.url}/api/chat/history?session_id=${sessionId}`, {
      headers: { authorization: `Bearer ${await service.token()}` },
    });
    const { messages } = (await response.json()) as { messages: { content: string }[] };
    return messages.map(({ content }) => content);
  } finally {
    await service.end('SIGTERM');
  }
}

const QUESTION = "What is Khabib Nurmagomedov's UFC record?";

describeWith([POSTGRES, program('pg_dump')], 'a backup of a PostgreSQL', () => {
  let database: TestDatabase;
  let restored: { env: Record<string, string>; close(): Promise<void> };
  const file = join(folder, 'backup');

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    restored = await createEmptyDatabase();
  });
  afterAll(async () => {
    await database.close();
    await restored.close();
  });

  it('taken while the service runs holds every answer and all data, and the service runs on it', async () => {
    const service = await ServiceProcess.start({ LLM_PROVIDER: 'embedded', ...database.env });
    const client = await RealtimeClient.connect(service.url, await service.token());
    const { ack, end } = await client.ask(QUESTION);
    expect(script('backup', database.env, file)).toMatchObject({ status: 0 });
    client.close();
    await service.end('SIGTERM');
    expect(statSync(file).mode & 0o077).toBe(0);

    expect(script('restore', restored.env, file)).toEqual({ status: 0, output: 'Restored.\n' });
    expect(await historyOn(restored.env, ack.session_id)).toEqual([QUESTION, end.content]);
    expect(await countsOf(restored.env)).toEqual(await countsOf(database.env));
  });

  it('never replaces a file, nor tables', () => {
    expect(script('backup', database.env, file).output).toContain('exists already');
    const { status, output } = script('restore', restored.env, file);
    expect(status).toBe(1);
    expect(output).toContain('restore into an empty one');
  });

  it('that is damaged restores nothing', async () => {
    const damaged = join(folder, 'damaged');
    const bytes = readFileSync(file);
    writeFileSync(damaged, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const empty = await createEmptyDatabase();
    expect(script('restore', empty.env, damaged).status).toBe(1);
    expect(await countsOf(empty.env)).toEqual({});
    await empty.close();
  });

  it('of a server that is not there leaves no file and does not show the password', () => {
    const outcome = script('backup', { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/mma' }, `${file}-2`);
    expect(outcome.status).toBe(1);
    expect(outcome.output).not.toContain('hidden');
    expect(() => statSync(`${file}-2`)).toThrow();
    expect(() => statSync(`${file}-2.partial`)).toThrow();
  });
});

describeWith([program('tar')], 'a backup of the embedded database', () => {
  it('is refused while a process has it open; afterwards it is a whole copy', async () => {
    const database = await createTestDatabase({ kind: 'embedded', data: 'starter' });
    const file = join(folder, 'embedded');
    const service = await ServiceProcess.start({ LLM_PROVIDER: 'embedded', ...database.env });
    const refused = script('backup', database.env, file);
    await service.end('SIGTERM');
    expect(refused).toEqual({ status: 1, output: expect.stringContaining('end the service first') });

    const sessionId = await askOn(database.env, QUESTION);
    expect(script('backup', database.env, file)).toMatchObject({ status: 0 });
    const env = { DATABASE_DIR: join(folder, 'restored') };
    expect(script('restore', database.env, file).output).toContain('exists already');
    expect(script('restore', env, file)).toEqual({ status: 0, output: 'Restored.\n' });
    expect((await historyOn(env, sessionId))[0]).toBe(QUESTION);
    await database.close();
  });
});

async function createEmptyDatabase(): Promise<{ env: Record<string, string>; close(): Promise<void> }> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const name = `mma_test_restored_${process.pid}_${Date.now()}`;
  const onServer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  return { env: { DATABASE_URL: url.href }, close: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Rows by table of the sport. */
async function countsOf(env: Record<string, string>): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'mma' ORDER BY 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const found = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
    counts[name] = found.rows[0]?.count ?? 0;
  }
  await client.end();
  return counts;
}
