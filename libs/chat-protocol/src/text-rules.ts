import { hasVisibleCharacter } from './visible-text.js';

const NUL = '\u0000';
/** Half of a pair of UTF-16 units without its other half; UTF-8, and so the database, cannot hold one. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Counts Unicode characters, as PostgreSQL does, rather than UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/**
 * What is wrong with a text of so many characters; undefined when nothing is. One character must be visible, unless
 * the text may be empty.
 */
export function describeTextFault(
  value: unknown,
  { minimum, maximum }: { minimum: number; maximum: number },
): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (value.includes(NUL)) return 'must not contain the character U+0000';
  if (LONE_SURROGATE.test(value)) return 'must be well-formed Unicode, has half of a surrogate pair';
  // Every character takes one or two UTF-16 units, so most texts need no counting.
  const length = value.length <= maximum ? value.length : countCharacters(value);
  if (length < minimum) return 'must not be empty';
  if (length > maximum) return `must have at most ${maximum} characters, has ${length}`;
  if (minimum > 0 && !hasVisibleCharacter(value)) return 'must have at least one visible character';
  return undefined;
}
