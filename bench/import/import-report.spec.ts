import { describe, expect, it } from '@jest/globals';
import { renderImports } from './import-report.js';

const round = (changes: object) => ({
  database: 'postgres' as const,
  rows: 1000,
  first: 5000,
  again: 2500,
  copy: 500,
  copyAgain: 500,
  ...changes,
});

describe(renderImports, () => {
  it('tells the rows a second of each arm and its share of the raw copy, by the medians', () => {
    const text = renderImports([round({ first: 1000 }), round({}), round({ first: 90_000 })]);
    expect(text).toMatch(/\| postgres, raw COPY +\| +500 \| +500 \| +500 \| +2,000 \| 1\.000 \|/);
    expect(text).toMatch(/\| postgres, import +\| +5,000 \| +1,000 \| +90,000 \| +200 \| 0\.100 \|/);
  });

  it('keeps databases apart', () => {
    const text = renderImports([round({}), round({ database: 'embedded', copy: 1000 })]);
    expect(text).toContain('postgres, import of the same again');
    expect(text).toMatch(/embedded, import +.*0\.200/);
  });
});
