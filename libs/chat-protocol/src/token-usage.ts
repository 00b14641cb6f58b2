import type { z } from 'zod';
import type { tokenUsage } from './answer-parts.js';

export type TokenUsage = z.output<typeof tokenUsage>;

export const NO_TOKENS: Readonly<TokenUsage> = {
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
  thinking_tokens: 0,
};

/** Maximum of the ledger's columns. */
export const MAX_TOKENS = 2_147_483_647;

/** Converts to an integer from 0 to {@link MAX_TOKENS}. Accepts digits in a string. */
export function toTokenCount(value: unknown, otherwise = 0): number {
  const count = typeof value === 'string' && /^\d{1,20}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || Number.isNaN(count)) return otherwise;
  return Math.min(Math.max(Math.trunc(count), 0), MAX_TOKENS);
}

export function toTokenUsage(usage: Readonly<Partial<Record<keyof TokenUsage, unknown>>>): TokenUsage {
  return {
    input_tokens: toTokenCount(usage.input_tokens),
    output_tokens: toTokenCount(usage.output_tokens),
    cache_read_input_tokens: toTokenCount(usage.cache_read_input_tokens),
    cache_creation_input_tokens: toTokenCount(usage.cache_creation_input_tokens),
    thinking_tokens: toTokenCount(usage.thinking_tokens),
  };
}

export function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input_tokens: a.input_tokens + b.input_tokens,
    output_tokens: a.output_tokens + b.output_tokens,
    cache_read_input_tokens: a.cache_read_input_tokens + b.cache_read_input_tokens,
    cache_creation_input_tokens: a.cache_creation_input_tokens + b.cache_creation_input_tokens,
    thinking_tokens: a.thinking_tokens + b.thinking_tokens,
  };
}
