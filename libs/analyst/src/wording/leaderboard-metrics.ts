import type { LeaderboardMetric } from '../question/leaderboard-request.js';

export type MetricUnit =
  'count' | 'streak' | 'share' | 'rate' | 'time' | 'span' | 'height' | 'reach' | 'years';

export interface MetricWords {
  /** The noun, used after a number and as a table heading. */
  en: string;
  ko: string;
  unit: MetricUnit;
  /** Headings that replace "most …": largest first, smallest first. */
  titles?: { en: [string, string]; ko: [string, string] };
}

export const METRIC_WORDS: Record<LeaderboardMetric, MetricWords> = {
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
