import type { LeaderboardData } from '@app/mma';
import { type Inquiry, ask } from '../inquiry/inquiry.js';
import {
  enumerate,
  formatClock,
  formatDate,
  formatDuration,
  formatHeight,
  formatNumber,
  formatReach,
  formatShare,
  paragraphs,
  plural,
  table,
} from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';
import type { LeaderboardMetric, LeaderboardRequest } from '../question/leaderboard-request.js';
import type { Question } from '../question/question.js';
import { outcomeSentence } from '../wording/bout-wording.js';
import { periodText } from '../wording/period-wording.js';
import type { Answer, Intent } from './intent.js';

const DEFAULT_PLACES = 5;
/** A rate over a handful of bouts says nothing. */
const FEWEST_BOUTS_FOR_A_RATE = 5;
const RATES: readonly LeaderboardMetric[] = [
  'win_rate',
  'sig_strikes_landed_per_min',
  'sig_strike_accuracy',
  'takedown_accuracy',
];

/** Who has the most, the highest, the fastest. */
export const leaderboardIntent: Intent = {
  name: 'leaderboard',
  accepts: ({ leaderboard, people, event }) => leaderboard !== null && people.length === 0 && event === null,
  answer: answerLeaderboard,
};

function* answerLeaderboard(question: Question, names: NameBook): Inquiry<Answer> {
  const { leaderboard: request, weightClasses, period } = question;
  if (request === null) return { text: '', dated: false };
  const [division] = weightClasses;
  const { data } = yield* ask('get_leaderboard', {
    metric: request.metric,
    scope: request.scope,
    ...(division === undefined ? {} : { weight_class: division }),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
    ...(RATES.includes(request.metric) ? { min_bouts: FEWEST_BOUTS_FOR_A_RATE } : {}),
    ...(request.scope === 'career' && request.order === 'asc' ? { order: 'asc' } : {}),
    limit: request.limit ?? DEFAULT_PLACES,
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
    text: paragraphs(leadText(question, request, data, names), boardTable(request, data, names)),
    dated: true,
  };
}

const NAMES: Record<
  LeaderboardMetric,
  {
    en: string;
    ko: string;
    unit: 'count' | 'share' | 'rate' | 'time' | 'span' | 'height' | 'reach' | 'years';
  }
> = {
  wins: { en: 'UFC wins', ko: 'UFC 승리', unit: 'count' },
  losses: { en: 'UFC losses', ko: 'UFC 패배', unit: 'count' },
  bouts: { en: 'UFC fights', ko: 'UFC 경기', unit: 'count' },
  win_rate: { en: 'UFC win rate', ko: 'UFC 승률', unit: 'share' },
  finishes: { en: 'UFC finishes', ko: 'UFC 피니시', unit: 'count' },
  ko_tko_wins: { en: 'KO/TKO wins', ko: 'KO/TKO 승리', unit: 'count' },
  submission_wins: { en: 'submission wins', ko: '서브미션 승리', unit: 'count' },
  decision_wins: { en: 'decision wins', ko: '판정 승리', unit: 'count' },
  title_bout_wins: { en: 'title bout wins', ko: '타이틀전 승리', unit: 'count' },
  longest_win_streak: { en: 'wins in the longest streak', ko: '최다 연승', unit: 'count' },
  current_win_streak: { en: 'wins in the current streak', ko: '현재 연승', unit: 'count' },
  knockdowns: { en: 'knockdowns', ko: '넉다운', unit: 'count' },
  sig_strikes_landed: { en: 'significant strikes', ko: '유효타', unit: 'count' },
  sig_strikes_landed_per_min: { en: 'significant strikes per minute', ko: '분당 유효타', unit: 'rate' },
  sig_strike_accuracy: { en: 'significant strike accuracy', ko: '유효타 정확도', unit: 'share' },
  total_strikes_landed: { en: 'total strikes', ko: '총 타격', unit: 'count' },
  takedowns_landed: { en: 'takedowns', ko: '테이크다운', unit: 'count' },
  takedown_accuracy: { en: 'takedown accuracy', ko: '테이크다운 성공률', unit: 'share' },
  submission_attempts: { en: 'submission attempts', ko: '서브미션 시도', unit: 'count' },
  control_seconds: { en: 'control time', ko: '컨트롤 타임', unit: 'time' },
  fight_seconds: { en: 'time in the octagon', ko: '옥타곤 시간', unit: 'span' },
  height_cm: { en: 'height', ko: '키', unit: 'height' },
  reach_cm: { en: 'reach', ko: '리치', unit: 'reach' },
  age: { en: 'age', ko: '나이', unit: 'years' },
  fastest_finish: { en: 'fastest finish', ko: '가장 빠른 피니시', unit: 'time' },
  fastest_ko_tko: { en: 'fastest KO/TKO', ko: '가장 빠른 KO/TKO', unit: 'time' },
  fastest_submission: { en: 'fastest submission', ko: '가장 빠른 서브미션', unit: 'time' },
  longest_bout: { en: 'longest fight', ko: '가장 긴 경기', unit: 'time' },
};

export function valueText(metric: LeaderboardMetric, value: number, language: Language): string {
  switch (NAMES[metric].unit) {
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

/** `28 UFC wins`, `UFC 승리 28회`. */
function amount({ metric }: LeaderboardRequest, value: number, language: Language): string {
  const { unit, en, ko } = NAMES[metric];
  const text = valueText(metric, value, language);
  if (unit !== 'count') return language === 'ko' ? `${ko} ${text}` : `${en} ${text}`;
  if (language === 'ko')
    return metric === 'wins'
      ? `${value}승`
      : metric === 'losses'
        ? `${value}패`
        : metric.endsWith('streak')
          ? `${value}연승`
          : `${ko} ${value}회`;
  return `${value} ${en}`;
}

function leadText(
  question: Question,
  request: LeaderboardRequest,
  rows: readonly LeaderboardData[],
  names: NameBook,
): string {
  const { language } = names;
  const [first] = rows;
  if (first === undefined) return '';
  const tied = rows.filter((row) => row.rank === first.rank);
  const where = scopeText(question, request, language);
  if (first.bout !== undefined) {
    const value = amount(request, first.value, language);
    const day = formatDate(first.bout.date, language);
    const result = outcomeSentence(first.bout, names);
    return language === 'ko'
      ? `${where}: ${names.of(first.name)}, ${value}. ${result}(${first.bout.event}, ${day}).`
      : `${where}: ${names.of(first.name)}, ${value}. ${result} (${first.bout.event}, ${day}).`;
  }
  const who = enumerate(
    tied.map((row) => names.of(row.name)),
    language,
  );
  const value = amount(request, first.value, language);
  const shared = tied.length > 1 ? (language === 'ko' ? ' (공동 1위)' : ' (tied)') : '';
  return language === 'ko'
    ? `${where} 1위는 ${who}${shared}입니다: ${value}.`
    : `${where}: ${who}${shared} with ${value}${tied.length > 1 ? ' each' : ''}${first.bouts > 0 && tied.length === 1 && request.metric !== 'bouts' ? ` in ${plural(first.bouts, 'fight')}` : ''}.`;
}

/** What the ranking is of. */
function scopeText(
  { weightClasses, period }: Question,
  { metric, scope, order }: LeaderboardRequest,
  language: Language,
): string {
  const [division] = weightClasses;
  const { en, ko, unit } = NAMES[metric];
  const when = period === null ? '' : ` ${periodText(period, language)}`;
  const record = metric.startsWith('fastest') || metric === 'longest_bout';
  if (language === 'ko') {
    const where = division === undefined ? 'UFC' : `UFC ${divisionName(division, language)}`;
    const kind = ko.replace(/^UFC /, '');
    return `${where}${when}${scope === 'bout' && !record ? ' 한 경기' : ''} ${kind}${record || metric === 'longest_win_streak' ? '' : order === 'asc' ? ' 최소' : unit === 'count' ? ' 최다' : ''}`;
  }
  const where = division === undefined ? '' : ` at ${divisionName(division, language)}`;
  const kind = en.replace(/^UFC /, '');
  const title = record
    ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} in the UFC`
    : `${order === 'asc' ? 'Lowest' : unit === 'count' ? 'Most' : 'Highest'} ${kind} in ${scope === 'bout' ? 'one UFC fight' : 'the UFC'}`;
  return `${title}${where}${when}`;
}

function boardTable(request: LeaderboardRequest, rows: readonly LeaderboardData[], names: NameBook): string {
  const { language } = names;
  const { en, ko } = NAMES[request.metric];
  const perBout = rows.some((row) => row.bout !== undefined);
  const head =
    language === 'ko'
      ? ['순위', '선수', ko, perBout ? '경기' : '경기 수']
      : ['Rank', 'Fighter', en, perBout ? 'Bout' : 'Fights'];
  return table(
    head,
    rows.map((row) => [
      String(row.rank),
      names.of(row.name),
      valueText(request.metric, row.value, language),
      row.bout === undefined
        ? String(row.bouts)
        : `${names.short(row.bout.fighter_a.name)} vs. ${names.short(row.bout.fighter_b.name)}, ${row.bout.event}`,
    ]),
  );
}
