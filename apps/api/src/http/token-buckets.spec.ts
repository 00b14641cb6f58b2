import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

describe(TokenBuckets.name, () => {
  it('allows a burst, then the refill rate', () => {
    const rate = new TokenBuckets(40, 0.01);
    for (let event = 0; event < 40; event += 1) expect(rate.take('1', 0)).toBe(0);
    expect(rate.take('1', 0)).toBe(100);
    expect(rate.take('1', 100)).toBe(0);
    expect(rate.take('1', 100)).toBe(100);
  });

  it('has a separate bucket per key', () => {
    const rate = new TokenBuckets(1, 0.01);
    expect(rate.take('1', 0)).toBe(0);
    expect(rate.take('1', 0)).toBe(100);
    expect(rate.take('2', 0)).toBe(0);
  });

  it('allows one token at a time for the smallest budget', () => {
    const rate = new TokenBuckets(0.4, 0.0001);
    expect(rate.take('1', 0)).toBe(0);
    expect(rate.take('1', 0)).toBe(10_000);
    expect(rate.take('1', 10_000)).toBe(0);
  });

  it('sweeps only full buckets', () => {
    const rate = new TokenBuckets(2, 0.01);
    rate.take('1', 0);
    rate.take('2', 0);
    rate.take('2', 0);
    expect(rate.sweep(100)).toBe(1);
    expect(rate.take('2', 100)).toBe(0);
    expect(rate.take('2', 100)).toBe(100);
    expect(rate.sweep(300)).toBe(0);
  });

  it('evicts the oldest bucket above the limit', () => {
    const rate = new TokenBuckets(1, 0.01, 2);
    for (const key of ['1', '2', '3']) expect(rate.take(key, 0)).toBe(0);
    expect(rate.take('3', 0)).toBe(100);
    expect(rate.sweep(0)).toBe(2);
  });

  it('subtracts the tokens that other nodes used', () => {
    const buckets = new TokenBuckets(10, 0.01);
    expect(buckets.take('1', 0)).toBe(0);
    expect(buckets.takeUnreported()).toEqual(new Map([['1', 1]]));
    expect(buckets.takeUnreported()).toEqual(new Map());
    buckets.charge('1', 9, 0);
    expect(buckets.take('1', 0)).toBe(100);
    buckets.charge('1', 1_000, 0);
    // The debt is at most one full bucket.
    expect(buckets.take('1', 0)).toBe(1_100);
  });
});
