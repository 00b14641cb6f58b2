import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DatabaseNotReadyError, DrainingError } from './operations.errors.js';
import type { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

function create() {
  const countPendingMigrations = jest.fn(async () => 0);
  const readiness = new ReadinessService({ countPendingMigrations } as unknown as ReadinessRepository);
  return { readiness, countPendingMigrations };
}

describe(ReadinessService.name, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('checks the database once for all requests within a second', async () => {
    const { readiness, countPendingMigrations } = create();
    await Promise.all([readiness.check(), readiness.check()]);
    jest.advanceTimersByTime(999);
    await readiness.check();
    expect(countPendingMigrations).toHaveBeenCalledTimes(1);

    jest.advanceTimersByTime(1);
    countPendingMigrations.mockRejectedValueOnce(new Error('gone'));
    await expect(readiness.check()).rejects.toBeInstanceOf(DatabaseNotReadyError);
    jest.advanceTimersByTime(1000);
    expect(await readiness.check()).toMatchObject({ database: 'up' });
  });

  it('reports draining at once', async () => {
    const { readiness } = create();
    await readiness.check();
    readiness.onModuleDestroy();
    await expect(readiness.check()).rejects.toBeInstanceOf(DrainingError);
  });
});
