/**
 * Invisible characters: white space, control and format characters, default-ignorable ones (such as Hangul
 * fillers), lone surrogates, and blank symbols: U+2800 (empty Braille pattern), U+13441 and U+13442
 * (hieroglyph blanks), U+16FE4 (Khitan filler), U+1D159 (null notehead).
 */
const VISIBLE =
  /[^\u{16FE4}\u{13441}\u{13442}\u{1D159}\u2800\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Whether a text has at least one visible character. */
export const hasVisibleCharacter = (text: string): boolean => VISIBLE.test(text);
