import { type TokenUsage } from '@app/chat-protocol';

const inputOf = (usage: TokenUsage): number =>
  usage.input_tokens + usage.cache_read_input_tokens + usage.cache_creation_input_tokens;

/**
 * The usage of a request after a further report. Reports are running totals, so figures never fall: some servers report
 * zeros at the end. The parts of the input may shift while their sum does not fall.
 */
export function laterUsage(before: TokenUsage, now: TokenUsage): TokenUsage {
  const input = inputOf(now) >= inputOf(before) ? now : before;
  return {
    input_tokens: input.input_tokens,
    cache_read_input_tokens: input.cache_read_input_tokens,
    cache_creation_input_tokens: input.cache_creation_input_tokens,
    output_tokens: Math.max(before.output_tokens, now.output_tokens),
    thinking_tokens: Math.max(before.thinking_tokens, now.thinking_tokens),
  };
}
