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
  /** @param own prices of the installation: if one of them matches, the others do not count */
  constructor(
    private readonly prices: readonly Price[],
    private readonly own: readonly Price[] = [],
  ) {}

  /** Whether a request on that day has a price. */
  has(provider: string, model: string, day: string): boolean {
    return this.find(provider, model, day) !== null;
  }

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

  private find(provider: string, model: string, day: string): Price | null {
    return findIn(this.own, provider, model, day) ?? findIn(this.prices, provider, model, day);
  }
}

/** The longest pattern wins, then the newest price. */
function findIn(prices: readonly Price[], provider: string, model: string, day: string): Price | null {
  const matching = prices.filter(
    (price) => price.provider === provider && price.from <= day && matches(model, price.model),
  );
  matching.sort((a, b) => b.model.length - a.model.length || b.from.localeCompare(a.from));
  return matching[0] ?? null;
}

function matches(model: string, pattern: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}
