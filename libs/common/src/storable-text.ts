/** Replaces lone surrogates, which UTF-8 cannot encode, with U+FFFD. Preserves the length. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Removes what PostgreSQL cannot store in text and jsonb: NUL and lone surrogates. */
export const storableText = (text: string): string => wellFormed(text.replaceAll('\0', ''));
