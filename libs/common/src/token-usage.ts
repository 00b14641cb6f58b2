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

export function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input_tokens: a.input_tokens + b.input_tokens,
    output_tokens: a.output_tokens + b.output_tokens,
    cache_read_input_tokens: a.cache_read_input_tokens + b.cache_read_input_tokens,
    cache_creation_input_tokens: a.cache_creation_input_tokens + b.cache_creation_input_tokens,
    thinking_tokens: a.thinking_tokens + b.thinking_tokens,
  };
}
