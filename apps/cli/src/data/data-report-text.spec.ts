import type { DataReport } from '@app/data-collection';
import { describe, expect, it } from '@jest/globals';
import { renderDataReport } from './data-report-text.js';

const report = (changes: Partial<DataReport> = {}, quarantined = 0): DataReport => ({
  status: {
    as_of: '2020-06-06',
    coverage: 'complete',
    counts: {
      events: 3,
      bouts: 1200,
      fighters: 7,
      complete_fighters: 6,
      rounds: 0,
      totals: 0,
      rankings: 0,
      quarantined,
    },
    data_version: 4,
    last_sync: null,
    how_to_get_the_rest: null,
  },
  quarantined: [],
  ambiguous: [],
  imports: [],
  ...changes,
});

const row = (
  changes: Partial<DataReport['quarantined'][number]> = {},
): DataReport['quarantined'][number] => ({
  source: '/files',
  file: 'ufc_fight_stats.csv',
  line: 3,
  reason: 'no such bout',
  values: {},
  event_id: null,
  bout_id: null,
  bout: null,
  fighter_id: null,
  fighter: null,
  round: null,
  first_seen_at: '2020-06-07T10:00:00Z',
  ...changes,
});

describe(renderDataReport.name, () => {
  it('tells how far the data reaches, and that nothing is wrong', () => {
    const text = renderDataReport(report());
    expect(text).toContain(
      'The data reaches to 2020-06-06 (complete, data version 4): 3 events, 1,200 bouts,',
    );
    expect(text).toContain('No rows are quarantined.');
    expect(text).toContain('No fighters are ambiguous.');
    expect(text).toContain('No imports yet.');
  });

  it('lists kept rows under their source, with what they are about and since when, and how many more there are', () => {
    const rows = [
      row(),
      row({ line: 4, fighter: 'Adam Arden', bout: 'Adam Arden vs. Bruno Bohl', round: 2 }),
      row({ source: 'https://example.com/', file: 'ufc_fight_totals.csv', line: null, bout_id: 'b1' }),
    ];
    const lines = renderDataReport(report({ quarantined: rows }, 5)).split('\n');
    expect(lines.slice(2, 8)).toEqual([
      '5 rows quarantined and not used:',
      'from /files',
      '  ufc_fight_stats.csv:3: no such bout (since 2020-06-07)',
      '  ufc_fight_stats.csv:4: no such bout [Adam Arden, Adam Arden vs. Bruno Bohl, round 2] (since 2020-06-07)',
      'from https://example.com/',
      '  ufc_fight_totals.csv (formerly current): no such bout [b1] (since 2020-06-07)',
    ]);
    expect(lines[8]).toBe('and 2 more (--limit)');
  });

  it('names those whose bouts cannot be told apart', () => {
    const candidates = [
      { fighter_id: 'f1', name: 'Adam Arden', nickname: 'The Ant' },
      { fighter_id: 'f2', name: 'Adam Arden', nickname: null },
    ];
    const ambiguous = [{ fighter_id: 'n-adam-arden', name: 'Adam Arden', bouts: 1, candidates }];
    expect(renderDataReport(report({ ambiguous }))).toContain(
      '  Adam Arden: 1 bout under n-adam-arden; candidates: f1 (The Ant), f2',
    );
  });

  it('shows the last imports with their counts, and why one failed', () => {
    const imports = [
      {
        source: '/files',
        started_at: '2020-06-07T10:00:00.000Z',
        finished_at: null,
        inserted: 1234,
        updated: 5,
        rejected: 6,
        status: 'failed' as const,
        progress: null,
        failure: 'It broke off.',
      },
    ];
    const text = renderDataReport(report({ imports }));
    expect(text).toMatch(/^2020-06-07 10:00 \/files +1,234 +5 +6 +failed$/m);
    expect(text).toContain('2020-06-07 10:00 failed: It broke off.');
  });
});
