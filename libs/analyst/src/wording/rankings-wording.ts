import { commandText } from '@app/common';
import type { RankingList, RankingEntryData, RankingsData } from '@app/mma/domain';
import { enumerate, formatDate, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';

const MOST_ROWS = 16;

function listName(list: RankingList, language: Language): string {
  if (list === 'pound_for_pound') return language === 'ko' ? '파운드 포 파운드(P4P)' : 'pound-for-pound';
  if (list === 'women_pound_for_pound') {
    return language === 'ko' ? '여성 파운드 포 파운드(P4P)' : "women's pound-for-pound";
  }
  return divisionName(list, language);
}

const rankName = (rank: number, language: Language): string => {
  if (rank === 0) return language === 'ko' ? '챔피언' : 'champion';
  return language === 'ko' ? `${rank}위` : `#${rank}`;
};

export function rankText(
  list: RankingList,
  rank: number,
  entries: readonly RankingEntryData[],
  date: string,
  names: NameBook,
): string {
  const { language } = names;
  const when = formatDate(date, language);
  const who = enumerate(
    entries.map((entry) => `**${names.of(entry.name)}**`),
    language,
  );
  const title = listName(list, language);
  const position = rankName(rank, language);
  if (entries.length === 0) {
    return language === 'ko'
      ? `${when}자 UFC 공식 ${title} 랭킹에 ${position} 자리는 비어 있습니다.`
      : `The official UFC ${title} rankings of ${when} have no ${position}.`;
  }
  if (language === 'ko') return `${when}자 UFC 공식 ${title} 랭킹에서 ${position}: ${who}.`;
  return rank === 0
    ? `${who} was the champion in the official UFC ${title} rankings of ${when}.`
    : `${who} ${entries.length > 1 ? 'were' : 'was'} ranked ${position} in the official UFC ${title} rankings of ${when}.`;
}

export function listTable(entries: readonly RankingEntryData[], names: NameBook): string {
  const { language } = names;
  const head = language === 'ko' ? ['순위', '선수'] : ['Rank', 'Fighter'];
  return table(
    head,
    entries.slice(0, MOST_ROWS).map(({ rank, name }) => [rankName(rank, language), names.of(name)]),
  );
}

export function listsTable({ rankings }: RankingsData, names: NameBook): string {
  const { language } = names;
  const lists = [...new Set(rankings.map((entry) => entry.weight_class))];
  const at = (list: RankingList, rank: number): string =>
    rankings
      .filter((entry) => entry.weight_class === list && entry.rank === rank)
      .map((entry) => names.of(entry.name))
      .join(', ') || '–';
  return table(
    language === 'ko' ? ['랭킹', '챔피언', '1위'] : ['List', 'Champion', '#1'],
    lists.map((list) => [listName(list, language), at(list, 0), at(list, 1)]),
  );
}

export function fighterText(
  name: string,
  entries: readonly RankingEntryData[],
  date: string,
  names: NameBook,
): string {
  const { language } = names;
  const when = formatDate(date, language);
  if (entries.length === 0) {
    return language === 'ko'
      ? `${names.with(name, '은/는')} ${when}자 UFC 공식 랭킹에 없습니다.`
      : `${names.of(name)} is not in the official UFC rankings of ${when}.`;
  }
  const where = entries.map(({ weight_class: list, rank }) =>
    language === 'ko'
      ? `${listName(list, language)} **${rankName(rank, language)}**`
      : `**${rankName(rank, language)}** at ${listName(list, language)}`,
  );
  return language === 'ko'
    ? `${names.of(name)}의 ${when}자 UFC 공식 랭킹: ${enumerate(where, language)}.`
    : `${names.of(name)} in the official UFC rankings of ${when}: ${enumerate(where, language)}.`;
}

const REACH = /reach from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)/;

/** The period that the rankings cover, taken from the tool's notes. */
export function reachText(notes: readonly string[], language: Language): string | null {
  const found = notes.map((note) => REACH.exec(note)).find((match) => match !== null);
  const [, first, last] = found ?? [];
  if (first === undefined || last === undefined) return null;
  return language === 'ko'
    ? `*데이터에 있는 UFC 공식 랭킹은 ${formatDate(first, language)}부터 ${formatDate(last, language)}까지입니다.*`
    : `*The official UFC rankings in the data reach from ${formatDate(first, language)} to ${formatDate(last, language)}.*`;
}

export function noRankingsText(notes: readonly string[], language: Language): string {
  const isEmpty = reachText(notes, language) === null;
  if (language === 'ko') {
    return isEmpty
      ? `데이터에 UFC 공식 랭킹이 없습니다. \`${commandText('data:import')}\` 명령으로 전체 데이터를 불러오면 답할 수 있습니다.`
      : '그때까지의 UFC 공식 랭킹은 데이터에 없습니다.';
  }
  return isEmpty
    ? `The data holds no official UFC rankings. They come with the complete data: \`${commandText('data:import')}\`.`
    : 'The data holds no official UFC rankings as early as that.';
}
