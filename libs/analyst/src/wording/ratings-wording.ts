import type { RatingData, WeightClass } from '@app/mma/domain';
import { formatDate, paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';

const METHOD: Record<Language, string> = {
  en: 'Computed from UFC results (Glicko-2; 1500 is a fighter without bouts). These are not the official rankings.',
  ko: 'UFC 경기 결과로 계산한 값입니다(Glicko-2, 경기가 없는 선수는 1500). 공식 랭킹이 아닙니다.',
};

/** @param list what is listed; null for the ratings of named fighters */
export function ratingsText(
  ratings: readonly RatingData[],
  list: WeightClass | 'all' | null,
  names: NameBook,
): string {
  const { language } = names;
  const [first] = ratings;
  const day = first === undefined ? '' : formatDate(first.as_of, language);
  const [only, ...others] = list === null ? ratings : [];
  if (only !== undefined && others.length === 0) {
    const text =
      language === 'ko'
        ? `${names.of(only.name)}의 레이팅은 **${only.rating} ± ${only.deviation}**입니다(UFC ${only.bouts}경기, ${day} 기준).`
        : `${names.of(only.name)}'s rating is **${only.rating} ± ${only.deviation}** (${only.bouts} UFC bouts, as of ${day}).`;
    return paragraphs(text, METHOD[language]);
  }
  return paragraphs(
    leadText(list, day, language),
    ratingsTable(ratings, list !== null, names),
    METHOD[language],
  );
}

function leadText(list: WeightClass | 'all' | null, day: string, language: Language): string {
  if (list === null) return language === 'ko' ? `${day} 기준 레이팅입니다.` : `Ratings as of ${day}:`;
  const division = list === 'all' ? null : divisionName(list, language);
  if (language === 'ko') {
    return `${day} 기준 ${division ?? 'UFC 전체'} 레이팅 상위 선수입니다(최근 2년 안에 경기한 선수).`;
  }
  return `Highest rated ${division === null ? 'fighters of the UFC' : `fighters at ${division}`} as of ${day} (with a bout in the last two years):`;
}

function ratingsTable(ratings: readonly RatingData[], isRanked: boolean, names: NameBook): string {
  const isKorean = names.language === 'ko';
  const header = isKorean
    ? ['선수', '레이팅', '편차', 'UFC 경기']
    : ['Fighter', 'Rating', 'Deviation', 'UFC bouts'];
  return table(
    isRanked ? ['#', ...header] : header,
    ratings.map(({ name, rating, deviation, bouts }, index) => {
      const cells = [names.of(name), String(rating), `± ${deviation}`, String(bouts)];
      return isRanked ? [String(index + 1), ...cells] : cells;
    }),
  );
}

export const noRatingText = (language: Language): string =>
  language === 'ko'
    ? '그때까지 날짜가 있는 UFC 경기가 데이터에 없어 레이팅이 없습니다.'
    : 'There is no rating: the data holds no dated UFC bout up to that day.';
