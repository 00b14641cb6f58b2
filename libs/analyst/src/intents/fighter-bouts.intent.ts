import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import { spokenBout } from '../question/spoken-bout.js';
import type { Topic } from '../question/topics.js';
import { sideSentence } from '../wording/bout-wording.js';
import { listText, noBoutText, oneBoutText } from '../wording/fighter-bouts-wording.js';
import { statisticsText } from '../wording/statistics-wording.js';
import { selectBouts } from './bout-selection.js';
import { ABOUT_A_BOUT, asksForName, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const BOUT_TOPICS: readonly Topic[] = [
  'referee',
  'scorecards',
  'round',
  'method',
  'duration',
  'when',
  'where',
  'winner',
  'result',
  'bouts',
  'wins',
  'losses',
  'opponent',
];

const covered = uncovered({ ...ABOUT_A_BOUT, conditions: ['title', 'nth_bout', 'weight_class'] });

/** A rematch has an opponent; "third fight" is a position. */
const isRematch = (token: Token): boolean =>
  is(token, 'subject') && token.means.subject === 'meeting' && /rematch|재대결|리매치/i.test(token.text);

/** A fighter's bouts: the last, the first, the nth, wins or losses, those of a year or an event. */
export const fighterBoutsIntent: Intent = {
  name: 'fighter-bouts',
  ignores: (question) => [...covered(question), ...question.tokens.filter(isRematch)],
  accepts: ({ fighters, position, outcome, period, event, statistic, topics, tokens }) =>
    fighters.length === 1 &&
    (position !== null ||
      outcome !== null ||
      period !== null ||
      event !== null ||
      (statistic !== null && !asksForName(tokens)) ||
      BOUT_TOPICS.some((topic) => topics.has(topic))),
  answer: answerFighterBouts,
};

function* answerFighterBouts(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const resolved = yield* resolveFighter(named, question);
  const selection = yield* selectBouts(question, resolved.reference);
  const [bout] = selection.bouts;
  if (bout === undefined) {
    const { data: fighter } = yield* ask('get_fighter', { fighter: resolved.reference });
    return { text: noBoutText(question, fighter, names), dated: true };
  }
  const name = bout.fighter_a.name === bout.opponent ? bout.fighter_b.name : bout.fighter_a.name;
  const statistics = question.statistic !== null && selection.bouts.length === 1;
  if (!statistics && (selection.bouts.length > 1 || question.topics.has('count'))) {
    return { text: listText(question, selection, name, names), dated: true };
  }
  if (question.statistic !== null) {
    const { data } = yield* ask('get_bout', { bout_id: bout.bout_id });
    const figures = statisticsText(data, question.statistic, name, names);
    return {
      text: paragraphs(figures, `${sideSentence(bout, name, names)}.`),
      dated: selection.position !== null,
      bout: spokenBout(bout, name),
    };
  }
  return {
    text: oneBoutText(question, selection, bout, name, names),
    dated: selection.position !== null,
    bout: spokenBout(bout, name),
  };
}
