import type { MethodGroup } from '@app/mma/domain';
import { ENGLISH_COUNT, KOREAN_COUNT, numberOf } from './numbers.js';
import { type MaskedText, says } from './masked-text.js';

/** Metrics of the `get_leaderboard` tool. */
export type LeaderboardMetric =
  | 'wins'
  | 'losses'
  | 'bouts'
  | 'win_rate'
  | 'finishes'
  | 'ko_tko_wins'
  | 'submission_wins'
  | 'decision_wins'
  | 'title_bout_wins'
  | 'longest_win_streak'
  | 'current_win_streak'
  | 'knockdowns'
  | 'sig_strikes_landed'
  | 'sig_strikes_landed_per_min'
  | 'sig_strike_accuracy'
  | 'total_strikes_landed'
  | 'takedowns_landed'
  | 'takedown_accuracy'
  | 'submission_attempts'
  | 'control_seconds'
  | 'fight_seconds'
  | 'height_cm'
  | 'reach_cm'
  | 'age'
  | 'fastest_finish'
  | 'fastest_ko_tko'
  | 'fastest_submission'
  | 'longest_bout';

export interface LeaderboardRequest {
  metric: LeaderboardMetric;
  scope: 'career' | 'bout';
  order: 'desc' | 'asc';
  /** Number of rows; null if the text gives none. */
  limit: number | null;
}

const SUPERLATIVE = {
  english:
    /\b(?:most|highest|longest|tallest|oldest|youngest|shortest|fastest|quickest|best|greatest|biggest|winningest|lowest|fewest|leader(?:s|board)?|leads?|top|all[- ]time|record (?:for|holder|of)|number (?:one|1)|no\. ?1|#1|rank(?:ing|ed|s)?)\b/,
  korean:
    /제일|가장|최다|최고|최장|최단|최연소|최고령|최장신|최단신|역대|1위|일위|랭킹|순위|기록|탑\d|top|톱\d|상위|많은선수|많이한|큰선수|긴선수/,
};
const FASTEST = {
  english: /\b(?:fastest|quickest|shortest)\b/,
  korean:
    /(?:가장|제일)빠른|(?:가장|제일)빨리|최단(?:시간)?(?!신)|최소시간|(?:가장|제일)짧은(?:경기|시간)|최속/,
};
const SINGLE_BOUT = {
  english:
    /\b(?:in (?:a|one) (?:single )?(?:ufc )?(?:fight|bout|match)|single[- ](?:fight|bout)|one (?:fight|bout))\b/,
  korean: /(?:한|단일|1)(?:경기|시합|매치)(?:에서|에|당최다|최다|기록)?/,
};
const COUNT = {
  english: new RegExp(
    `\\b(?:top|first|best|leading) (${ENGLISH_COUNT})\\b|\\b(${ENGLISH_COUNT}) (?:fighters|people|men|women) with\\b|\\btop-?(\\d{1,2})`,
  ),
  korean: new RegExp(`(?:top|탑|톱|상위)(${KOREAN_COUNT})|(${KOREAN_COUNT})위까지|(${KOREAN_COUNT})명`),
};
const ASCENDING = {
  english: /\b(?:youngest|shortest|lowest|fewest|least|worst)\b/,
  korean: /최연소|(?:가장|제일)(?:어린|작은|짧은|낮은|적은|적게)|최단신|꼴찌|최하/,
};

type Pattern = { metric: LeaderboardMetric; english: RegExp; korean: RegExp; scope?: 'bout' };

const METRICS: readonly Pattern[] = [
  {
    metric: 'longest_bout',
    scope: 'bout',
    english: /\blongest (?:ufc |ever )*(?:fight|bout|match)\b(?! win)/,
    korean: /(?:가장|제일)(?:긴|오래(?:한|걸린|싸운)?)(?:경기|시합)|최장(?:시간)?(?:경기|시합)/,
  },
  {
    metric: 'current_win_streak',
    english: /\b(?:active|current)\b.*\b(?:streak|in a row|unbeaten)/,
    korean: /현재.*(?:연승|연속)|연승중/,
  },
  {
    metric: 'longest_win_streak',
    english:
      /\bwin(?:ning)? streaks?\b|\bstreak\b|\bconsecutive (?:ufc )?(?:wins|victories)\b|\bwins in a row\b|\bstraight wins\b/,
    korean: /연승|연속승|연속으로이/,
  },
  { metric: 'title_bout_wins', english: /\b(?:title|championship|belt)\b/, korean: /타이틀|챔피언전|방어/ },
  { metric: 'win_rate', english: /\bwin(?:ning)? (?:rate|percentage|pct|%)/, korean: /승률/ },
  { metric: 'submission_attempts', english: /\bsub(?:mission)? attempts?\b/, korean: /서브(?:미션)?시도/ },
  {
    metric: 'submission_wins',
    english: /\bsubmi(?:ssions?|tted|t)\b|\btap ?outs?\b/,
    korean: /서브미션|서브|탭아웃|초크/,
  },
  { metric: 'knockdowns', english: /\bknock[- ]?downs?\b/, korean: /넉다운|녹다운|(?<!테이크)다운/ },
  {
    metric: 'ko_tko_wins',
    english: /\bt?k\.?o\.?'?s?\b|\bknock[- ]?outs?\b|\bknocked out\b/,
    korean: /(?<![a-z])t?ko(?![a-z])|케이오|넉아웃|녹아웃/,
  },
  { metric: 'decision_wins', english: /\bdecisions?\b/, korean: /판정/ },
  { metric: 'finishes', english: /\bfinish(?:es|ed)?\b|\bstoppages?\b/, korean: /피니시|피니쉬/ },
  {
    metric: 'sig_strikes_landed_per_min',
    english: /\bstrik\w+\b.*\bper min|\bstriking rate\b|\boutput\b/,
    korean: /분당(?:유효타|타격)/,
  },
  {
    metric: 'sig_strike_accuracy',
    english: /\bstrik\w+ accuracy\b|\baccura\w+\b.*\bstrik/,
    korean: /(?:타격|유효타)(?:정확도|적중률|성공률)/,
  },
  {
    metric: 'takedown_accuracy',
    english: /\btake[- ]?down (?:accuracy|percentage|success)\b/,
    korean: /테이크다운(?:정확도|성공률)/,
  },
  {
    metric: 'total_strikes_landed',
    english: /\btotal strikes?\b/,
    korean: /(?:총|전체|토탈)(?:타격|스트라이크)/,
  },
  {
    metric: 'sig_strikes_landed',
    english: /\bsig(?:nificant|\.)? ?strikes?\b|\bstrikes?\b|\bpunches\b/,
    korean: /유효타|타격|스트라이크|펀치/,
  },
  { metric: 'takedowns_landed', english: /\btake[- ]?downs?\b/, korean: /테이크다운|태클/ },
  { metric: 'control_seconds', english: /\bcontrol\b/, korean: /컨트롤/ },
  {
    metric: 'fight_seconds',
    english:
      /\b(?:cage|octagon|fight(?:ing)?|ring) time\b|\btime (?:spent )?in the (?:octagon|cage)\b|\bminutes fought\b/,
    korean: /옥타곤(?:시간|에오래|에서오래)|옥타곤에?.{0,4}오래|(?:총)?(?:경기|출전|체류)시간/,
  },
  {
    metric: 'height_cm',
    english: /\btallest\b|\bheight\b|\bshortest (?:ufc )?(?:fighter|man|woman|person|champion)\b/,
    korean: /키가?(?:제일|가장)|(?:제일|가장)키|장신|단신|신장|키(?:큰|작은)|(?:제일|가장)(?:작은|큰)선수/,
  },
  { metric: 'reach_cm', english: /\breach\b|\bwingspan\b/, korean: /리치|팔길이|팔이/ },
  {
    metric: 'age',
    english: /\boldest\b|\byoungest\b|\bage\b/,
    korean: /최고령|최연소|나이|(?:가장|제일)(?:어린|늙은)/,
  },
  {
    metric: 'losses',
    english: /\bloss(?:es)?\b|\blost\b|\bdefeats\b/,
    korean: /(?<!연)패배|최다패|많이(?:진|졌|패)|패(?:가|를|수)/,
  },
  {
    metric: 'wins',
    english: /\bwins?\b|\bwon\b|\bvictor(?:y|ies)\b|\bwinningest\b/,
    korean: /(?<!연)승(?!부|자)|이긴|이겼|다승/,
  },
  {
    metric: 'bouts',
    english: /\bfights?\b|\bbouts?\b|\bappearances?\b|\bfought\b|\bmatches\b/,
    korean: /경기|출전|시합|싸운|싸웠/,
  },
];

/** Whether the text asks for an extreme, supported or not. */
export function isSuperlative(text: MaskedText): boolean {
  return says(text, SUPERLATIVE.english, SUPERLATIVE.korean);
}

export function parseLeaderboard(text: MaskedText, method: MethodGroup | null): LeaderboardRequest | null {
  if (!isSuperlative(text)) return null;
  const limit = parseLimit(text);
  const scope = says(text, SINGLE_BOUT.english, SINGLE_BOUT.korean) ? 'bout' : 'career';
  const isAboutHeight = /\bshortest (?:ufc )?(?:fighter|man|woman|person|champion)|\bshortest reach/.test(
    text.spaced,
  );
  if (!isAboutHeight && says(text, FASTEST.english, FASTEST.korean)) {
    const metric =
      method === 'submission'
        ? 'fastest_submission'
        : method === 'ko_tko'
          ? 'fastest_ko_tko'
          : 'fastest_finish';
    return { metric, scope: 'bout', order: 'asc', limit };
  }
  if (isUnsupported(text)) return null;
  const pattern = METRICS.find(({ english, korean }) => says(text, english, korean));
  if (pattern === undefined) return null;
  const order = says(text, ASCENDING.english, ASCENDING.korean) ? 'asc' : 'desc';
  return { metric: pattern.metric, scope: pattern.scope ?? scope, order, limit };
}

/** Unsupported rankings; a similar metric would be a wrong answer. */
const UNSUPPORTED = {
  // Losses by method, age of champions, one sex across classes, active fighters, nationalities.
  english:
    /\b(?:t?kos?|knock[- ]?outs?|submissions?|decisions?|finish\w*|title|championship)\b.{0,20}\b(?:loss(?:es)?|lost|defeats?)\b|\b(?:lost|been|got|was)\b.{0,25}\b(?:knocked|submitted|finished|t?ko'?e?d|by (?:t?ko|submission|decision))\b|\b(?:oldest|youngest)\b.{0,20}\bchamp|\b(?:among|of all|all) (?:wo)?men\b|\b(?:fe)?male fighters?\b|\b(?:active|current|retired) (?:ufc )?(?:fighters?|roster)\b|\b(?:korean|brazilian|russian|american|british|english|irish|japanese|chinese|mexican|australian|georgian|dagestani|polish|swedish|french|african|nigerian|canadian|european|asian)s?\b/,
  korean:
    /(?:t?ko|케이오|넉아웃|서브미션|판정|타이틀전?)(?:으로|로|에서)?(?:가장|제일)?(?:많이)?(?:진|졌|패배|패(?!턴)|당한)|(?:최고령|최연소|나이).{0,4}챔|(?:여성|여자|남성|남자)(?:부|선수|파이터|중|들)|현역|(?:한국|브라질|미국|러시아|일본|중국|영국|아일랜드|멕시코|호주|조지아|다게스탄|폴란드|캐나다|프랑스|동양|아시아|유럽)(?:인|출신|선수|파이터|국적)/,
};

function isUnsupported(text: MaskedText): boolean {
  return says(text, UNSUPPORTED.english, UNSUPPORTED.korean);
}

function parseLimit(text: MaskedText): number | null {
  const match = COUNT.english.exec(text.spaced) ?? COUNT.korean.exec(text.compact);
  const word = match?.slice(1).find((group) => group !== undefined);
  const limit = word === undefined ? null : numberOf(word);
  return limit === null || limit < 1 ? null : Math.min(limit, 50);
}
