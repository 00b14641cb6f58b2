import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { loadConfig } from '@app/config';
import type { SyncService } from '@app/data-collection';
import { DataSyncSchedule } from './data-sync-schedule.js';
import type { DataSyncService } from './data-sync.service.js';

describe(DataSyncSchedule.name, () => {
  const state = { hasSynced: true, hasRecentRun: false, isDown: false };
  const starts: string[] = [];
  const failures: unknown[] = [];
  let schedule: DataSyncSchedule;

  const open = (cron: string): DataSyncSchedule => {
    const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), DATA_SYNC_CRON: cron });
    const read = async (name: 'hasSynced' | 'hasRecentRun'): Promise<boolean> => {
      if (state.isDown) throw new Error('the database is down');
      return state[name];
    };
    const sync = { hasSynced: () => read('hasSynced'), hasRecentRun: () => read('hasRecentRun') };
    const runs = {
      start: async () => starts.push(new Date().toISOString()) > 0,
      fail: (error: unknown) => failures.push(error),
    };
    return new DataSyncSchedule(config, sync as unknown as SyncService, runs as unknown as DataSyncService);
  };

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-03-01T05:59:00Z') });
    Object.assign(state, { hasSynced: true, hasRecentRun: false, isDown: false });
    starts.length = 0;
    failures.length = 0;
  });
  afterEach(() => {
    schedule.onModuleDestroy();
    jest.useRealTimers();
  });

  it('starts a sync at every time of the schedule, in UTC', async () => {
    schedule = open('0,1 6 * * *');
    schedule.start();
    await jest.advanceTimersByTimeAsync(180_000);
    expect(starts.map((start) => start.slice(0, 16))).toEqual(['2026-03-01T06:00', '2026-03-01T06:01']);
    expect(schedule.nextAt?.toISOString()).toBe('2026-03-02T06:00:00.000Z');
  });

  it('starts one at once if none has ever succeeded', async () => {
    state.hasSynced = false;
    schedule = open('0 6 * * *');
    schedule.start();
    await jest.advanceTimersByTimeAsync(1000);
    expect(starts).toHaveLength(1);
  });

  it('leaves a sync of the same time to another node', async () => {
    state.hasRecentRun = true;
    schedule = open('0 6 * * *');
    schedule.start();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(starts).toEqual([]);
  });

  it('never starts one when it is off', async () => {
    state.hasSynced = false;
    schedule = open('off');
    schedule.start();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(starts).toEqual([]);
    expect(schedule.nextAt).toBeNull();
  });

  it('reports what it could not start, and goes on', async () => {
    schedule = open('0,1 6 * * *');
    schedule.start();
    await jest.advanceTimersByTimeAsync(0);
    state.isDown = true;
    await jest.advanceTimersByTimeAsync(90_000);
    expect(failures).toHaveLength(1);
    state.isDown = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(starts).toHaveLength(1);
  });
});
