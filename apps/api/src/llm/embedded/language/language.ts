/** The languages in which the analyst words its answers. */
export type Language = 'ko' | 'en';

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/gu;
const LATIN = /\p{Script=Latin}/gu;
const ENGLISH_GRAMMAR =
  /\b(?:what|who|whom|whose|which|when|where|how|why|is|are|was|were|did|does|do|has|have|had|the|of|at|tell|show|give|and|between|by|many)\b/giu;

/**
 * The language of a text by its scripts. Names and abbreviations in Latin letters do not make a Korean question
 * English, and a Korean name does not make an English sentence Korean.
 */
export function detectLanguage(text: string): Language {
  const hangul = text.match(HANGUL)?.length ?? 0;
  if (hangul === 0) return 'en';
  // A Hangul syllable holds two or three letters.
  if (hangul * 2 >= (text.match(LATIN)?.length ?? 0)) return 'ko';
  return (text.match(ENGLISH_GRAMMAR)?.length ?? 0) >= 2 ? 'en' : 'ko';
}
