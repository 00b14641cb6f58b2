import type { TitleBoutData, WeightClass } from '@app/mma/domain';
import { formatDate, formatPeriod, paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';
import { isWithin, type Period } from '../grammar/calendar.js';
import { outcomeSentence } from './bout-wording.js';

export interface Title {
  weightClass: WeightClass;
  interim: boolean;
}

const titleName = ({ weightClass, interim }: Title, language: Language): string => {
  const division = divisionName(weightClass, language);
  if (!interim) return division;
  return language === 'ko' ? `${division} 잠정` : `interim ${division}`;
};

/** What title bouts do not show. */
const caveat = (language: Language): string =>
  language === 'ko'
    ? '타이틀전 결과만으로 정리한 것입니다. 경기 없이 반납·박탈되거나 승격된 타이틀은 데이터에 없습니다.'
    : 'This follows from title bouts alone: titles vacated, stripped or passed on without a bout are not in the data.';

export const whichClassText = (language: Language): string =>
  language === 'ko'
    ? '어느 체급의 챔피언인지 알려 주세요. 예: 라이트급 역대 챔피언'
    : "Which weight class do you mean? For example: list of lightweight champions, or women's bantamweight champion in 2019.";

export function noHistoryText(title: Title, language: Language): string {
  const name = titleName(title, language);
  return language === 'ko'
    ? `UFC ${name} 타이틀전은 데이터에 없습니다.`
    : `There is no UFC ${name} title bout in the data.`;
}

export function cutHistoryText(bouts: readonly TitleBoutData[], language: Language): string {
  const last = formatDate(bouts.at(-1)?.date ?? null, language);
  return language === 'ko'
    ? `타이틀전이 많아 ${last}까지만 읽었습니다.`
    : `There are too many title bouts to read at once: these go up to ${last}.`;
}

export function firstChampionText(title: Title, bouts: readonly TitleBoutData[], names: NameBook): string {
  const { language } = names;
  const first = bouts.find(({ champion_after: champion }) => champion !== null);
  if (first === undefined || first.champion_after === null) return noHistoryText(title, language);
  const name = titleName(title, language);
  const day = formatDate(first.date, language);
  const lead =
    language === 'ko'
      ? `데이터에 있는 첫 UFC ${name} 챔피언은 ${names.of(first.champion_after)}입니다(${day}, ${first.event}).`
      : `The first UFC ${name} champion in the data is ${names.of(first.champion_after)} (${day}, ${first.event}).`;
  return paragraphs(lead, `- ${outcomeSentence(first, names)}.`, caveat(language));
}

export function newestChampionText(title: Title, bouts: readonly TitleBoutData[], names: NameBook): string {
  const { language } = names;
  const last = bouts.at(-1);
  if (last === undefined) return noHistoryText(title, language);
  const name = titleName(title, language);
  const champion = last.champion_after;
  const day = formatDate(last.date, language);
  const lead =
    language === 'ko'
      ? champion === null
        ? `마지막 UFC ${name} 타이틀전(${day}) 뒤에 누가 챔피언인지 데이터만으로는 알 수 없습니다.`
        : `마지막 UFC ${name} 타이틀전(${day}) 뒤의 챔피언은 ${names.of(champion)}입니다.`
      : champion === null
        ? `The last UFC ${name} title bout in the data (${day}) had no winner, and the data does not tell who has been champion since.`
        : `After the last UFC ${name} title bout in the data (${day}) the champion was ${names.of(champion)}.`;
  return paragraphs(lead, `- ${last.event}: ${outcomeSentence(last, names)}.`, caveat(language));
}

export function atThatTimeText(
  title: Title,
  bouts: readonly TitleBoutData[],
  period: Period,
  names: NameBook,
): string {
  const { language } = names;
  const name = titleName(title, language);
  const { from } = period;
  const before = bouts.filter(({ date }) => from !== null && date !== null && date < from).at(-1);
  const within = bouts.filter(({ date }) => isWithin(date, period));
  const holder = before?.champion_after ?? null;
  const when = formatPeriod(period, language);
  const lead = holder === null ? null : holderText(name, holder, before, from, names);
  if (within.length === 0) {
    const none =
      language === 'ko'
        ? `${when}에는 UFC ${name} 타이틀전이 없었습니다.`
        : `There was no UFC ${name} title bout ${when}.`;
    return paragraphs(lead, none, caveat(language));
  }
  return paragraphs(lead, historyTable(within, names), caveat(language));
}

function holderText(
  name: string,
  holder: string,
  bout: TitleBoutData | undefined,
  from: string | null,
  names: NameBook,
): string {
  const { language } = names;
  const since = formatDate(bout?.date ?? null, language);
  return language === 'ko'
    ? `${formatDate(from, 'ko')}에 UFC ${name} 챔피언은 ${names.with(holder, '이었/였')}습니다(직전 타이틀전 ${since}).`
    : `At the beginning, on ${formatDate(from, 'en')}, the UFC ${name} champion was ${names.of(holder)} (last title bout before: ${since}).`;
}

export function reignsText(title: Title, bouts: readonly TitleBoutData[], names: NameBook): string {
  const { language } = names;
  let holder: string | null = null;
  const changes = bouts.filter(({ champion_after: champion }) => {
    const isNew = champion !== null && champion !== holder;
    if (champion !== null) holder = champion;
    return isNew;
  });
  const name = titleName(title, language);
  const lead =
    language === 'ko'
      ? `UFC ${name} 타이틀이 새 챔피언에게 넘어간 경기는 ${changes.length}번입니다.`
      : `The UFC ${name} title went to a new champion ${changes.length} times:`;
  return paragraphs(lead, historyTable(changes, names), caveat(language));
}

function historyTable(bouts: readonly TitleBoutData[], names: NameBook): string {
  const { language } = names;
  const head =
    language === 'ko' ? ['날짜', '챔피언', '경기', '대회'] : ['Date', 'Champion after', 'Bout', 'Event'];
  const vacant = language === 'ko' ? '공석' : 'vacant';
  return table(
    head,
    bouts.map((bout) => [
      formatDate(bout.date, language),
      bout.champion_after === null ? vacant : names.of(bout.champion_after),
      `${names.short(bout.fighter_a.name)} vs. ${names.short(bout.fighter_b.name)}`,
      bout.event,
    ]),
  );
}
