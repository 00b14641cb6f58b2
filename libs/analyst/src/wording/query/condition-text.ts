import {
  type BoutQuery,
  koreanCountry,
  koreanLocation,
  type QueryConditions,
  type QueryStatistic,
  type WeightClass,
} from '@app/mma/domain';
import { enumerate, formatPeriod } from '../../language/format.js';
import type { Language } from '../../language/language.js';
import { divisionName } from '../../language/terms.js';
import { withParticle } from '../../language/particles.js';
import { countedUnit, measuredUnit, methodWord } from './measure-text.js';

type Texts = Record<Language, string>;

const TITLES: Record<NonNullable<QueryConditions['title']>[number], Texts> = {
  any: { en: 'in title fights', ko: '타이틀전' },
  undisputed: { en: 'in undisputed title fights', ko: '정식 타이틀전' },
  interim: { en: 'in interim title fights', ko: '잠정 타이틀전' },
  tournament: { en: 'in tournament finals', ko: '토너먼트 결승' },
  none: { en: 'in non-title fights', ko: '논타이틀전' },
};
const STANCES: Record<NonNullable<QueryConditions['stance']>[number], Texts> = {
  southpaw: { en: 'southpaw', ko: '사우스포' },
  orthodox: { en: 'orthodox', ko: '오소독스' },
  switch: { en: 'switch-stance', ko: '스위치 스탠스' },
  open: { en: 'open-stance', ko: '오픈 스탠스' },
  sideways: { en: 'sideways-stance', ko: '사이드웨이즈' },
};
const OPPONENTS: Record<NonNullable<QueryConditions['opponent_was']>, Texts> = {
  champion: { en: 'against reigning champions', ko: '현 챔피언 상대' },
  former_champion: { en: 'against former champions', ko: '전 챔피언 상대' },
  champion_or_former: { en: 'against present or former champions', ko: '전·현 챔피언 상대' },
};
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** The conditions of a query in words, in the order in which they are read: `at lightweight against southpaws since 2015`. */
export function conditionTexts(query: BoutQuery, language: Language): string[] {
  const ko = language === 'ko';
  const texts: (string | null)[] = [
    periodOf(query, language),
    query.sex === undefined
      ? null
      : ko
        ? query.sex === 'women'
          ? '여성부'
          : '남성부'
        : query.sex === 'women'
          ? "in women's bouts"
          : "in men's bouts",
    query.weight_class === undefined ? null : classesText(query.weight_class, language),
    ...(query.title ?? []).map((each) => TITLES[each][language]),
    query.role === undefined ? null : roleText(query.role, language),
    query.scheduled_rounds === undefined
      ? null
      : ko
        ? `${query.scheduled_rounds.join('·')}라운드 경기`
        : `in ${query.scheduled_rounds.map(roundsText).join(' or ')} fights`,
    query.round === undefined
      ? null
      : ko
        ? `${query.round.join('·')}라운드`
        : `in ${query.round.map((each) => `the ${ORDINALS[each - 1] ?? `${each}th`} round`).join(' or ')}`,
    placeText(query, language),
    query.event === undefined ? null : ko ? query.event : `at ${query.event}`,
    query.main_event === undefined ? null : ko ? '메인이벤트' : 'in main events',
    query.referee === undefined ? null : ko ? `${query.referee} 주심` : `refereed by ${query.referee}`,
    query.opponent_was === undefined ? null : OPPONENTS[query.opponent_was][language],
    query.opponent_stance === undefined ? null : opponentStanceText(query.opponent_stance, language),
    query.stance === undefined
      ? null
      : ko
        ? `${enumerate(
            query.stance.map((each) => STANCES[each].ko),
            language,
          )} 선수`
        : `by ${query.stance.map((each) => STANCES[each].en).join(' or ')} fighters`,
    ageText(query, language),
    query.nth_bout === undefined
      ? null
      : ko
        ? query.nth_bout === 1
          ? 'UFC 데뷔전'
          : '마지막 UFC 경기'
        : query.nth_bout === 1
          ? 'in the UFC debut'
          : 'in the last UFC bout',
    isOfStatistic(query) ? outcomeText(query, language) : null,
    isOfBody(query) ? (ko ? '승리한 선수' : 'with a win') : null,
    ...(query.statistics ?? []).map((comparison) => comparisonText(comparison, language)),
    query.active_since === undefined
      ? null
      : ko
        ? '최근 2년 안에 뛴 선수'
        : 'among fighters who fought within the last two years',
    query.min_bouts === undefined
      ? null
      : ko
        ? `${query.min_bouts}경기 이상`
        : `with at least ${query.min_bouts} bouts`,
  ];
  return texts.filter((text) => text !== null);
}

/** The conditions as one phrase; empty without conditions. */
export function conditionPhrase(query: BoutQuery, language: Language): string {
  const texts = conditionTexts(query, language);
  if (language === 'ko') return texts.join(' ');
  // English names the time last.
  const period = periodOf(query, language);
  return [...texts.filter((text) => text !== period), ...(period === null ? [] : [period])].join(' ');
}

/** A statistic is summed over bouts of one outcome, which its noun does not name. */
const isOfStatistic = ({ statistic, result, method_group: group, method }: BoutQuery): boolean =>
  statistic !== undefined && (result !== undefined || group !== undefined || method !== undefined);

const isOfBody = ({ measure, result }: BoutQuery): boolean =>
  (measure === 'height_cm' || measure === 'reach_cm') && result?.[0] === 'win';

const KOREAN_RESULTS = { win: '이긴 경기', loss: '진 경기', draw: '무승부 경기', no_contest: '무효 경기' };

function outcomeText(query: BoutQuery, language: Language): string {
  if (language === 'en') return `in ${countedUnit({ ...query, measure: 'count' }).en[1]}`;
  const [result] = query.result ?? [];
  const method = methodWord(query, language);
  return [
    method === null ? '' : withParticle(method, '(으)로'),
    result === undefined ? '끝난 경기' : KOREAN_RESULTS[result],
  ]
    .filter((text) => text !== '')
    .join(' ');
}

const SIGNS: Record<string, Texts> = {
  '>=': { en: 'at least', ko: '이상' },
  '<=': { en: 'at most', ko: '이하' },
  '>': { en: 'more than', ko: '초과' },
  '<': { en: 'fewer than', ko: '미만' },
};

/** `knockdowns >= 2`: "with at least 2 knockdowns scored", "넉다운 2회 이상". */
function comparisonText(comparison: string, language: Language): string {
  const [statistic = '', sign = '', value = ''] = comparison.split(' ');
  // As the grammar writes it.
  const { en, ko, counter } = measuredUnit({ measure: 'sum', statistic: statistic as QueryStatistic });
  const phrase = SIGNS[sign]?.[language] ?? sign;
  return language === 'ko' ? `${ko} ${value}${counter} ${phrase}` : `with ${phrase} ${value} ${en[1]}`;
}

const roundsText = (rounds: number): string =>
  rounds === 5 ? 'five-round' : rounds === 3 ? 'three-round' : `${rounds}-round`;

function classesText(classes: readonly WeightClass[], language: Language): string {
  const names = classes.map((each) => divisionName(each, language));
  return language === 'ko' ? names.join('·') : `at ${enumerate(names, language)}`;
}

const roleText = (role: 'champion' | 'challenger', language: Language): string =>
  language === 'ko'
    ? role === 'champion'
      ? '챔피언으로 나선 경기'
      : '도전자로 나선 경기'
    : role === 'champion'
      ? 'as champion'
      : 'as challenger';

function opponentStanceText(
  stances: NonNullable<QueryConditions['opponent_stance']>,
  language: Language,
): string {
  const names = stances.map((each) => STANCES[each][language]);
  return language === 'ko'
    ? `${names.join('·')} 상대`
    : `against ${names.map((name) => (name === 'southpaw' ? 'southpaws' : `${name} opponents`)).join(' or ')}`;
}

function placeText(query: BoutQuery, language: Language): string | null {
  const { city, country } = query;
  // The noun of what is counted comes after it: "서울 대회 3개".
  const event = query.measure === 'events' || query.group_by === 'event' ? '' : ' 대회';
  if (city !== undefined)
    return language === 'ko' ? `${koreanLocation(city).split('(')[0] ?? city}${event}` : `in ${city}`;
  if (country === undefined) return null;
  const name =
    country === 'USA'
      ? 'the USA'
      : /^United|^Netherlands|^Philippines/.test(country)
        ? `the ${country}`
        : country;
  return language === 'ko' ? `${koreanCountry(country)}${event}` : `in ${name}`;
}

function ageText({ min_age: min, max_age: max }: BoutQuery, language: Language): string | null {
  if (min === undefined && max === undefined) return null;
  if (min !== undefined && min === max) return language === 'ko' ? `${min}세 때` : `at age ${min}`;
  if (max === undefined) return language === 'ko' ? `${min}세 이상일 때` : `at age ${min} or older`;
  if (min === undefined) return language === 'ko' ? `${max}세 이하일 때` : `at age ${max} or younger`;
  return language === 'ko' ? `${min}~${max}세 때` : `at ages ${min} to ${max}`;
}

function periodOf(query: BoutQuery, language: Language): string | null {
  const text = formatPeriod(query, language);
  return text === '' ? null : text;
}
