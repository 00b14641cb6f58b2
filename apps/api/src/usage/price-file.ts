import { readFileSync } from 'node:fs';
import { InvalidEnvironmentError } from '@app/config';
import { z } from 'zod';
import type { Price } from './price-list.js';

const rate = z.number().min(0).max(1_000_000);

/** US dollars per million tokens. */
const priceEntry = z
  .strictObject({
    provider: z.string().min(1),
    /** Model name, or a prefix followed by `*`. */
    model: z.string().min(1),
    /** First day, in UTC. */
    from: z.iso.date().default('2000-01-01'),
    input: rate,
    output: rate,
    cache_read: rate.optional(),
    cache_write: rate.optional(),
  })
  .transform(({ cache_read: cacheRead, cache_write: cacheWrite, ...price }): Price => ({
    ...price,
    cacheRead: cacheRead ?? price.input,
    cacheWrite: cacheWrite ?? price.input,
  }));

const priceEntries = z.array(priceEntry);

/** Reads LLM_PRICES_FILE. @throws InvalidEnvironmentError that names every invalid field */
export function readPriceFile(path: string): Price[] {
  const parsed = priceEntries.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new InvalidEnvironmentError(
    parsed.error.issues.map(({ path: at, message }) =>
      `LLM_PRICES_FILE: ${['entry', ...at.map(String)].join('.')}: ${message}`.replace('entry: ', ''),
    ),
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    throw new InvalidEnvironmentError([`LLM_PRICES_FILE: the file ${reason}`]);
  }
}
