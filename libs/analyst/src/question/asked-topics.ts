import type { Question } from './question.js';
import type { Topic } from './topics.js';

export const BOUT_DETAILS: readonly Topic[] = [
  'referee',
  'scorecards',
  'round',
  'method',
  'duration',
  'when',
  'where',
  'winner',
  'result',
];
export const CARD_POSITIONS: readonly Topic[] = ['mainEvent', 'coMain', 'card', 'opener'];
const ASKED_TOPICS: readonly Topic[] = [
  ...BOUT_DETAILS,
  ...CARD_POSITIONS,
  'height',
  'reach',
  'weight',
  'stance',
  'born',
  'age',
  'nickname',
  'division',
  'record',
  'wins',
  'losses',
  'draws',
  'noContests',
  'bouts',
  'methods',
  'streak',
  'career',
  'title',
  'becomeChampion',
  'loseTitle',
  'titleDefence',
  'faced',
  'commonOpponents',
  'more',
];
export const FIGURES: readonly Topic[] = [
  'height',
  'reach',
  'weight',
  'stance',
  'born',
  'age',
  'nickname',
  'division',
  'record',
  'streak',
  'career',
  'methods',
];

export const asksAny = (question: Question, topics: readonly Topic[]): boolean =>
  topics.some((topic) => question.topics.has(topic));

export function namesTopic(question: Question): boolean {
  const { position, outcome, statistic, method, query, weightClasses, period, meeting } = question;
  return (
    asksAny(question, ASKED_TOPICS) ||
    position !== null ||
    outcome !== null ||
    statistic !== null ||
    method !== null ||
    query !== null ||
    weightClasses.length > 0 ||
    period !== null ||
    (meeting !== null && meeting > 0)
  );
}

/** Whether the question asks who or what is first, which rankings of the sport and lists of champions do not answer. */
export const asksForExtreme = ({ query }: Question): boolean => query?.reading.form === 'ranking';
