/** Latin letters without a Unicode decomposition. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
};
const UNDECOMPOSED_LETTER = new RegExp(`[${Object.keys(UNDECOMPOSED).join('')}]`, 'g');
const DROPPED_SIGNS = /['’‘‛`´ʼʻʹ′.]/g;

/**
 * Folds a name for comparison: lower case without diacritics, apostrophes and dots; every other run of non-alphanumeric
 * characters becomes one space; trimmed. Hangul stays composed. Idempotent.
 */
export function foldText(text: string): string {
  return text
    .replace(DROPPED_SIGNS, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(DROPPED_SIGNS, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .normalize('NFC')
    .trim();
}
