import type { BoutData, LeaderboardData } from '@app/mma';
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
  const { data, meta } = yield* ask('get_leaderboard', {
    metric: request.metric,
    scope: request.scope,
    ...(division === undefined ? {} : { weight_class: division }),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
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
    text: paragraphs(
      leadText(question, request, data, names),
      boardTable(request, data, names),
      sampleText(meta.notes, names.language),
    ),
    dated: true,
  };
}

type Unit = 'count' | 'streak' | 'share' | 'rate' | 'time' | 'span' | 'height' | 'reach' | 'years';

interface MetricWords {
  /** What is counted, after a number or as a table's head. */
  en: string;
  ko: string;
  unit: Unit;
  /** The heading where "most …" would not do: largest first, smallest first. */
  titles?: { en: [string, string]; ko: [string, string] };
}

const WORDS: Record<LeaderboardMetric, MetricWords> = {
  wins: { en: 'UFC wins', ko: 'UFC 승리', unit: 'count' },
  losses: { en: 'UFC losses', ko: 'UFC 패배', unit: 'count' },
  bouts: { en: 'UFC fights', ko: 'UFC 경기', unit: 'count' },
  win_rate: { en: 'win rate', ko: '승률', unit: 'share' },
  finishes: { en: 'finishes', ko: '피니시', unit: 'count' },
  ko_tko_wins: { en: 'KO/TKO wins', ko: 'KO/TKO 승리', unit: 'count' },
  submission_wins: { en: 'submission wins', ko: '서브미션 승리', unit: 'count' },
  decision_wins: { en: 'decision wins', ko: '판정 승리', unit: 'count' },
  title_bout_wins: { en: 'title bout wins', ko: '타이틀전 승리', unit: 'count' },
  longest_win_streak: {
    en: 'longest win streak',
    ko: '최다 연승',
    unit: 'streak',
    titles: { en: ['Longest win streak', 'Shortest longest win streak'], ko: ['최다 연승', '최소 연승'] },
  },
  current_win_streak: {
    en: 'current win streak',
    ko: '현재 연승',
    unit: 'streak',
    titles: {
      en: ['Longest current win streak', 'Shortest current win streak'],
      ko: ['현재 진행 중인 최다 연승', '현재 진행 중인 최소 연승'],
    },
  },
  knockdowns: { en: 'knockdowns', ko: '넉다운', unit: 'count' },
  sig_strikes_landed: { en: 'significant strikes', ko: '유효타', unit: 'count' },
  sig_strikes_landed_per_min: { en: 'significant strikes per minute', ko: '분당 유효타', unit: 'rate' },
  sig_strike_accuracy: { en: 'significant strike accuracy', ko: '유효타 정확도', unit: 'share' },
  total_strikes_landed: { en: 'total strikes', ko: '총 타격', unit: 'count' },
  takedowns_landed: { en: 'takedowns', ko: '테이크다운', unit: 'count' },
  takedown_accuracy: { en: 'takedown accuracy', ko: '테이크다운 성공률', unit: 'share' },
  submission_attempts: { en: 'submission attempts', ko: '서브미션 시도', unit: 'count' },
  control_seconds: {
    en: 'control time',
    ko: '컨트롤 타임',
    unit: 'span',
    titles: { en: ['Most control time', 'Least control time'], ko: ['컨트롤 타임 최다', '컨트롤 타임 최소'] },
  },
  fight_seconds: {
    en: 'time in the octagon',
    ko: '옥타곤 시간',
    unit: 'span',
    titles: {
      en: ['Most time in the octagon', 'Least time in the octagon'],
      ko: ['옥타곤 시간 최다', '옥타곤 시간 최소'],
    },
  },
  height_cm: {
    en: 'height',
    ko: '키',
    unit: 'height',
    titles: { en: ['Tallest', 'Shortest'], ko: ['최장신', '최단신'] },
  },
  reach_cm: {
    en: 'reach',
    ko: '리치',
    unit: 'reach',
    titles: { en: ['Longest reach', 'Shortest reach'], ko: ['최장 리치', '최단 리치'] },
  },
  age: {
    en: 'age today',
    ko: '현재 나이',
    unit: 'years',
    titles: { en: ['Oldest', 'Youngest'], ko: ['최고령', '최연소'] },
  },
  fastest_finish: {
    en: 'time',
    ko: '시간',
    unit: 'time',
    titles: same('Fastest finish', '가장 빠른 피니시'),
  },
  fastest_ko_tko: {
    en: 'time',
    ko: '시간',
    unit: 'time',
    titles: same('Fastest KO/TKO', '가장 빠른 KO/TKO'),
  },
  fastest_submission: {
    en: 'time',
    ko: '시간',
    unit: 'time',
    titles: same('Fastest submission', '가장 빠른 서브미션'),
  },
  longest_bout: { en: 'time', ko: '시간', unit: 'time', titles: same('Longest fight', '가장 긴 경기') },
};

function same(en: string, ko: string): { en: [string, string]; ko: [string, string] } {
  return { en: [en, en], ko: [ko, ko] };
}

export function valueText(metric: LeaderboardMetric, value: number, language: Language): string {
  switch (WORDS[metric].unit) {
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
  const { unit, en, ko } = WORDS[metric];
  const text = valueText(metric, value, language);
  if (unit === 'streak') return language === 'ko' ? text : `${value} wins in a row`;
  if (unit !== 'count') return text;
  if (language === 'en') return `${text} ${en}`;
  if (metric === 'wins') return `${text}승`;
  return metric === 'losses' ? `${text}패` : `${ko} ${text}회`;
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

/** The best single bout: whose it was, the figure, how the bout ended. */
function boutLead(
  title: string,
  { metric }: LeaderboardRequest,
  { name, value }: LeaderboardData,
  bout: BoutData,
  names: NameBook,
): string {
  const { language } = names;
  const { unit } = WORDS[metric];
  const figure =
    unit === 'time'
      ? valueText(metric, value, language)
      : language === 'ko'
        ? `${names.of(name)}, ${amount(metric, value, language)}`
        : `${names.of(name)} with ${amount(metric, value, language)}`;
  const result = outcomeSentence(bout, names);
  return `${title}: ${figure}. ${result} (${bout.event}, ${formatDate(bout.date, language)}).`;
}

/** What the ranking is of: `Most wins in the UFC at heavyweight since 2020`. */
function titleText(
  { weightClasses, period }: Question,
  { metric, scope, order }: LeaderboardRequest,
  language: Language,
): string {
  const [division] = weightClasses;
  const { titles, unit, en, ko } = WORDS[metric];
  const least = order === 'asc';
  const when = period === null ? '' : ` ${periodText(period, language)}`;
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

/** A rate needs a least number of bouts and attempts; the tool says which. */
function sampleText(notes: readonly string[], language: Language): string | null {
  const note = notes.find((each) => each.startsWith('Of fighters with at least'));
  if (note === undefined || language === 'en') return note ?? null;
  const bouts = /at least (\d+) bouts/.exec(note)?.[1];
  return bouts === undefined ? null : `UFC ${bouts}경기 이상 치른 선수만 비교했습니다.`;
}

function boardTable(request: LeaderboardRequest, rows: readonly LeaderboardData[], names: NameBook): string {
  const { language } = names;
  const words = WORDS[request.metric];
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
