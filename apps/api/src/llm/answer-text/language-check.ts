import { isWrittenIn, type Language } from '@app/analyst';

/** `unsure`: more text is needed. */
type Verdict = 'own' | 'foreign' | 'unsure';

const IN_BRACKETS = /\([^()]*(\)|$)/gu;
const HANGUL = /[가-힣]/u;
/** A word that is no name, since those begin with capitals; or the end of a sentence. */
const ENGLISH_WORD = /(^|[\s*_#>-])\p{Ll}|\p{Script=Latin}{2}[.!?]\s/u;
const LATIN = /\p{Script=Latin}/u;

/** Whether the beginning of an answer shows that it is in the language of the question. */
export function checkBeginning(text: string, language: Language): Verdict {
  const words = text.replaceAll(IN_BRACKETS, ' ');
  if (!isWrittenIn(text, language)) return 'foreign';
  return (language === 'ko' ? HANGUL : ENGLISH_WORD).test(words) ? 'own' : 'unsure';
}

/** The same of a sentence in an answer. A complete sentence without words, such as a figure, is in any language. */
export function checkSentence(sentence: string, language: Language, isComplete: boolean): Verdict {
  if (isComplete) return isWrittenIn(sentence, language) ? 'own' : 'foreign';
  return (language === 'ko' ? HANGUL : LATIN).test(sentence) ? 'own' : 'unsure';
}
