/** Latin letters that Unicode does not decompose into a base letter and a mark. */
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
 * The form in which names are compared: no diacritics, lower case, apostrophes and dots dropped, every other run of
 * what is neither letter nor digit one space, no space at the ends. Hangul stays whole syllables.
 * Folding a folded text changes nothing.
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
