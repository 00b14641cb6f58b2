import { isWrittenIn, type Language, withoutRequestPhrase } from '@app/analyst';

/** In characters; a title that a model makes longer than this is no title. */
const LONGEST_TITLE = 80;
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
  const asked = withoutRequestPhrase(line);
  if (asked === '' || asked === line || [...asked].length > LONGEST_TITLE) return null;
  return asked.charAt(0).toUpperCase() + asked.slice(1);
}
