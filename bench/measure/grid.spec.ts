import { describe, expect, it } from '@jest/globals';
import { milliseconds, renderGrid, times } from './grid.js';

describe(renderGrid, () => {
  it('lines columns up, names to the left and figures to the right', () => {
    expect(
      renderGrid(
        ['tool', 'p50'],
        [
          ['get_bout', '1.00'],
          ['a', '12.50'],
        ],
      ),
    ).toBe(
      ['| tool     |   p50 |', '| -------- | ----: |', '| get_bout |  1.00 |', '| a        | 12.50 |'].join(
        '\n',
      ),
    );
  });
});

describe(milliseconds, () => {
  it.each([
    [0.123, '0.12'],
    [12.34, '12.3'],
    [1234.5, '1235'],
  ])('writes %d as %s', (value, text) => {
    expect(milliseconds(value)).toBe(text);
  });
});

describe(times, () => {
  it.each([
    [1, '1.0×'],
    [12.34, '12.3×'],
    [123.4, '123×'],
  ])('writes %d as %s', (value, text) => {
    expect(times(value)).toBe(text);
  });
});
