import { normalizeText } from '../lexicon/normalize-text.js';
import { parseQuestion } from '../question/parse-question.js';
import type { Question } from '../question/question.js';
import { FakeFighterNames } from './fake-fighter-names.js';

/** The day on which the tests ask. */
export const TODAY = '2026-11-30';

const names = new FakeFighterNames();

/** A question as typed, without a conversation before it. */
export async function parseTyped(typed: string): Promise<Question> {
  const text = normalizeText(typed);
  return parseQuestion(text, await names.findMentions(text), TODAY);
}
