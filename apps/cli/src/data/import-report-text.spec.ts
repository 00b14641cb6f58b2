import type { ImportReport } from '@app/data-collection';
import { describe, expect, it } from '@jest/globals';
import { renderReport } from './import-report-text.js';

const NONE = { inserted: 0, updated: 0, unchanged: 0, rejected: 0 };

const report = (changes: Partial<ImportReport> = {}): ImportReport => ({
  runId: 'run-1',
  source: '/files',
  tables: {
    events: { inserted: 2, updated: 1, unchanged: 1234, rejected: 1 },
    fighters: NONE,
    fighter_aliases: NONE,
    bouts: NONE,
    bout_participants: NONE,
    bout_totals: NONE,
    round_statistics: NONE,
    rankings: NONE,
  },
  lines: [],
  changed: true,
  dataVersion: 7,
  rowsRead: 5000,
  durationMs: 2000,
  peakMemoryBytes: 250_000_000,
  ...changes,
});

const rejects = (count: number): ImportReport['lines'] =>
  Array.from({ length: count }, (_, index) => ({
    file: 'a.csv',
    line: index + 2,
    severity: 'rejected' as const,
    reason: 'no such bout',
  }));

describe('renderReport', () => {
  it('tells the counts of each table, the changes, the time and the memory', () => {
    const text = renderReport(report());
    expect(text).toMatch(/^table +inserted +updated +unchanged +rejected$/m);
    expect(text).toMatch(/^events +2 +1 +1,234 +1$/m);
    expect(text).toContain('3 rows changed; data version 7.');
    expect(text).toContain('5,000 lines read in 2.0 s (2,500 a second), 250 MB peak memory.');
  });

  it('says so when nothing changed', () => {
    expect(renderReport(report({ changed: false }))).toContain('Nothing changed');
  });

  it('says so when rows only went out of use', () => {
    const tables = { ...report().tables, events: NONE };
    expect(renderReport(report({ tables }))).toContain(
      'Rows were removed or marked partial; data version 7.',
    );
  });

  it('names each line and calls a warning one', () => {
    const [line] = rejects(1);
    const text = renderReport(
      report({ lines: [...rejects(1), { file: 'b.csv', line: 3, severity: 'warning', reason: 'odd' }] }),
    );
    expect(text).toContain(`${line?.file}:${line?.line}: no such bout\nb.csv:3: warning: odd\n`);
    expect(text).toContain('1 line rejected, 1 warning.');
  });

  it('names fifty lines and where the others are', () => {
    const text = renderReport(report({ lines: rejects(52) }));
    expect(text).toContain('a.csv:51: no such bout');
    expect(text).not.toContain('a.csv:52:');
    expect(text).toContain('and 2 more; all in the database (mma.import_rejects, run_id run-1)');
  });
});
