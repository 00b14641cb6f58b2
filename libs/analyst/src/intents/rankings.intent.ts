import { type QueryPlan, ask } from '../plan/query-plan.js';
import { paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import {
  listsTable,
  listTable,
  noRankingsText,
  personText,
  rankText,
  reachText,
} from '../wording/rankings-wording.js';
import type { Answer, Intent } from './intent.js';

/** Who stood where in the official rankings. */
export const rankingsIntent: Intent = {
  name: 'rankings',
  accepts: ({ ranking, leaderboard, people, event }) =>
    ranking !== null && leaderboard === null && event === null && people.length <= 1,
  answer: answerRankings,
};

function* answerRankings(question: Question, names: NameBook): QueryPlan<Answer> {
  const { ranking, period, people } = question;
  if (ranking === null) return { text: '', dated: false };
  const [person] = people;
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
  if (person !== undefined) {
    const ids = person.candidates.map((candidate) => candidate.fighterId);
    const places = rankings.filter((place) => place.fighter_id !== null && ids.includes(place.fighter_id));
    const name = person.candidates[0]?.name ?? person.text;
    return { text: paragraphs(personText(name, places, date, names), earlier, reach), dated: false };
  }
  if (list === null) {
    const lead =
      language === 'ko'
        ? 'UFC 공식 랭킹의 챔피언과 1위입니다.'
        : 'Champions and #1 of the official UFC rankings:';
    return { text: paragraphs(`${lead} (${date})`, listsTable(data, names), earlier, reach), dated: false };
  }
  const asked = rank ?? Math.min(...rankings.map((place) => place.rank));
  const places = rankings.filter((place) => place.rank === asked);
  return {
    text: paragraphs(rankText(list, asked, places, date, names), listTable(rankings, names), earlier, reach),
    dated: false,
  };
}

function earlierText(language: NameBook['language']): string {
  return language === 'ko'
    ? '물어본 때의 랭킹은 데이터에 없어, 그 전의 가장 새로운 랭킹으로 답했습니다.'
    : 'The data has no rankings of the time you asked about; these are the newest before it.';
}
