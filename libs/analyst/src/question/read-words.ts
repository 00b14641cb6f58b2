import type { MethodGroup, WeightClass } from '@app/mma/domain';
import type { Period } from '../grammar/calendar.js';
import { readConditions } from '../grammar/read-conditions.js';
import { type QueryParse, readQuery } from '../grammar/read-query.js';
import { readPeriod } from '../grammar/read-time.js';
import { rewriteTokens } from '../grammar/rewrite-tokens.js';
import { is, TokenReader } from '../grammar/token-reader.js';
import { segmenter } from '../lexicon/lexicon.js';
import type { NamedSpan, Token } from '../lexicon/token.js';
import type { Span } from './masked-text.js';

export interface Location {
  kind: 'country' | 'city';
  /** In English, as the data writes it. */
  name: string;
}

/** What the words of a question say, whatever it asks for. */
export interface ReadWords {
  tokens: readonly Token[];
  /** The query that the words make; null when they ask for something else. */
  query: QueryParse | null;
  period: Period | null;
  weightClasses: readonly WeightClass[];
  location: Location | null;
  /** Null for none or several. */
  method: MethodGroup | null;
}

/** @param fighters spans of the mentions and the index of the fighter whom each names */
export function readWords(
  text: string,
  fighters: readonly { span: Span; index: number }[],
  events: readonly Span[],
  today: string,
): ReadWords {
  const names: NamedSpan[] = [
    ...events.map((span): NamedSpan => ({ ...span, means: { is: 'event' } })),
    ...fighters.map(({ span, index }): NamedSpan => ({ ...span, means: { is: 'fighter', index } })),
  ].filter((name, position, all) =>
    all.slice(0, position).every((other) => name.start >= other.end || name.end <= other.start),
  );
  const tokens = segmenter.segment(text, names);
  const rewritten = rewriteTokens(tokens);
  const { country, city } = readConditions(new TokenReader(rewritten), null);
  // "And 205?" continues a question about a numbered event.
  const named = rewritten.filter((token) => !is(token, 'condition') || !/^\d+$/.test(token.text));
  return {
    tokens,
    query: readQuery(tokens, text, today),
    period: readPeriod(new TokenReader(rewritten), today),
    weightClasses: readConditions(new TokenReader(named), null).weight_class ?? [],
    location:
      city !== undefined
        ? { kind: 'city', name: city }
        : country !== undefined
          ? { kind: 'country', name: country }
          : null,
    method: methodOf(rewritten),
  };
}

function methodOf(tokens: readonly Token[]): MethodGroup | null {
  const groups = new Set(
    tokens.flatMap((token) =>
      is(token, 'method') || is(token, 'verb') ? (token.means.set?.method_group ?? []) : [],
    ),
  );
  const [group] = groups;
  return groups.size === 1 && group !== undefined ? group : null;
}
