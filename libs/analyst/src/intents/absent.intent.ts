import { is } from '../grammar/token-reader.js';
import type { AbsentSubject } from '../lexicon/meaning.js';
import { withoutTools } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import { absentText } from '../wording/absent-wording.js';
import type { Intent } from './intent.js';

/** A question about something that the data does not hold. */
export const absentIntent: Intent = {
  name: 'absent',
  accepts: (question) => absentSubjects(question).length > 0,
  answer: (question, { language }) =>
    withoutTools({ text: absentText(absentSubjects(question), language), dated: false, outcome: 'declined' }),
};

export function absentSubjects({ tokens }: Question): AbsentSubject[] {
  const subjects = tokens.flatMap((token) => (is(token, 'absent') ? [token.means.subject] : []));
  // Both are who wins.
  return subjects.includes('prediction') || subjects.includes('future')
    ? subjects.filter((subject) => subject !== 'hypothetical')
    : subjects;
}
