import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import type { NameBook } from '../language/name-book.js';
import { ask, type QueryPlan } from '../plan/query-plan.js';
import { resolveFighters } from '../plan/resolve-fighter.js';
import type { Question } from '../question/question.js';
import { matchupText } from '../wording/matchup-wording.js';
import { absentSubjects } from './absent.intent.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

/** Words of a condition that is not met: "if A fought B", "would A beat B". */
const CONDITIONAL = new Set(['if', 'would', 'could']);

const outside = uncovered({ kinds: ['absent', 'verb', 'result', 'time'], subjects: ['winner', 'result'] });

/** "Who would win, A or B?": an estimate of a bout that is not scheduled. Results to come stay unanswered. */
export const matchupIntent: Intent = {
  name: 'matchup',
  ignores: (question) => outside(question).filter((token) => !isConditional(token)),
  accepts: (question) =>
    question.fighters.length === 2 &&
    question.event === null &&
    question.period === null &&
    isHypothetical(question) &&
    absentSubjects(question).every((subject) => subject === 'hypothetical' || subject === 'prediction'),
  answer: answerMatchup,
};

const isConditional = ({ text, means }: Token): boolean =>
  means === null && CONDITIONAL.has(text.toLowerCase());

function isHypothetical({ tokens }: Question): boolean {
  const names = tokens.some((token) => is(token, 'absent') && token.means.subject === 'hypothetical');
  const decides = tokens.some((token) => is(token, 'verb') && token.means.result !== 'faced');
  return names || (decides && tokens.some(isConditional));
}

function* answerMatchup(question: Question, names: NameBook): QueryPlan<Answer> {
  const resolved = yield* resolveFighters(question.fighters, question);
  const [a, b] = resolved.map(({ reference }) => reference);
  const { data, meta } = yield* ask('predict_matchup', { fighter_a: a ?? '', fighter_b: b ?? '' });
  const [nameA, nameB] = meta.sources.map(({ label }) => label);
  return {
    text: matchupText(data, meta.notes, [nameA ?? a ?? '', nameB ?? b ?? ''], names),
    dated: true,
  };
}
