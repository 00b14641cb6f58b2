/** Tokens of one or several model requests. */
export interface TokenUsage {
  /** Read in full price; those of the cache stand apart. */
  input_tokens: number;
  output_tokens: number;
  cache_read_input_tokens: number;
  cache_creation_input_tokens: number;
  /** What of `output_tokens` the model reasoned with; 0 where the provider does not say. */
  thinking_tokens: number;
}

export const NO_TOKENS: Readonly<TokenUsage> = {
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
  thinking_tokens: 0,
};

/** Largest count that is taken from a provider: that of the ledger's columns. */
export const MOST_TOKENS = 2_147_483_647;

/**
 * A provider's figure as a count of tokens, whatever it sent: a whole number from 0 to {@link MOST_TOKENS}. Digits in a
 * string count as well.
 * @param otherwise for a value that is no number
 */
export function toTokenCount(value: unknown, otherwise = 0): number {
  const count = typeof value === 'string' && /^\d{1,20}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || Number.isNaN(count)) return otherwise;
  return Math.min(Math.max(Math.trunc(count), 0), MOST_TOKENS);
}

/** The same figures, each as {@link toTokenCount} takes it. */
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
