import type { BoutQuery, FighterData } from '@app/mma/domain';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import { chartWords, showChart } from '../plan/show-chart.js';
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
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

/** A fighter's record and its parts: wins, losses, methods, streaks, title bouts. */
export const figuresIntent: Intent = {
  name: 'figures',
  ignores: uncovered({
    kinds: ['result', 'verb', 'method', 'suffered', 'streak', 'measure', 'superlative', 'number', 'extreme'],
    subjects: ['record', 'methods', 'champion', 'result', 'how'],
    conditions: ['title', 'weight_class'],
  }),
  accepts: (question) => {
    const { fighters, topics, position, event, period, weightClasses, method, statistic } = question;
    if (fighters.length !== 1 || position !== null || event !== null || period !== null) return false;
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
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const resolved = yield* resolveFighter(named, question);
  const { data: fighter } = yield* ask('get_fighter', { fighter: resolved.reference });
  // The first mention of a name tells more than later ones.
  const text = wordFigures(question, fighter, names);
  const chart = yield* chartOfFigures(question, resolved.reference, fighter.name, names);
  return { text, dated: true, chart };
}

const CHART_TITLES = {
  win: { en: 'UFC wins by method', ko: 'UFC 승리 방식' },
  loss: { en: 'UFC losses by method', ko: 'UFC 패배 방식' },
  record: { en: 'UFC record', ko: 'UFC 전적' },
} as const;

/** A chart of the methods or of the record, if one is asked for. */
function* chartOfFigures(
  { topics, method, tokens }: Question,
  fighter: string,
  name: string,
  names: NameBook,
): QueryPlan<boolean> {
  const isOfParts =
    topics.has('streak') || topics.has('title') || topics.has('titleDefence') || method !== null;
  if (isOfParts || chartWords(tokens).length === 0) return false;
  const result = topics.has('losses') && !topics.has('wins') ? 'loss' : 'win';
  const byMethod: BoutQuery = {
    fighter: [fighter],
    result: [result],
    group_by: 'method_group',
    measure: 'count',
  };
  const query: BoutQuery = topics.has('methods')
    ? byMethod
    : { fighter: [fighter], group_by: 'result', measure: 'count' };
  const { data: rows } = yield* ask('query_bouts', { ...query });
  const title = CHART_TITLES[topics.has('methods') ? result : 'record'][names.language];
  return yield* showChart(tokens, query, rows, `${names.of(name)}: ${title}`);
}

function wordFigures(question: Question, fighter: FighterData, names: NameBook): string {
  const { topics, method } = question;
  if (topics.has('streak')) return streakText(question, fighter, names);
  if (topics.has('title') || topics.has('titleDefence')) return titleText(question, fighter, names);
  if (method !== null && method !== 'other') return methodCountText(question, method, fighter, names);
  if (topics.has('methods')) return breakdownText(question, fighter, names);
  return recordAnswer(question, fighter, names);
}
