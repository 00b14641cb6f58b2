import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ProviderCheck } from '../llm/provider-check.service.js';
import { DatabaseNotReadyError, DrainingError } from './operations.errors.js';
import type { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

const FAILED = {
  provider: 'anthropic',
  model: 'm',
  state: 'failed',
  reason: 'connection',
  fallback: 'embedded',
};

function create() {
  const countPendingMigrations = jest.fn(async () => 0);
  const repository = { countPendingMigrations } as unknown as ReadinessRepository;
  const readiness = new ReadinessService(repository, { state: FAILED } as unknown as ProviderCheck);
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
    expect(await readiness.check()).toMatchObject({ database: 'up', language_model: FAILED });
  });

  it('reports draining at once', async () => {
    const { readiness } = create();
    await readiness.check();
    readiness.onModuleDestroy();
    await expect(readiness.check()).rejects.toBeInstanceOf(DrainingError);
  });
});
