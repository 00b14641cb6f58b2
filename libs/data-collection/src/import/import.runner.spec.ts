import { describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { LineReports } from '../catalogue/line-reports.js';
import { ImportSession } from './import-session.repository.js';
import type { ImportLock } from './import-lock.js';
import type { ImportRepository } from './import.repository.js';
import { ImportRunner } from './import.runner.js';

/** A runner over a connection that notes what happens; `onStatement` may throw as the database would. */
function startRunner(onStatement: (sql: string) => void) {
  const events: string[] = [];
  const connection = {
    query: async (sql: string) => {
      onStatement(sql);
      return { affected: 1 };
    },
    manager: {
      query: async (sql: string) => (sql.includes('AS value') ? [{ value: 1 }] : []),
      update: async () => ({ affected: 1 }),
    },
    startTransaction: async () => void events.push('begin'),
    commitTransaction: async () => void events.push('commit'),
    rollbackTransaction: async () => void events.push('rollback'),
    release: async () => undefined,
  } as unknown as QueryRunner;
  const repository = {
    closeAbandonedRuns: async () => undefined,
    startRun: async () => undefined,
    failRun: async () => void events.push('failed'),
    openSession: () => new ImportSession(connection),
  } as unknown as ImportRepository;
  const lock = { tryAcquire: async () => async () => undefined } as unknown as ImportLock;
  return { events, runner: new ImportRunner(repository, lock) };
}

const fill = async () => ({
  isWhole: true,
  rowsRead: 1,
  reports: new LineReports(),
  rejectedRows: [],
  gaps: { events: [], fighters: [] },
  upcoming: [],
});

describe('ImportRunner', () => {
  it('calls a committed import done even where the tables cannot be analyzed', async () => {
    const { events, runner } = startRunner((sql) => {
      if (sql.startsWith('ANALYZE mma.')) throw new Error('canceling statement');
    });
    const report = await runner.run('files', fill, new AbortController().signal);
    expect(report.changed).toBe(true);
    expect(events).toEqual(['begin', 'commit']);
  });

  it.each([
    ['while the last rows are staged', 'ANALYZE staged_', ['failed']],
    ['during the switch-over', 'UPDATE mma.', ['begin', 'rollback', 'failed']],
  ])('changes nothing when it is stopped %s', async (_, statement, expected) => {
    const stop = new AbortController();
    const { events, runner } = startRunner((sql) => {
      if (sql.trimStart().startsWith(statement)) stop.abort();
    });
    await expect(runner.run('files', fill, stop.signal)).rejects.toThrow('The import was stopped');
    expect(events).toEqual(expected);
  });
});
