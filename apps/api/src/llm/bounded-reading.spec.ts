import { describe, expect, it } from '@jest/globals';
import { boundReading } from './bounded-reading.js';

const READING = { outcome: 'answered' as const, understood: 'wins', ignored: [] };
const bound = (state: unknown) => boundReading({ reading: READING, suggestions: [], state });

describe(boundReading.name, () => {
  it('keeps three suggestions with text', () => {
    const suggestions = ['one', ' ', '', 'two', 'three', 'four'];
    expect(boundReading({ reading: null, suggestions })).toEqual({
      reading: null,
      suggestions: ['one', 'two', 'three'],
    });
  });

  it.each([[{ plan: [1, 'two'] }], ['x'.repeat(8_190)], ['가'.repeat(2_730)], [0], [null]])(
    'keeps a state of up to 8 KiB (%#)',
    (state) => {
      expect(bound(state)).toEqual({ reading: READING, suggestions: [], state });
    },
  );

  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  it.each([['x'.repeat(8_191)], ['가'.repeat(2_731)], [undefined], [() => 1], [1n], [cycle]])(
    'drops a larger state and what is no JSON (%#)',
    (state) => {
      expect(bound(state)).toEqual({ reading: READING, suggestions: [] });
    },
  );
});
