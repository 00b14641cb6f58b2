import type { FighterData } from '@app/mma/domain';
import { askBouts } from '../plan/fighter-bouts.js';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { settle } from '../plan/resolve-person.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import {
  WIN_RATE,
  breakdownText,
  methodCountText,
  recordAnswer,
  streakText,
  titleText,
} from '../wording/figures-wording.js';
import { longestStreakText, wantsLongestLosingStreak } from '../wording/losing-streak.js';
import type { Answer, Intent } from './intent.js';

/** One person's record and what it is made of: wins, losses, ways to win, streaks, title bouts. */
export const figuresIntent: Intent = {
  name: 'figures',
  accepts: (question) => {
    const { people, topics, position, event, period, weightClasses, method, statistic } = question;
    if (people.length !== 1 || position !== null || event !== null || period !== null) return false;
    if (weightClasses.length > 0 && topics.has('count') && !topics.has('title')) return false;
    if (statistic !== null && !topics.has('record') && !topics.has('streak')) return false;
    if (topics.has('streak') || topics.has('methods') || topics.has('titleDefence')) return true;
    if (WIN_RATE.test(question.spaced)) return true;
    if (topics.has('record')) return true;
    const counted =
      topics.has('count') &&
      (topics.has('wins') ||
        topics.has('losses') ||
        topics.has('draws') ||
        topics.has('noContests') ||
        topics.has('bouts') ||
        method !== null);
    const listed = topics.has('card') || /\b(?:list|which|who|whom)\b/.test(question.spaced);
    const plain =
      question.outcome === null && !topics.has('bouts') && !topics.has('result') && !topics.has('winner');
    const won = !listed && (topics.has('wins') || topics.has('losses') || plain);
    return counted || (method !== null && (isEver(question) || won));
  },
  answer: answerFigures,
};

/** "Has he ever been knocked out?" */
function isEver({ spaced, compact }: Question): boolean {
  return /\bever\b/.test(spaced) || /적(?:이)?있|적없|있나|한번도/.test(compact);
}

function* answerFigures(question: Question, names: NameBook): QueryPlan<Answer> {
  const [person] = question.people;
  if (person === undefined) return { text: '', dated: false };
  const subject = yield* settle(person, question);
  const { data: fighter } = yield* ask('get_fighter', { fighter: subject.reference });
  if (wantsLongestLosingStreak(question)) {
    const bouts = yield* askBouts({ fighter: subject.reference, order: 'oldest' });
    return { text: longestStreakText(fighter, bouts, names), dated: true };
  }
  return { text: wordFigures(question, fighter, names), dated: true };
}

function wordFigures(question: Question, fighter: FighterData, names: NameBook): string {
  const { topics, method } = question;
  if (topics.has('streak')) return streakText(question, fighter, names);
  if (topics.has('title') || topics.has('titleDefence')) return titleText(question, fighter, names);
  if (method !== null && method !== 'other') return methodCountText(question, method, fighter, names);
  if (topics.has('methods')) return breakdownText(question, fighter, names);
  return recordAnswer(question, fighter, names);
}
