import { isWrittenIn, type Language } from '../language/language.js';

/** In characters; a title that a model makes longer than this is no title. */
const LONGEST_TITLE = 80;
const KOREAN_ASKING =
  /\s*(?:에\s*대해서?|에\s*관해서?|을|를)?\s*(?:좀\s*)?(?:알려|말해|가르쳐|보여|설명해)\s*(?:줘|주세요|줄래|주실래요)?(?:요)?$/u;
const ENGLISH_ASKING =
  /^(?:please\s+)?(?:(?:can|could|would) you\s+)?(?:please\s+)?(?:tell|show|give) me\s+(?:about\s+)?/iu;
const WRAPPING = /^[\s"'“”‘’「」『』*_#`]+|[\s"'“”‘’「」『』*_`.]+$/gu;

/** A model's text as a title; null when it is none: empty, long, or in the wrong language. */
export function cleanTitle(text: string, language: Language): string | null {
  const [line = ''] = text.trim().split('\n');
  const title = line
    .replace(/^(?:title|제목)\s*[:：]\s*/iu, '')
    .replaceAll('\0', '')
    .replace(WRAPPING, '')
    .replace(/\s+/gu, ' ');
  if (title === '' || [...title].length > LONGEST_TITLE) return null;
  return isWrittenIn(title, language) ? title : null;
}

/** The question without the words of asking; null when nothing better than the question itself comes out. */
export function plainTitle(question: string): string | null {
  const line = question.replace(/\s+/gu, ' ').trim();
  const asked = line
    .replace(/[?!.…？！。]+$/u, '')
    .replace(ENGLISH_ASKING, '')
    .replace(KOREAN_ASKING, '')
    .trim();
  if (asked === '' || asked === line || [...asked].length > LONGEST_TITLE) return null;
  return asked.charAt(0).toUpperCase() + asked.slice(1);
}
