import type { Price } from './price-list.js';

/**
 * Prices in US dollars per million tokens. For a price change add an entry with its first day and keep the old one,
 * which still applies to earlier requests. `model` is a name or, with `*`, a prefix. Source: the providers' pricing
 * pages, October 2026.
 */
export const PRICES: readonly Price[] = [
  anthropic('claude-fable-5-1*', '2026-01-01', { input: 10, output: 50, cacheRead: 0.25 }),
  anthropic('claude-fable-5*', '2026-01-01', { input: 10, output: 50, cacheRead: 1 }),
  anthropic('claude-opus-5-5*', '2026-01-01', { input: 4, output: 20, cacheRead: 0.2 }),
  anthropic('claude-opus-5*', '2026-01-01', { input: 5, output: 25, cacheRead: 0.5 }),
  anthropic('claude-opus-4-5*', '2025-11-01', { input: 5, output: 25, cacheRead: 0.5 }),
  anthropic('claude-opus-4-6*', '2025-11-01', { input: 5, output: 25, cacheRead: 0.5 }),
  anthropic('claude-opus-4-7*', '2025-11-01', { input: 5, output: 25, cacheRead: 0.5 }),
  anthropic('claude-opus-4-8*', '2025-11-01', { input: 5, output: 25, cacheRead: 0.5 }),
  anthropic('claude-sonnet-5*', '2026-01-01', { input: 2, output: 10, cacheRead: 0.2 }),
  anthropic('claude-sonnet-4*', '2025-05-01', { input: 3, output: 15, cacheRead: 0.3 }),
  anthropic('claude-haiku-4-5*', '2025-10-01', { input: 1, output: 5, cacheRead: 0.1 }),

  openai('gpt-5-mini*', '2025-08-01', { input: 0.25, output: 2, cacheRead: 0.025 }),
  openai('gpt-5-nano*', '2025-08-01', { input: 0.05, output: 0.4, cacheRead: 0.005 }),
  openai('gpt-5', '2025-08-01', { input: 1.25, output: 10, cacheRead: 0.125 }),
  openai('gpt-4.1-mini*', '2025-04-01', { input: 0.4, output: 1.6, cacheRead: 0.1 }),
  openai('gpt-4.1-nano*', '2025-04-01', { input: 0.1, output: 0.4, cacheRead: 0.025 }),
  openai('gpt-4.1', '2025-04-01', { input: 2, output: 8, cacheRead: 0.5 }),
  openai('gpt-4o-mini*', '2024-07-01', { input: 0.15, output: 0.6, cacheRead: 0.075 }),
  openai('gpt-4o', '2024-10-01', { input: 2.5, output: 10, cacheRead: 1.25 }),

  { provider: 'embedded', model: '*', from: '2020-01-01', input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
];

type Rates = Pick<Price, 'input' | 'output' | 'cacheRead'>;

/** Writes to the five-minute cache cost 25% more than uncached input. */
function anthropic(model: string, from: string, rates: Rates): Price {
  return { provider: 'anthropic', model, from, ...rates, cacheWrite: rates.input * 1.25 };
}

/** Cache writes are free. */
function openai(model: string, from: string, rates: Rates): Price {
  return { provider: 'openai', model, from, ...rates, cacheWrite: 0 };
}
