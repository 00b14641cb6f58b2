import { type QueryPlan, ask } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { asksForExtreme } from '../question/asked-topics.js';
import type { Question } from '../question/question.js';
import {
  listsTable,
  listTable,
  noRankingsText,
  fighterText,
  rankText,
  reachText,
} from '../wording/rankings-wording.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

export const rankingsIntent: Intent = {
  name: 'rankings',
  ignores: uncovered({
    kinds: ['number', 'month', 'time', 'extreme', 'superlative'],
    subjects: ['rankings', 'champion', 'when'],
    conditions: ['weight_class', 'sex'],
  }),
  accepts: (question) => {
    const { ranking, fighters, event } = question;
    return ranking !== null && event === null && fighters.length <= 1 && !asksForExtreme(question);
  },
  answer: answerRankings,
};

function* answerRankings(question: Question, names: NameBook): QueryPlan<Answer> {
  const { ranking, period, fighters } = question;
  if (ranking === null) return { text: '', dated: false };
  const [named] = fighters;
  const { list, rank } = ranking;
  const { data, meta } = yield* ask('get_rankings', {
    ...(list === null ? {} : { weight_class: list }),
    ...(period?.to == null ? {} : { as_of: period.to }),
  });
  const { date, rankings } = data;
  const { language } = names;
  const reach = reachText(meta.notes, language);
  const earlier = date !== null && period?.from != null && date < period.from ? earlierText(language) : null;
  if (date === null) return { text: paragraphs(noRankingsText(meta.notes, language), reach), dated: false };
  if (named !== undefined) {
    const ids = named.candidates.map((candidate) => candidate.fighterId);
    const entries = rankings.filter((entry) => entry.fighter_id !== null && ids.includes(entry.fighter_id));
    const name = named.candidates[0]?.name ?? named.text;
    return { text: paragraphs(fighterText(name, entries, date, names), earlier, reach), dated: false };
  }
  if (list === null) {
    const lead =
      language === 'ko'
        ? 'UFC 공식 랭킹의 챔피언과 1위입니다.'
        : 'Champions and #1 of the official UFC rankings:';
    return { text: paragraphs(`${lead} (${date})`, listsTable(data, names), earlier, reach), dated: false };
  }
  const asked = rank ?? Math.min(...rankings.map((entry) => entry.rank));
  const entries = rankings.filter((entry) => entry.rank === asked);
  return {
    text: paragraphs(rankText(list, asked, entries, date, names), listTable(rankings, names), earlier, reach),
    dated: false,
  };
}

function earlierText(language: NameBook['language']): string {
  return language === 'ko'
    ? '물어본 때의 랭킹은 데이터에 없어, 그 전의 가장 새로운 랭킹으로 답했습니다.'
    : 'The data has no rankings of the time you asked about; these are the newest before it.';
}
