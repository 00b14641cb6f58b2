import { describe, expect, it } from '@jest/globals';
import { MEASURES, readOptions } from './options.js';

describe(readOptions, () => {
  it('has defaults', () => {
    const { counts, only } = readOptions([]);
    expect(counts).toMatchObject({ rounds: 3, streams: 50, 'capacity-connections': 5000 });
    expect(only).toEqual(MEASURES);
  });

  it('reads counts and measures', () => {
    const { counts, only } = readOptions(['--streams', '4', '--only', 'capacity', '--only', 'throughput']);
    expect(counts.streams).toBe(4);
    expect(only).toEqual(['capacity', 'throughput']);
  });

  it.each([
    [['--rounds', '0']],
    [['--streams', 'many']],
    [['--only', 'everything']],
    [['--database', 'paper']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow(new RegExp(args[0] ?? ''));
  });
});
