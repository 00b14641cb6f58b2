import { hasVisibleCharacter } from './visible-text.js';

const NUL = '\u0000';
/** UTF-8, and so the database, cannot represent a lone surrogate. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Counts Unicode code points, as PostgreSQL does. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/**
 * Describes why a text is not valid, or returns undefined. Unless it may be empty, it needs a visible character.
 */
export function describeTextFault(
  value: unknown,
  { minimum, maximum }: { minimum: number; maximum: number },
): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (value.includes(NUL)) return 'must not contain the character U+0000';
  if (LONE_SURROGATE.test(value)) return 'must be well-formed Unicode, has half of a surrogate pair';
  // A character has one or two UTF-16 units, so most texts need no counting.
  const length = value.length <= maximum ? value.length : countCharacters(value);
  if (length < minimum) return 'must not be empty';
  if (length > maximum) return `must have at most ${maximum} characters, has ${length}`;
  if (minimum > 0 && !hasVisibleCharacter(value)) return 'must have at least one visible character';
  return undefined;
}
