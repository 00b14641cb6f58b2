import { isWrittenIn, type Language, withoutRequestPhrase } from '@app/analyst';

/** In characters; a longer title is rejected. */
const MAX_TITLE_LENGTH = 80;
const WRAPPING = /^[\s"'“”‘’「」『』*_#`]+|[\s"'“”‘’「」『』*_`.]+$/gu;

/** Cleans a model's title; null when it is empty, too long, or in the wrong language. */
export function cleanTitle(text: string, language: Language): string | null {
  const [line = ''] = text.trim().split('\n');
  const title = line
    .replace(/^(?:title|제목)\s*[:：]\s*/iu, '')
    .replaceAll('\0', '')
    .replace(WRAPPING, '')
    .replace(/\s+/gu, ' ');
  if (title === '' || [...title].length > MAX_TITLE_LENGTH) return null;
  return isWrittenIn(title, language) ? title : null;
}

/** The question without its request phrase ("tell me …"); null when nothing was removed or nothing usable remains. */
export function plainTitle(question: string): string | null {
  const line = question.replace(/\s+/gu, ' ').trim();
  const topic = withoutRequestPhrase(line);
  if (topic === '' || topic === line || [...topic].length > MAX_TITLE_LENGTH) return null;
  return topic.charAt(0).toUpperCase() + topic.slice(1);
}
