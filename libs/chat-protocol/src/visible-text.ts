/**
 * Characters that show nothing: space, control and format characters, those that Unicode says to ignore in display (such
 * as the Hangul fillers), halves of surrogate pairs, and blank ones among letters, marks and symbols: U+2800 (empty
 * Braille pattern), U+13441 and U+13442 (blanks of hieroglyphs), U+16FE4 (Khitan filler), U+1D159 (empty notehead).
 */
const VISIBLE =
  /[^\u{16FE4}\u{13441}\u{13442}\u{1D159}\u2800\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text has at least one character that shows something. */
export const hasVisibleCharacter = (text: string): boolean => VISIBLE.test(text);
