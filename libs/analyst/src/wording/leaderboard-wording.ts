import type { BoutData, LeaderboardData } from '@app/mma/domain';
import {
  enumerate,
  formatClock,
  formatDate,
  formatDuration,
  formatHeight,
  formatNumber,
  formatPeriod,
  formatReach,
  formatShare,
  table,
} from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';
import type { LeaderboardMetric, LeaderboardRequest } from '../question/leaderboard-request.js';
import type { Question } from '../question/question.js';
import { outcomeSentence } from './bout-wording.js';
import { METRIC_WORDS } from './leaderboard-metrics.js';

function valueText(metric: LeaderboardMetric, value: number, language: Language): string {
  switch (METRIC_WORDS[metric].unit) {
    case 'streak':
      return language === 'ko' ? `${value}연승` : `${value} in a row`;
    case 'count':
      return String(value);
    case 'share':
      return formatShare(value);
    case 'rate':
      return formatNumber(value, 2);
    case 'time':
      return `${formatClock(value)} (${formatDuration(value, language)})`;
    case 'span':
      return formatDuration(value, language);
    case 'height':
      return formatHeight(value);
    case 'reach':
      return formatReach(value);
    case 'years':
      return language === 'ko' ? `${value}세` : `${value} years`;
  }
}

/** `28 UFC wins`, `28승`, `74.3%`. */
function amount(metric: LeaderboardMetric, value: number, language: Language): string {
  const { unit, en, ko } = METRIC_WORDS[metric];
  const text = valueText(metric, value, language);
  if (unit === 'streak') return language === 'ko' ? text : `${value} wins in a row`;
  if (unit !== 'count') return text;
  if (language === 'en') return `${text} ${en}`;
  if (metric === 'wins') return `${text}승`;
  return metric === 'losses' ? `${text}패` : `${ko} ${text}회`;
}

export function leadText(
  question: Question,
  request: LeaderboardRequest,
  rows: readonly LeaderboardData[],
  names: NameBook,
): string {
  const { language } = names;
  const [first] = rows;
  if (first === undefined) return '';
  const title = titleText(question, request, language);
  if (first.bout !== undefined) return boutLead(title, request, first, first.bout, names);
  const tied = rows.filter((row) => row.rank === first.rank);
  const who = enumerate(
    tied.map((row) => names.of(row.name)),
    language,
  );
  const value = amount(request.metric, first.value, language);
  if (language === 'ko')
    return `${title} 1위는 ${who}${tied.length > 1 ? '(공동 1위)' : ''}입니다: ${value}.`;
  return `${title}: ${who} with ${value}${tied.length > 1 ? ' each (tied)' : ''}.`;
}

function boutLead(
  title: string,
  { metric }: LeaderboardRequest,
  { name, value }: LeaderboardData,
  bout: BoutData,
  names: NameBook,
): string {
  const { language } = names;
  const { unit } = METRIC_WORDS[metric];
  const figure =
    unit === 'time'
      ? valueText(metric, value, language)
      : language === 'ko'
        ? `${names.of(name)}, ${amount(metric, value, language)}`
        : `${names.of(name)} with ${amount(metric, value, language)}`;
  const result = outcomeSentence(bout, names);
  return `${title}: ${figure}. ${result} (${bout.event}, ${formatDate(bout.date, language)}).`;
}

/** The ranking's title: `Most wins in the UFC at heavyweight since 2020`. */
function titleText(
  { weightClasses, period }: Question,
  { metric, scope, order }: LeaderboardRequest,
  language: Language,
): string {
  const [division] = weightClasses;
  const { titles, unit, en, ko } = METRIC_WORDS[metric];
  const least = order === 'asc';
  const when = period === null ? '' : ` ${formatPeriod(period, language)}`;
  const single = scope === 'bout' && unit !== 'time';
  if (language === 'ko') {
    const where = division === undefined ? 'UFC' : `UFC ${divisionName(division, language)}`;
    const kind = ko.replace(/^UFC /, '');
    const superlative = unit === 'count' ? (least ? ' 최소' : ' 최다') : least ? ' 최저' : '';
    return `${where}${when}${single ? ' 한 경기' : ''} ${titles?.ko[least ? 1 : 0] ?? `${kind}${superlative}`}`;
  }
  const where = `${single ? 'one UFC fight' : 'the UFC'}${division === undefined ? '' : ` at ${divisionName(division, language)}`}`;
  const superlative = unit === 'count' ? (least ? 'Fewest' : 'Most') : least ? 'Lowest' : 'Highest';
  return `${titles?.en[least ? 1 : 0] ?? `${superlative} ${en.replace(/^UFC /, '')}`} in ${where}${when}`;
}

/** Fighters tied at the last rank shown, taken from the tool's notes. */
export function tiesText(notes: readonly string[], names: NameBook): string | null {
  const [, rank, others] =
    /^Also at rank (\d+): (.*?)\.$/.exec(notes.find((each) => each.startsWith('Also at rank')) ?? '') ?? [];
  if (rank === undefined || others === undefined) return null;
  return names.language === 'ko'
    ? `공동 ${rank}위로 더 있는 선수: ${others.replace(' and perhaps more', ' 등')}.`
    : `Also at rank ${rank}: ${others}.`;
}

/** The minimum number of bouts for a rate, taken from the tool's notes. */
export function sampleText(notes: readonly string[], language: Language): string | null {
  const note = notes.find((each) => each.startsWith('Of fighters with at least'));
  if (note === undefined || language === 'en') return note ?? null;
  const bouts = /at least (\d+) bouts/.exec(note)?.[1];
  return bouts === undefined ? null : `UFC ${bouts}경기 이상 치른 선수만 비교했습니다.`;
}

export function boardTable(
  request: LeaderboardRequest,
  rows: readonly LeaderboardData[],
  names: NameBook,
): string {
  const { language } = names;
  const words = METRIC_WORDS[request.metric];
  const perBout = rows.some((row) => row.bout !== undefined);
  const last = perBout
    ? [language === 'ko' ? '경기' : 'Bout']
    : request.metric === 'bouts'
      ? []
      : [language === 'ko' ? 'UFC 경기 수' : 'UFC fights'];
  const head = language === 'ko' ? ['순위', '선수', words.ko] : ['Rank', 'Fighter', words.en];
  return table(
    [...head, ...last],
    rows.map((row) => [
      String(row.rank),
      names.of(row.name),
      valueText(request.metric, row.value, language),
      ...(row.bout === undefined
        ? last.map(() => String(row.bouts))
        : [
            `${names.short(row.bout.fighter_a.name)} vs. ${names.short(row.bout.fighter_b.name)}, ${row.bout.event}`,
          ]),
    ]),
  );
}

/** Title defences are not a metric. */
export function defencesText(language: Language): string {
  return language === 'ko'
    ? '방어 횟수만 따로 집계하지는 않고, 타이틀 획득전과 방어전(잠정 포함)의 승리를 합한 수입니다.'
    : 'Defences are not counted apart: these are all wins in championship bouts, those that won a belt and interim ones included.';
}
