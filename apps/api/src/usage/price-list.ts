import type { TokenUsage } from '@app/chat-protocol';

/** US dollars per million tokens, valid from a day on. */
export interface Price {
  provider: string;
  /** Model name, or a prefix followed by `*`. */
  model: string;
  /** First day, `YYYY-MM-DD` in UTC. */
  from: string;
  input: number;
  /** Includes reasoning. */
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

const TOKENS_PER_PRICE = 1_000_000;

export class PriceList {
  constructor(private readonly prices: readonly Price[]) {}

  /**
   * Cost of a request in US dollars, by the rates of the day on which it started.
   * @returns null without a price for the model on that day
   */
  costOf(provider: string, model: string, day: string, usage: TokenUsage): number | null {
    const price = this.find(provider, model, day);
    if (price === null) return null;
    const sum =
      usage.input_tokens * price.input +
      usage.output_tokens * price.output +
      usage.cache_read_input_tokens * price.cacheRead +
      usage.cache_creation_input_tokens * price.cacheWrite;
    return sum / TOKENS_PER_PRICE;
  }

  /** The longest pattern wins, then the newest price. */
  private find(provider: string, model: string, day: string): Price | null {
    const matching = this.prices.filter(
      (price) => price.provider === provider && price.from <= day && matches(model, price.model),
    );
    matching.sort((a, b) => b.model.length - a.model.length || b.from.localeCompare(a.from));
    return matching[0] ?? null;
  }
}

function matches(model: string, pattern: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}
