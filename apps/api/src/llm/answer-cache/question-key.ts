import { type NormalizedQuestion, normalizeQuestion } from '@app/analyst';
import type { FighterNames } from '@app/mma';

const ABOUT_THE_USER =
  /\b(?:i|i'm|my|mine|myself|our|ours|we)\b|(?:^|\s)(?:내|나의|나는|난|내가|제|저의|저는|제가|우리)(?:\s|$)/iu;
const INVISIBLE = /\p{Cf}/gu;

export type QuestionKey = NormalizedQuestion;

/**
 * The cache key of a question. Questions share a key only when every word has the same meaning: a wrong cached answer
 * is worse than a second model request.
 * @returns null for a question about the user, whose answer fits no other user
 */
export async function questionKey(
  question: string,
  names: FighterNames,
  signal: AbortSignal,
): Promise<QuestionKey | null> {
  const visible = question.trim().normalize('NFKC').replace(INVISIBLE, '');
  return ABOUT_THE_USER.test(visible) ? null : normalizeQuestion(question, names, signal);
}
