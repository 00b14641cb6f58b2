import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DatasetRepository } from './dataset.repository.js';
import { PerDataVersion } from './per-data-version.js';
import { ServedDataVersion } from './served-data-version.js';

const { signal } = new AbortController();

/** The build of a value, ended by the test. */
class Builds {
  readonly waiting: { end: (value: string) => void; fail: () => void }[] = [];
  build = (): Promise<string> =>
    new Promise((resolve, reject) => {
      this.waiting.push({ end: resolve, fail: () => reject(new Error('the database is gone')) });
    });
}

describe(PerDataVersion.name, () => {
  const dataset = { dataVersion: 1 };
  let versions: ServedDataVersion;
  let names: Builds;
  let events: Builds;
  let values: PerDataVersion<string>[];
  const readAll = (): Promise<string[]> => Promise.all(values.map((value) => value.read(signal)));

  /** After it, readers look for a newer version again. */
  const waitForCheck = (): void => {
    const later = performance.now() + 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
  };

  afterEach(() => {
    jest.restoreAllMocks();
  });
  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    dataset.dataVersion = 1;
    versions = new ServedDataVersion({ readState: async () => dataset } as unknown as DatasetRepository);
    [names, events] = [new Builds(), new Builds()];
    values = [new PerDataVersion(versions, names.build), new PerDataVersion(versions, events.build)];
    const read = readAll();
    await setImmediate();
    names.waiting[0]?.end('names 1');
    events.waiting[0]?.end('events 1');
    await read;
  });

  it('builds once, however many read', async () => {
    expect(await Promise.all([readAll(), readAll()])).toEqual([
      ['names 1', 'events 1'],
      ['names 1', 'events 1'],
    ]);
    expect([names.waiting.length, events.waiting.length]).toEqual([1, 1]);
  });

  it('answers from the previous values until all new ones are ready, and then from all of them', async () => {
    dataset.dataVersion = 2;
    waitForCheck();
    expect(await readAll()).toEqual(['names 1', 'events 1']);
    await setImmediate();
    names.waiting[1]?.end('names 2');
    await setImmediate();
    expect(await readAll()).toEqual(['names 1', 'events 1']);
    expect(await versions.read(signal)).toBe(1);
    events.waiting[1]?.end('events 2');
    await versions.refresh();
    expect(await readAll()).toEqual(['names 2', 'events 2']);
    expect(await versions.read(signal)).toBe(2);
    expect([names.waiting.length, events.waiting.length]).toEqual([2, 2]);
  });

  it('asks the database for a newer version at most twice a second, and waits for it only at first', async () => {
    let asked = 0;
    const slow = {
      readState: async () => ((asked += 1), asked === 1 ? dataset : new Promise(() => undefined)),
    };
    const checked = new ServedDataVersion(slow as unknown as DatasetRepository);
    expect([await checked.read(signal), await checked.read(signal), asked]).toEqual([1, 1, 1]);
    waitForCheck();
    expect([await checked.read(signal), await checked.read(signal), asked]).toEqual([1, 1, 2]);
  });

  it('prepares the newest version if the data changes again meanwhile', async () => {
    dataset.dataVersion = 2;
    const refreshed = versions.refresh();
    await setImmediate();
    dataset.dataVersion = 3;
    for (const build of [1, 2]) {
      await setImmediate();
      names.waiting[build]?.end(`names ${build + 1}`);
      await setImmediate();
      events.waiting[build]?.end(`events ${build + 1}`);
      await setImmediate();
    }
    await refreshed;
    expect(await readAll()).toEqual(['names 3', 'events 3']);
  });

  it('keeps the previous values if a build fails, and does not repeat it at once', async () => {
    dataset.dataVersion = 2;
    const refreshed = versions.refresh();
    await setImmediate();
    names.waiting[1]?.fail();
    await refreshed;
    expect(await readAll()).toEqual(['names 1', 'events 1']);
    await setImmediate();
    expect(names.waiting).toHaveLength(2);
  });

  it('builds again after the first build has failed', async () => {
    const fresh = new Builds();
    const value = new PerDataVersion(versions, fresh.build);
    const failed = value.read(signal);
    await setImmediate();
    fresh.waiting[0]?.fail();
    await expect(failed).rejects.toThrow('gone');
    const read = value.read(signal);
    await setImmediate();
    fresh.waiting[1]?.end('again');
    expect(await read).toBe('again');
  });
});
