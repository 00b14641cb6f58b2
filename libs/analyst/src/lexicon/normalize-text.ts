const INVISIBLE = /[\ufe00-\ufe0f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/** Single letters (`ㅋㅋ`) would become parts of syllables. */
const NOT_JAMO = /[^\u3131-\u318e]+/gu;

/**
 * The text in the form that the lexicon and the name search read: compatibility forms (full-width digits, decomposed
 * Hangul) composed, invisible characters removed, quotes and dashes unified. Placeholder and control characters become
 * spaces.
 */
export function normalizeText(text: string): string {
  return text
    .replace(NOT_JAMO, (part) => part.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(/[\p{Co}\p{Cc}]/gu, ' ')
    .replace(/[’‘`´]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[〜～∼]/gu, '~')
    .replace(/\s+/gu, ' ')
    .trim();
}
