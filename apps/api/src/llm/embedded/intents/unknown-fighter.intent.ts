import { type Inquiry, ask } from '../inquiry/inquiry.js';
import { hasSubstance } from '../conversation/follow-up.js';
import type { NameBook } from '../language/name-book.js';
import { recordText } from '../language/terms.js';
import type { Question } from '../question/question.js';
import type { Answer, Intent } from './intent.js';

/** A question about somebody whose name nobody knows: the tool decides, and offers near names. */
export const unknownFighterIntent: Intent = {
  name: 'unknown-fighter',
  accepts: (question) =>
    question.people.length === 0 &&
    question.event === null &&
    question.unknownName !== null &&
    question.strangeWords <= 4 &&
    hasSubstance(question),
  answer: answerUnknown,
};

function* answerUnknown(question: Question, names: NameBook): Inquiry<Answer> {
  const { data: fighter } = yield* ask('get_fighter', { fighter: question.unknownName ?? '' });
  const record = recordText(fighter.record, names.language);
  const text =
    names.language === 'ko'
      ? `${names.of(fighter.name)} 선수를 말씀하시는 건가요? UFC 전적은 ${record}입니다.`
      : `Do you mean ${names.of(fighter.name)}? The UFC record is ${record}.`;
  return { text, dated: true };
}
