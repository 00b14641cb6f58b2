import { describe, expect, it, jest } from '@jest/globals';
import type { DataStatusRepository } from './data-status.repository.js';
import { DataStatusService } from './data-status.service.js';

function create() {
  const repository = {
    dataset: { dataVersion: 1, asOf: '2026-01-01', coverage: 'starter' },
    findDataset: async () => repository.dataset,
    findLastRun: async () => null,
    countAll: jest.fn(async () => ({ events: repository.dataset.dataVersion })),
  };
  return { status: new DataStatusService(repository as unknown as DataStatusRepository), repository };
}

describe(DataStatusService.name, () => {
  it('counts once until the data changes, however many ask', async () => {
    const { status, repository } = create();
    await Promise.all([status.read(), status.read()]);
    expect((await status.read()).counts.events).toBe(1);
    expect(repository.countAll).toHaveBeenCalledTimes(1);

    repository.dataset.dataVersion = 2;
    expect((await status.read()).counts.events).toBe(2);
    expect(repository.countAll).toHaveBeenCalledTimes(2);
  });

  it('counts again after a failure', async () => {
    const { status, repository } = create();
    repository.countAll.mockRejectedValueOnce(new Error('gone'));
    await expect(status.read()).rejects.toThrow('gone');
    expect((await status.read()).counts.events).toBe(1);
  });
});
