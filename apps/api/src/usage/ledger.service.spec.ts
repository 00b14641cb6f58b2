import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NO_TOKENS } from '@app/chat-protocol';
import { Logger } from '@nestjs/common';
import type { LedgerRepository, PricedEntry } from './ledger.repository.js';
import { Ledger } from './ledger.service.js';
import { PriceList } from './price-list.js';
import { PRICES } from './prices.js';
import type { LedgerEntry } from './request-account.js';

const INVALID = 'an invalid id';

const entryOf = (id: string, providerRequestId: string | null = null): LedgerEntry => ({
  id,
  kind: 'answer',
  provider: 'vendor',
  model: 'model',
  providerRequestId,
  userId: 1,
  messageId: null,
  outcome: 'complete',
  failure: null,
  usage: NO_TOKENS,
  estimated: false,
  startedAt: new Date(0),
  endedAt: new Date(1),
  timing: { duration: 0.001, firstChunk: null, perChunk: null },
});

/** Like the database, writes all entries of a statement or none. */
class FakeRepository {
  readonly written: string[] = [];
  statements = 0;
  failure: { code: string } | null = null;

  write(entries: readonly PricedEntry[]): Promise<void> {
    this.statements += 1;
    if (this.failure !== null) return Promise.reject(Object.assign(new Error('refused'), this.failure));
    if (entries.some(({ providerRequestId }) => providerRequestId === INVALID))
      return Promise.reject(Object.assign(new Error(`refused: ${INVALID}`), { code: '22P05' }));
    this.written.push(...entries.map(({ id }) => id));
    return Promise.resolve();
  }
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `entry ${index}`);

describe(Ledger.name, () => {
  let repository: FakeRepository;
  let ledger: Ledger;
  let errors: string[];

  beforeEach(() => {
    repository = new FakeRepository();
    ledger = new Ledger(repository as unknown as LedgerRepository, new PriceList(PRICES));
    errors = [];
    jest
      .spyOn(Logger.prototype, 'error')
      .mockImplementation((line: unknown) => void errors.push(String(line)));
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('gathers entries, but writes at once what the end of an answer waits for', async () => {
    jest.useFakeTimers();
    try {
      ledger.write(entryOf('one'));
      ledger.write(entryOf('two'));
      await ledger.settle();
      expect([repository.written, repository.statements]).toEqual([['one', 'two'], 1]);
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([0, 1, 7, 99])(
    'drops entry %i of a hundred when it is rejected, and writes the others',
    async (invalid) => {
      for (const [index, id] of ids(100).entries())
        ledger.write(entryOf(id, index === invalid ? INVALID : null));
      await ledger.settle();
      expect(repository.written.sort()).toEqual(
        ids(100)
          .filter((_, index) => index !== invalid)
          .sort(),
      );
      // Splitting 100 entries down to one takes at most seven steps of two statements.
      expect(repository.statements).toBeLessThanOrEqual(15);
      expect(errors).toEqual([
        `ledger entry entry ${invalid} (answer, complete) was rejected and dropped: SQLSTATE 22P05`,
      ]);
      ledger.write(entryOf('the next'));
      await ledger.settle();
      expect(repository.written).toContain('the next');
      expect(errors).toHaveLength(1);
    },
  );

  it('drops every rejected entry', async () => {
    for (const [index, id] of ids(20).entries()) ledger.write(entryOf(id, index % 3 === 0 ? INVALID : null));
    await ledger.settle();
    expect(repository.written).toHaveLength(13);
    expect(errors).toHaveLength(7);
  });

  it.each(['08006', '57P01', '25006', '53100', '53300'])(
    'retains every entry while the database cannot write (%s), without delaying answers',
    async (code) => {
      repository.failure = { code };
      ledger.write(entryOf('one'));
      await ledger.settle();
      expect(repository.statements).toBe(1);
      ledger.write(entryOf('two'));
      const soon = new Promise((resolve) => setImmediate(resolve, 'waits'));
      expect(await Promise.race([ledger.settle().then(() => 'settled'), soon])).toBe('settled');
      repository.failure = null;
      await ledger.beforeApplicationShutdown();
      expect(repository.written).toEqual(['one', 'two']);
      expect(errors).toEqual([]);
    },
  );
});
