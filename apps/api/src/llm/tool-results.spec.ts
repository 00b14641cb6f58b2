import { describe, expect, it } from '@jest/globals';
import type { ToolMeta, ToolOutcome } from '@app/mma';
import { boundForModel } from './tool-results.js';

const meta = (rows: number): ToolMeta => ({
  as_of: '2026-01-01',
  coverage: 'complete',
  notes: [],
  applied: [],
  row_count: rows,
  truncated: false,
  sources: Array.from({ length: 20 }, (_, index) => ({
    kind: 'bout' as const,
    id: `bout-${index}`,
    label: 'A bout',
    url: null,
  })),
});
const outcome = (data: unknown, rows = 1): ToolOutcome => ({ ok: true, result: { data, meta: meta(rows) } });

describe(boundForModel.name, () => {
  it('returns a small result unchanged', () => {
    const small = outcome({ name: 'A' });
    expect(boundForModel(small)).toBe(small.result);
  });

  it('removes the sources first', () => {
    const result = boundForModel(outcome({ text: 'x'.repeat(500) }), 1000);
    expect(result).toMatchObject({
      data: { text: 'x'.repeat(500) },
      meta: { sources: [], truncated: false },
    });
  });

  it('then removes rows and states it', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ id, text: 'x'.repeat(50) }));
    const result = boundForModel(outcome(rows, 100), 2000);
    expect(result).toMatchObject({ meta: { truncated: true, row_count: 25 } });
    expect(JSON.stringify(result).length).toBeLessThanOrEqual(2000);
    expect(JSON.stringify(result)).toContain('Only the first 25 of 100 rows');
  });

  it('returns an error when the result cannot be shortened', () => {
    expect(boundForModel(outcome({ text: 'x'.repeat(5000) }), 1000)).toMatchObject({
      error: { code: 'invalid_arguments' },
    });
  });
});
