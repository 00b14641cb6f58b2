/** The text with U+FFFD for each lone half of a surrogate pair, which UTF-8 cannot carry. Its length stays. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The text as PostgreSQL takes it, as text and within jsonb: without NUL and lone halves of surrogate pairs. */
export const storableText = (text: string): string => wellFormed(text.replaceAll('\0', ''));
