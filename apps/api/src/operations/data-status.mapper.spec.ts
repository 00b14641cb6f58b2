import { describe, expect, it } from '@jest/globals';
import { toDataStatus } from './data-status.mapper.js';

const status = (source: string): Parameters<typeof toDataStatus>[0] => ({
  as_of: null,
  coverage: 'starter',
  counts: {
    events: 0,
    bouts: 0,
    fighters: 0,
    complete_fighters: 0,
    rounds: 0,
    totals: 0,
    rankings: 0,
    quarantined: 0,
  },
  data_version: 0,
  last_sync: {
    source,
    started_at: '2026-01-01T00:00:00.000Z',
    finished_at: null,
    inserted: 0,
    updated: 0,
    rejected: 0,
    status: 'failed',
    progress: null,
    failure: '/srv/secret/ufc.csv cannot be read',
  },
  how_to_get_the_rest: null,
});

describe(toDataStatus.name, () => {
  it.each([
    ['starter', 'starter'],
    ['https://example.com/data/', 'https://example.com/data/'],
    ['/srv/secret/ufc', 'ufc'],
    ['/srv/secret/ufc/', 'ufc'],
    ['C:\\secret\\ufc', 'ufc'],
    ['../ufc', 'ufc'],
    ['/', 'folder'],
  ])('shows the source %s as %s, without the reason of a failure', (source, shown) => {
    const { last_sync: sync } = toDataStatus(status(source));
    expect(sync?.source).toBe(shown);
    expect(JSON.stringify(sync)).not.toContain('secret');
  });
});
