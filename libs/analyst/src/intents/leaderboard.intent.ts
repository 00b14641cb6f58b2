import { type QueryPlan, ask } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import { boardTable, defencesText, leadText, sampleText, tiesText } from '../wording/leaderboard-wording.js';
import type { Answer, Intent } from './intent.js';

const DEFAULT_LIMIT = 5;

export const leaderboardIntent: Intent = {
  name: 'leaderboard',
  accepts: ({ leaderboard, fighters, event }) =>
    leaderboard !== null && fighters.length === 0 && event === null,
  answer: answerLeaderboard,
};

function* answerLeaderboard(question: Question, names: NameBook): QueryPlan<Answer> {
  const { leaderboard: request, weightClasses, period } = question;
  if (request === null) return { text: '', dated: false };
  const [division] = weightClasses;
  const { data, meta } = yield* ask('get_leaderboard', {
    metric: request.metric,
    scope: request.scope,
    ...(division === undefined ? {} : { weight_class: division }),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
    ...(request.scope === 'career' && request.order === 'asc' ? { order: 'asc' } : {}),
    limit: request.limit ?? DEFAULT_LIMIT,
  });
  if (data.length === 0) {
    return {
      text:
        names.language === 'ko'
          ? '그 조건에 맞는 기록이 데이터에 없습니다.'
          : 'Nothing in the data fits that.',
      dated: true,
    };
  }
  return {
    text: paragraphs(
      leadText(question, request, data, names),
      boardTable(request, data, names),
      tiesText(meta.notes, names),
      sampleText(meta.notes, names.language),
      question.topics.has('titleDefence') ? defencesText(names.language) : null,
    ),
    dated: true,
  };
}
