import { type MaskedText, says } from './masked-text.js';

/** A statistic of one bout, named as in the bout's totals; `all` is the whole table. */
export type Statistic =
  | 'knockdowns'
  | 'sig_strikes'
  | 'total_strikes'
  | 'takedowns'
  | 'submission_attempts'
  | 'reversals'
  | 'control_seconds'
  | 'head'
  | 'body'
  | 'leg'
  | 'distance'
  | 'clinch'
  | 'ground'
  | 'all';

const STATISTICS: readonly { statistic: Statistic; english: RegExp; korean: RegExp }[] = [
  {
    statistic: 'head',
    english: /\bhead (?:shots|strikes|kicks landed)\b|strikes? to the head/,
    korean: /(?:머리|헤드|안면)(?:유효타|타격|샷)/,
  },
  {
    statistic: 'body',
    english: /\bbody (?:shots|strikes|kicks landed)\b|strikes? to the body/,
    korean: /(?:바디|몸통|복부)(?:유효타|타격|샷)/,
  },
  {
    statistic: 'leg',
    english: /\bleg (?:strikes|kicks)\b|\bcalf kicks\b|\blow kicks\b|strikes? to the leg/,
    korean: /레그킥|로우킥|로킥|카프킥|다리(?:유효타|타격)/,
  },
  {
    statistic: 'clinch',
    english: /\b(?:in the )?clinch strikes\b|strikes? (?:landed )?in the clinch/,
    korean: /클린치(?:유효타|타격|에서)/,
  },
  {
    statistic: 'ground',
    english: /\bground (?:strikes|and pound)\b|strikes? (?:landed )?on the ground/,
    korean: /그라운드(?:유효타|타격|에서)|파운딩/,
  },
  {
    statistic: 'distance',
    english: /\bdistance strikes\b|strikes? (?:landed )?at distance/,
    korean: /거리(?:유효타|타격)/,
  },
  {
    statistic: 'total_strikes',
    english: /\btotal strikes?\b|\b(?:all|overall) strikes\b/,
    korean: /(?:총|전체|토탈)(?:타격|스트라이크|타수)/,
  },
  {
    statistic: 'sig_strikes',
    english: /\bsig(?:nificant|s|\.)? ?str(?:ikes?|\.)?\b|\bstrikes?\b|\bpunches\b|\bshots\b/,
    korean: /유효타|유효타격|시그니피컨트|타격(?:수|횟수|이|은|을|몇)|스트라이크|펀치(?:를)?(?:몇|얼마)/,
  },
  {
    statistic: 'takedowns',
    english: /\btake[- ]?downs?\b|\btds?\b|\b(?:took|take|taken|taking)(?: .{1,20})? down\b/,
    korean: /테이크다운|태클|테익다운|테이크 다운/,
  },
  {
    statistic: 'knockdowns',
    english: /\bknock[- ]?downs?\b|\bkds?\b|\b(?:drop|knock)(?:ped|ed|s|ing)?(?: .{1,20})? down\b/,
    korean: /넉다운|녹다운|(?<!테이크|테익)다운(?:을|이|은|은|몇|횟수|시|수)/,
  },
  {
    statistic: 'submission_attempts',
    english: /\bsub(?:mission)? attempts?\b|\battempt(?:ed)? submissions?\b/,
    korean: /서브(?:미션)?시도/,
  },
  { statistic: 'reversals', english: /\breversals?\b/, korean: /리버설|스윕/ },
  {
    statistic: 'control_seconds',
    english: /\bcontrol(?:led|ling)?\b|\bctrl\b/,
    korean: /컨트롤|통제시간|장악시간|그라운드시간/,
  },
  {
    statistic: 'all',
    english: /\b(?:fight |bout )?(?:stats?|statistics|numbers)\b/,
    korean: /스탯|통계|수치|세부기록|경기기록/,
  },
];

export function parseStatistic(text: MaskedText): Statistic | null {
  return STATISTICS.find(({ english, korean }) => says(text, english, korean))?.statistic ?? null;
}
