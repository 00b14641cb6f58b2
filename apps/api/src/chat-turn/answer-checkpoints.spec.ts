import { describe, expect, it } from '@jest/globals';
import { checkpointInterval } from './answer-checkpoints.js';

describe(checkpointInterval.name, () => {
  it.each([
    ['nothing to store', 0, 100],
    ['a quick one', 2, 100],
    ['a checkpoint of six milliseconds', 6, 300],
    ['a slow one', 200, 1_000],
    ['a checkpoint that hangs', 10_000, 1_000],
  ])('after %s', (_, duration, wait) => {
    expect(checkpointInterval(duration)).toBe(wait);
  });
});
