import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Child } from '../support/child-process.js';
import { createTestDatabase } from '../support/test-database.js';

// Each test starts several processes.
jest.setTimeout(180_000);

/** The embedded database, whatever TEST_DATABASE_URL says. */
const embedded = () => createTestDatabase({ kind: 'embedded' });

describe('a data folder', () => {
  let children: Child[];
  let folder: string;
  let closeDatabase: () => Promise<void>;

  beforeEach(async () => {
    children = [];
    const database = await embedded();
    folder = database.env['DATABASE_DIR'] ?? '';
    closeDatabase = database.close;
  });

  afterEach(async () => {
    for (const child of children) child.process.kill('SIGCONT');
    await Promise.all(children.map((child) => child.kill()));
    await closeDatabase();
  });

  const open = (dataFolder = folder): Child => {
    const child = Child.start('database-child.ts', { DATABASE_DIR: dataFolder });
    children.push(child);
    return child;
  };

  const owners = (said: Record<string, unknown>[]) => said.filter((line) => line['isOwner'] === true).length;

  it('is opened by one of several concurrent processes, and the others join it', async () => {
    const first = [open(), open(), open()];
    expect(owners(await Promise.all(first.map((child) => child.says())))).toBe(1);

    await Promise.all(first.map((child) => child.kill()));
    const second = [open(), open()];
    expect(owners(await Promise.all(second.map((child) => child.says())))).toBe(1);
  });

  it('has at most one holder while processes acquire it, release it and are killed', async () => {
    mkdirSync(join(folder, 'run'));
    const run = () => {
      const child = Child.start('folder-lock-child.ts', {}, [join(folder, 'run'), '20']);
      children.push(child);
      return child.exited;
    };
    const killed = { code: null, signal: 'SIGKILL' };
    expect(await Promise.all([run(), run(), run(), run(), run()])).toEqual(Array(5).fill(killed));
    expect(await run()).toEqual(killed);
    // The last one removed the leftovers of the killed ones and left its own.
    expect(readdirSync(join(folder, 'run'))).toHaveLength(1);
  });

  it('is created by the next start after kill -9 during its creation, without leftovers', async () => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
    const unfinished = (): string[] => readdirSync(folder).filter((name) => name.startsWith('engine.new-'));
    // Each is killed a little later during the creation of the files.
    for (const files of [0, 200, 500]) {
      const killed = open();
      const created = (): number => countFiles(unfinished().map((name) => join(folder, name)));
      while (unfinished().length === 0 || created() < files) await sleep(5);
      await killed.kill();
      expect(readdirSync(folder)).not.toContain('engine');
    }
    const next = open();
    expect(await next.says()).toEqual({ kind: 'embedded', isOwner: true });
    next.tell('query SELECT 1 AS number');
    expect(await next.says()).toEqual({ rows: [{ number: 1 }] });
    // The child processes of the killed ones exit by themselves and remove their files.
    while (unfinished().length > 0) await sleep(50);
  });

  it('is created and migrated once by concurrent starts, while an interrupted start still writes beside it', async () => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
    const left = join(folder, 'engine.new-orphan');
    const writing = `const { mkdirSync, writeFileSync } = require('node:fs');
      let number = 0;
      setInterval(() => {
        for (const end = number + 100; number < end; number += 1) {
          mkdirSync(process.argv[1], { recursive: true });
          // The folder is removed meanwhile.
          try { writeFileSync(process.argv[1] + '/' + number, ''); } catch (error) { if (error.code !== 'ENOENT') throw error; }
        }
      }, 20);`;
    const orphan = spawn(process.execPath, ['--eval', writing, left], { stdio: 'ignore' });
    try {
      while (countFiles([left]) < 2_000) await sleep(20);
      const started = [open(), open(), open()];
      expect(owners(await Promise.all(started.map((child) => child.says())))).toBe(1);
      started[0]?.tell('query SELECT count(*)::int AS migrations FROM app.migrations');
      expect(await started[0]?.says()).toEqual({ rows: [{ migrations: expect.any(Number) }] });
    } finally {
      const exited = once(orphan, 'exit');
      orphan.kill('SIGKILL');
      await exited;
    }
  });

  it('is shared: a process that joins reads and writes the same data', async () => {
    const owner = open();
    expect(await owner.says()).toEqual({ kind: 'embedded', isOwner: true });
    owner.tell('query CREATE TABLE notes AS SELECT 1 AS number');
    await owner.says();

    const joiner = open();
    expect(await joiner.says()).toEqual({ kind: 'embedded', isOwner: false });
    joiner.tell('query INSERT INTO notes SELECT number + 1 FROM notes RETURNING number');
    await joiner.says();
    owner.tell('query SELECT number FROM notes ORDER BY number');
    expect(await owner.says()).toEqual({ rows: [{ number: 1 }, { number: 2 }] });
  });

  it('fails the connections of a joined process once its owner exits, and opens again', async () => {
    const owner = open();
    await owner.says();
    const joiner = open();
    await joiner.says();
    await owner.kill();
    joiner.tell('query SELECT 1');
    expect(await joiner.says()).toMatchObject({ isDatabaseUnavailable: true });

    expect(await open().says()).toEqual({ kind: 'embedded', isOwner: true });
  });

  it('is refused with a reason while its holder is paused, and is joined when it resumes', async () => {
    const holder = open();
    await holder.says();
    holder.process.kill('SIGSTOP');
    const refused = await open().says();
    expect(refused).toMatchObject({ refused: 'DatabaseFolderBusyError' });
    expect(refused['message']).toContain(folder);

    holder.process.kill('SIGCONT');
    expect(await open().says()).toEqual({ kind: 'embedded', isOwner: false });
  });

  it('loses no committed row when its process is killed during writes', async () => {
    const writer = open();
    await writer.says();
    writer.tell('query CREATE TABLE committed (number integer PRIMARY KEY)');
    await writer.says();
    let last = 0;
    for (let round = 0; round < 2; round++) {
      const child = round === 0 ? writer : open();
      if (round > 0) await child.says();
      child.tell(`insert ${last + 10}`);
      for (let count = 0; count < 50; count++) last = Number((await child.says())['number']);
      await child.kill();
      for (let line = await child.says(); 'number' in line; line = await child.says()) {
        last = Number(line['number']);
      }
    }
    const reader = open();
    await reader.says();
    reader.tell(
      `query SELECT count(*)::int AS rows, max(number) AS last FROM committed WHERE number <= ${last}`,
    );
    expect(await reader.says()).toEqual({ rows: [{ rows: expect.any(Number), last }] });
  });

  it('may have a path that is too long for a socket', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'mma-test-'));
    const long = join(parent, 'a-folder-with-a-long-name-'.repeat(4), 'another-one-'.repeat(6));
    cpSync(folder, long, { recursive: true });
    try {
      const owner = open(long);
      expect(await owner.says()).toEqual({ kind: 'embedded', isOwner: true });
      const joiner = open(long);
      expect(await joiner.says()).toEqual({ kind: 'embedded', isOwner: false });
      joiner.tell('close');
      expect(await joiner.says()).toEqual({ closed: true });
      owner.tell('close');
      expect(await owner.says()).toEqual({ closed: true });
      expect(readdirSync(join(long, 'run'))).toEqual([]);
    } finally {
      await Promise.all(children.map((child) => child.kill()));
      rmSync(parent, { recursive: true, force: true });
    }
  });

  it('is refused with a reason where no folder can be created', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await open(join(file, 'data')).says()).toMatchObject({
      refused: 'DatabaseFolderUnusableError',
      message: expect.stringContaining('DATABASE_DIR'),
    });
  });
});

/** Number of files in all folders; removed ones do not count. */
function countFiles(folders: string[]): number {
  try {
    return folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })).length;
  } catch {
    return 0;
  }
}
