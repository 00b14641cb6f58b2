import { describe, expect, it } from '@jest/globals';
import { EventRate } from './event-rate.js';

describe(EventRate.name, () => {
  it('allows a burst, then ten a second', () => {
    const rate = new EventRate(1, 0);
    for (let event = 0; event < 40; event += 1) expect(rate.take(0)).toBe(0);
    expect(rate.take(0)).toBe(100);
    expect(rate.take(100)).toBe(0);
    expect(rate.take(100)).toBe(100);
  });

  it('scales', () => {
    const rate = new EventRate(0.1, 0);
    for (let event = 0; event < 4; event += 1) expect(rate.take(0)).toBe(0);
    expect(rate.take(0)).toBe(1000);
  });
});
