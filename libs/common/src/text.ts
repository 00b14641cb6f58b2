/** A conservative estimate: four characters per token in Latin script, one otherwise. */
export function estimateTokens(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index += 1) units += text.charCodeAt(index) < 0x250 ? 0.25 : 1;
  return units;
}

/** Replaces lone surrogates, which UTF-8 cannot encode, with U+FFFD. Preserves the length. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Removes what PostgreSQL cannot store in text and jsonb: NUL and lone surrogates. */
export const storableText = (text: string): string => wellFormed(text.replaceAll('\0', ''));
