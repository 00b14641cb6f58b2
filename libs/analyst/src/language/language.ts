export type Language = 'ko' | 'en';

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/gu;
const LATIN = /\p{Script=Latin}/gu;
const ENGLISH_GRAMMAR =
  /\b(?:what|who|whom|whose|which|when|where|how|why|is|are|was|were|did|does|do|has|have|had|the|of|at|tell|show|give|and|between|by|many)\b/giu;

/**
 * The language of a text by its scripts. Latin names do not make a Korean question English; a Korean name
 * does not make an English sentence Korean.
 */
export function detectLanguage(text: string): Language {
  const hangul = text.match(HANGUL)?.length ?? 0;
  if (hangul === 0) return 'en';
  // A Hangul syllable holds two or three letters.
  if (hangul * 2 >= (text.match(LATIN)?.length ?? 0)) return 'ko';
  return (text.match(ENGLISH_GRAMMAR)?.length ?? 0) >= 2 ? 'en' : 'ko';
}

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LETTER = /\p{L}/gu;

/** Shorter texts are accepted in either language, unless they are in a third script. */
const FEWEST_LETTERS = 30;
/** A name or a word in another script is no other language. */
const FEWEST_FOREIGN_LETTERS = 4;
/** Korean answers contain Latin names, English answers Korean ones. */
const LEAST_HANGUL_OF_KOREAN = 0.25;
const MOST_FOREIGN_OF_ENGLISH = 0.35;
const NAMES = /`[^`]*`|https?:\/\/\S+|\([^()]*\)|^\|.*$/gmu;

/**
 * Whether an answer is written in a language, by the share of scripts in its sentences. Hangul, Han and Kana letters
 * count twice: they hold more than a Latin letter. Scripts other than Hangul and Latin belong to neither language.
 */
export function isWrittenIn(text: string, language: Language): boolean {
  const sentences = text.replaceAll(NAMES, ' ');
  const count = (pattern: RegExp): number => sentences.match(pattern)?.length ?? 0;
  const hangul = count(HANGUL) * 2;
  const latin = count(LATIN);
  const han = count(HAN_OR_KANA);
  const foreign = count(LETTER) - hangul / 2 - latin + han;
  const own = language === 'ko' ? hangul : latin;
  if (foreign >= FEWEST_FOREIGN_LETTERS && foreign > own) return false;
  const letters = hangul + latin + foreign;
  if (letters < FEWEST_LETTERS) return true;
  return language === 'ko'
    ? hangul / letters >= LEAST_HANGUL_OF_KOREAN
    : (hangul + foreign) / letters <= MOST_FOREIGN_OF_ENGLISH;
}
