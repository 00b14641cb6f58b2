/**
 * Invisible characters: white space, control and format characters, default-ignorable ones (such as Hangul fillers),
 * lone surrogates, and blank symbols: U+2800 (empty Braille pattern), U+13441 and U+13442 (hieroglyph blanks), U+16FE4
 * (Khitan filler), U+1D159 (null notehead).
 */
const VISIBLE =
  /[^\u{16FE4}\u{13441}\u{13442}\u{1D159}\u2800\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

export const hasVisibleCharacter = (text: string): boolean => VISIBLE.test(text);

/** Text as it is measured and stored: one code point per composed character, without white space around it. */
export const cleanText = (text: string): string => text.normalize('NFC').trim();

const NUL = '\u0000';
/** Not representable in UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Counts Unicode code points, as PostgreSQL does. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Describes why a text is invalid, or returns undefined. Unless it may be empty, it needs a visible character. */
export function describeTextFault(
  value: unknown,
  { minimum, maximum }: { minimum: number; maximum: number },
): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (value.includes(NUL)) return 'must not contain the character U+0000';
  if (LONE_SURROGATE.test(value)) return 'must be well-formed Unicode, has half of a surrogate pair';
  // A code point has one or two UTF-16 units, so most texts need no counting.
  const length = value.length <= maximum ? value.length : countCharacters(value);
  if (length < minimum) return 'must not be empty';
  if (length > maximum) return `must have at most ${maximum} characters, has ${length}`;
  if (minimum > 0 && !hasVisibleCharacter(value)) return 'must have at least one visible character';
  return undefined;
}
