import { describe, expect, it } from '@jest/globals';
import { toFeedbackFilter } from './feedback-filter.js';

describe(toFeedbackFilter.name, () => {
  it('includes both days', () => {
    expect(toFeedbackFilter({ rating: 'up', from: '2028-02-28', to: '2028-02-29' })).toEqual({
      rating: 'up',
      from: new Date('2028-02-28T00:00:00.000Z'),
      before: new Date('2028-03-01T00:00:00.000Z'),
    });
  });

  it('accepts one day', () => {
    const { from, before } = toFeedbackFilter({ from: '2026-08-01', to: '2026-08-01' });
    expect(Number(before) - Number(from)).toBe(86_400_000);
  });

  it('filters nothing without fields', () => {
    expect(toFeedbackFilter({})).toEqual({ rating: null, from: null, before: null });
  });

  it('refuses a reversed period', () => {
    expect(() => toFeedbackFilter({ from: '2026-08-02', to: '2026-08-01' })).toThrow(
      expect.objectContaining({ errors: [{ field: 'from', message: 'must not be after to' }] }),
    );
  });
});
