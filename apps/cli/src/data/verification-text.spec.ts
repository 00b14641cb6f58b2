import { describe, expect, it } from '@jest/globals';
import { renderVerification } from './verification-text.js';

describe(renderVerification, () => {
  it('says that nothing differs', () => {
    const text = renderVerification({
      tables: [{ table: 'fighter_careers', rows: 2732, differences: 0 }],
      differences: [],
    });
    expect(text).toMatch(/^fighter_careers {6}2,732 rows checked {8}0 differences$/m);
    expect(text).toContain('Every derived figure matches the bouts.');
  });

  it('names what differs, up to fifty, and counts all', () => {
    const differences = Array.from({ length: 60 }, (_, index) => ({
      table: 'career_figures',
      row: `wins all f${index}`,
      column: 'value',
      stored: 2,
      counted: index === 0 ? undefined : 3,
    }));
    const text = renderVerification({
      tables: [{ table: 'career_figures', rows: 100, differences: 60 }],
      differences,
    });
    expect(text).toContain('career_figures wins all f0 value: stored 2, computed nothing');
    expect(text).toContain('career_figures wins all f49 value: stored 2, computed 3');
    expect(text).not.toContain('f50 ');
    expect(text).toContain('and 10 more');
    expect(text).toContain('60 figures differ');
  });
});
