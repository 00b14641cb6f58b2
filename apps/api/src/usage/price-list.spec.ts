import { describe, expect, it } from '@jest/globals';
import { NO_TOKENS } from '@app/chat-protocol';
import { PriceList, type Price } from './price-list.js';
import { PRICES } from './prices.js';

const price = (model: string, from: string, input: number): Price => ({
  provider: 'vendor',
  model,
  from,
  input,
  output: 10,
  cacheRead: 0.5,
  cacheWrite: 2,
});
const MILLION = { ...NO_TOKENS, input_tokens: 1_000_000 };

describe(PriceList.name, () => {
  const list = new PriceList([
    price('large*', '2026-01-01', 3),
    price('large*', '2026-06-01', 4),
    price('large-old', '2026-01-01', 9),
  ]);

  it('multiplies each kind of token by its rate', () => {
    const usage = {
      input_tokens: 1_000_000,
      output_tokens: 100_000,
      cache_read_input_tokens: 200_000,
      cache_creation_input_tokens: 300_000,
      thinking_tokens: 90_000,
    };
    expect(list.costOf('vendor', 'large', '2026-02-01', usage)).toBeCloseTo(3 + 1 + 0.1 + 0.6, 10);
  });

  it.each([
    ['2026-05-31', 3],
    ['2026-06-01', 4],
  ])('applies the price of the day %s', (day, dollars) => {
    expect(list.costOf('vendor', 'large-2', day, MILLION)).toBe(dollars);
  });

  it('prefers the longest pattern', () => {
    expect(list.costOf('vendor', 'large-old', '2026-07-01', MILLION)).toBe(9);
  });

  it.each([
    ['vendor', 'small', '2026-07-01'],
    ['vendor', 'large', '2025-12-31'],
    ['other', 'large', '2026-07-01'],
  ])('has no price for %s %s on %s', (provider, model, day) => {
    expect(list.costOf(provider, model, day, MILLION)).toBeNull();
  });
});

describe('PRICES', () => {
  it('has each price once per day, and none is negative', () => {
    const keys = PRICES.map(({ provider, model, from }) => `${provider} ${model} ${from}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { input, output, cacheRead, cacheWrite } of PRICES) {
      expect(Math.min(input, output, cacheRead, cacheWrite)).toBeGreaterThanOrEqual(0);
    }
  });

  it('is zero for the embedded analyst', () => {
    expect(new PriceList(PRICES).costOf('embedded', 'analyst', '2026-11-01', MILLION)).toBe(0);
  });
});

describe('own prices', () => {
  const price = (model: string, input: number) => ({
    provider: 'p',
    model,
    from: '2026-01-01',
    input,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
  });
  const list = new PriceList([price('model-a', 1), price('model-b', 1)], [price('model*', 5)]);
  const usage = { ...NO_TOKENS, input_tokens: 1_000_000 };

  it('override the others, from their day on', () => {
    expect(list.costOf('p', 'model-a', '2026-02-01', usage)).toBe(5);
    expect(list.costOf('p', 'model-a', '2025-12-31', usage)).toBeNull();
    expect(list.costOf('q', 'model-a', '2026-02-01', usage)).toBeNull();
    expect(list.has('p', 'model-c', '2026-02-01')).toBe(true);
    expect(list.has('p', 'other', '2026-02-01')).toBe(false);
  });
});
