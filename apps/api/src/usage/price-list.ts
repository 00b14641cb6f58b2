import type { TokenUsage } from '@app/chat-protocol';

/** US dollars per million tokens, from a day on. */
export interface Price {
  provider: string;
  /** The model's name; with `*` at its end, how the name begins. */
  model: string;
  /** First day, `YYYY-MM-DD` in UTC. */
  from: string;
  input: number;
  /** Reasoning included. */
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

const TOKENS_PER_PRICE = 1_000_000;

/** Finds what a request costs. */
export class PriceList {
  constructor(private readonly prices: readonly Price[]) {}

  /**
   * What a request costs in US dollars: each kind of token by its own rate of the day on which the request began.
   * @returns null when the list has no price for the model on that day
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

  /** The most particular name wins, then the newest day. */
  private find(provider: string, model: string, day: string): Price | null {
    const fitting = this.prices.filter(
      (price) => price.provider === provider && price.from <= day && isNamed(model, price.model),
    );
    fitting.sort((a, b) => b.model.length - a.model.length || b.from.localeCompare(a.from));
    return fitting[0] ?? null;
  }
}

function isNamed(model: string, pattern: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}
