import type { BoutQuery, SideStatistic } from '@app/mma/domain';
import {
  formatClock,
  formatDuration,
  formatHeight,
  formatNumber,
  formatReach,
  formatShare,
  formatDate,
} from '../../language/format.js';
import type { Language } from '../../language/language.js';
import { withParticle } from '../../language/particles.js';

interface Unit {
  en: [one: string, several: string];
  ko: string;
  /** Korean counter after a number. */
  counter: string;
}

const unit = (one: string, several: string, ko: string, counter = '회'): Unit => ({
  en: [one, several],
  ko,
  counter,
});

const OWN: Record<SideStatistic, Unit> = {
  knockdowns: unit('knockdown scored', 'knockdowns scored', '넉다운', '회'),
  sig_strikes_landed: unit('significant strike landed', 'significant strikes landed', '맞힌 유효타', '개'),
  sig_strikes_attempted: unit(
    'significant strike attempted',
    'significant strikes attempted',
    '시도한 유효타',
    '개',
  ),
  total_strikes_landed: unit('total strike landed', 'total strikes landed', '맞힌 총 타격', '개'),
  total_strikes_attempted: unit('total strike attempted', 'total strikes attempted', '시도한 총 타격', '개'),
  takedowns_landed: unit('takedown landed', 'takedowns landed', '테이크다운 성공', '회'),
  takedowns_attempted: unit('takedown attempted', 'takedowns attempted', '테이크다운 시도', '회'),
  submission_attempts: unit('submission attempt made', 'submission attempts made', '서브미션 시도', '회'),
  reversals: unit('reversal', 'reversals', '리버설', '회'),
  control_seconds: unit('control time', 'control time', '컨트롤 타임', ''),
  head_landed: unit('significant head strike', 'significant head strikes', '머리 유효타', '개'),
  body_landed: unit('significant body strike', 'significant body strikes', '몸통 유효타', '개'),
  leg_landed: unit('significant leg strike', 'significant leg strikes', '다리 유효타', '개'),
  distance_landed: unit(
    'significant strike at distance',
    'significant strikes at distance',
    '거리 유효타',
    '개',
  ),
  clinch_landed: unit(
    'significant strike in the clinch',
    'significant strikes in the clinch',
    '클린치 유효타',
    '개',
  ),
  ground_landed: unit(
    'significant strike on the ground',
    'significant strikes on the ground',
    '그라운드 유효타',
    '개',
  ),
};
const OPPONENT: Partial<Record<SideStatistic, Unit>> = {
  knockdowns: unit('knockdown absorbed', 'knockdowns absorbed', '당한 넉다운', '회'),
  sig_strikes_landed: unit(
    'significant strike absorbed',
    'significant strikes absorbed',
    '맞은 유효타',
    '개',
  ),
  total_strikes_landed: unit('total strike absorbed', 'total strikes absorbed', '맞은 총 타격', '개'),
  takedowns_landed: unit('takedown conceded', 'takedowns conceded', '테이크다운 허용', '회'),
  submission_attempts: unit(
    'submission attempt faced',
    'submission attempts faced',
    '서브미션 시도 허용',
    '회',
  ),
  control_seconds: unit(
    'time controlled by opponents',
    'time controlled by opponents',
    '컨트롤당한 시간',
    '',
  ),
};

const RESULTS = {
  win: unit('win', 'wins', '승', '승'),
  loss: unit('loss', 'losses', '패', '패'),
  draw: unit('draw', 'draws', '무승부', '회'),
  no_contest: unit('no contest', 'no contests', '무효 경기', '회'),
};
const GROUPS: Record<string, { en: string; ko: string }> = {
  ko_tko: { en: 'KO/TKO', ko: 'KO/TKO' },
  submission: { en: 'submission', ko: '서브미션' },
  decision: { en: 'decision', ko: '판정' },
  dq: { en: 'disqualification', ko: '실격' },
  other: { en: 'other', ko: '기타' },
};
const METHODS: Record<string, { en: string; ko: string }> = {
  split: { en: 'split-decision', ko: '스플릿 판정' },
  unanimous: { en: 'unanimous-decision', ko: '만장일치 판정' },
  majority: { en: 'majority-decision', ko: '다수 판정' },
  doctor: { en: "doctor's-stoppage", ko: '닥터 스톱' },
  'rear naked choke': { en: 'rear-naked-choke', ko: '리어 네이키드 초크' },
  guillotine: { en: 'guillotine', ko: '길로틴 초크' },
  'arm triangle': { en: 'arm-triangle', ko: '암 트라이앵글 초크' },
  triangle: { en: 'triangle-choke', ko: '트라이앵글 초크' },
  armbar: { en: 'armbar', ko: '암바' },
  kimura: { en: 'kimura', ko: '기무라' },
  "d'arce": { en: "D'Arce-choke", ko: '다스 초크' },
  anaconda: { en: 'anaconda-choke', ko: '아나콘다 초크' },
  'heel hook': { en: 'heel-hook', ko: '힐훅' },
  kneebar: { en: 'kneebar', ko: '니바' },
  elbow: { en: 'elbow KO/TKO', ko: '엘보 KO/TKO' },
  knee: { en: 'knee KO/TKO', ko: '니킥 KO/TKO' },
  'head kick': { en: 'head-kick KO', ko: '헤드킥 KO' },
  punch: { en: 'punch KO/TKO', ko: '펀치 KO/TKO' },
  kick: { en: 'kick KO/TKO', ko: '킥 KO/TKO' },
  slam: { en: 'slam KO', ko: '슬램 KO' },
};

/** The method of a query: `split-decision`, `KO/TKO`, `finish`; null without one. */
export function methodWord({ method_group: groups, method }: BoutQuery, language: Language): string | null {
  if (method !== undefined)
    return method.map((each) => METHODS[each]?.[language] ?? each).join(language === 'ko' ? '·' : ' or ');
  if (groups === undefined) return null;
  if (groups.length === 2 && groups.includes('ko_tko') && groups.includes('submission'))
    return language === 'ko' ? '피니시' : 'finish';
  return groups.map((each) => GROUPS[each]?.[language] ?? each).join(language === 'ko' ? '·' : ' or ');
}

/** What a count counts: `submission wins`, `서브미션승`, `bouts`. */
export function countedUnit(query: BoutQuery): Unit {
  const [result] = query.result ?? [];
  const [en, ko] = [methodWord(query, 'en'), methodWord(query, 'ko')];
  if (result === undefined) {
    if (en === null || ko === null) return unit('bout', 'bouts', '경기', '경기');
    return en === 'finish'
      ? unit('finish', 'finishes', '피니시', '회')
      : unit(`${en} ending`, `${en} endings`, ko, '회');
  }
  const named = RESULTS[result];
  if (en === null || ko === null) return named;
  if (en === 'finish' && result === 'win') return unit('finish win', 'finish wins', '피니시승', '회');
  if (en === 'finish' && result === 'loss')
    return unit('loss by finish', 'losses by finish', '피니시패', '회');
  return unit(
    `${en} ${named.en[0]}`,
    `${en} ${named.en[1]}`,
    `${ko}${/[a-z]$/i.test(ko) || ko.length <= 4 ? '' : ' '}${named.ko}`,
    '회',
  );
}

/** What a query measures. */
export function measuredUnit(query: BoutQuery): Unit {
  switch (query.measure) {
    case 'sum':
    case 'maximum':
    case 'minimum':
    case 'average':
    case 'per_15_minutes':
    case 'accuracy':
      return statisticUnit(query);
    case 'longest_streak':
    case 'current_streak': {
      const { en, ko } = countedUnit({ ...query, result: query.result ?? ['win'] });
      const plain = query.method_group === undefined && query.method === undefined;
      const [result] = query.result ?? ['win'];
      return unit(
        `${en[0]} in a row`,
        `${en[1]} in a row`,
        plain ? (result === 'loss' ? '연패' : result === 'win' ? '연승' : `연속 ${ko}`) : `연속 ${ko}`,
        plain && (result === 'win' || result === 'loss') ? (result === 'win' ? '연승' : '연패') : '경기 연속',
      );
    }
    case 'events':
      return unit('event', 'events', '대회', '개');
    case 'fighters':
      return query.result === undefined && query.method_group === undefined
        ? unit('fighter', 'fighters', '선수', '명')
        : unit(
            `fighter with ${countedUnit(query).en[1]}`,
            `fighters with ${countedUnit(query).en[1]}`,
            `${withParticle(countedUnit(query).ko, '을/를')} 기록한 선수`,
            '명',
          );
    case 'opponents':
      return unit('different opponent', 'different opponents', '서로 다른 상대', '명');
    case 'weight_classes':
      return unit('different weight class', 'different weight classes', '출전 체급', '개 체급');
    case 'years':
      return unit('year', 'years', '활동 연도', '개 연도');
    case 'title_defences':
      return unit('title defence', 'title defences', '타이틀 방어', '회');
    case 'champion_days':
      return unit('day as champion', 'days as champion', '챔피언 재위 기간', '일');
    default:
      return countedUnit(query);
  }
}

function statisticUnit({ statistic }: BoutQuery): Unit {
  if (statistic === undefined || statistic === 'fight_seconds')
    return unit('fight time', 'fight time', '경기 시간', '');
  const side = statistic.startsWith('opponent_');
  // The prefix tells the side; the rest is a statistic of a side.
  const name = (side ? statistic.slice('opponent_'.length) : statistic) as SideStatistic;
  const own = OWN[name];
  return side
    ? (OPPONENT[name] ??
        unit(
          `${own.en[0]} by opponents`,
          `${own.en[1]} by opponents`,
          `맞은 ${own.ko.replace('맞힌 ', '')}`,
          own.counter,
        ))
    : own;
}

const isTime = ({ measure, statistic }: BoutQuery): boolean =>
  measure === 'longest' ||
  measure === 'shortest' ||
  (statistic !== undefined &&
    (statistic.endsWith('control_seconds') || statistic === 'fight_seconds') &&
    measure !== 'accuracy');

/** The value alone: `17`, `4:15`, `46.8%`, `47`. */
export function valueText(query: BoutQuery, value: number | string | null, language: Language): string {
  if (value === null) return language === 'ko' ? '기록 없음' : 'not recorded';
  if (typeof value === 'string') return formatDate(value, language);
  if (query.measure === 'share' || query.measure === 'accuracy') return formatShare(value);
  if (query.measure === 'height_cm') return formatHeight(value);
  if (query.measure === 'reach_cm') return formatReach(value);
  if (isTime(query))
    return query.measure === 'average' || value >= 60
      ? `${formatClock(value)} (${formatDuration(value, language)})`
      : language === 'ko'
        ? `${formatDuration(value, language)}(${formatClock(value)})`
        : `${formatClock(value)} (${formatDuration(value, language)})`;
  if (query.measure === 'average' || query.measure === 'per_15_minutes') return formatNumber(value, 2);
  return String(value);
}

/** The value with its unit: `17 submission wins`, `17회`, `10 wins in a row`. */
export function amountText(query: BoutQuery, value: number | string | null, language: Language): string {
  const text = valueText(query, value, language);
  if (
    typeof value !== 'number' ||
    isTime(query) ||
    query.measure === 'share' ||
    query.measure === 'accuracy' ||
    query.measure === 'height_cm' ||
    query.measure === 'reach_cm'
  )
    return text;
  if (query.measure === 'youngest' || query.measure === 'oldest')
    return language === 'ko' ? `${value}세` : `${value} years old`;
  const { en, counter } = measuredUnit(query);
  const isPlain = query.method_group === undefined && query.method === undefined;
  if (
    (query.measure === 'longest_streak' || query.measure === 'current_streak') &&
    language === 'en' &&
    !isPlain
  )
    return `${text} in a row`;
  if (language === 'ko') return `${text}${counter}`;
  return `${text} ${value === 1 ? en[0] : en[1]}`;
}

/** The noun of the measure: `submission wins`, `서브미션승`. */
export function measureNoun(query: BoutQuery, language: Language): string {
  const { en, ko } = measuredUnit(query);
  const noun = language === 'ko' ? ko : en[1];
  if (query.measure === 'average') return language === 'ko' ? `평균 ${noun}` : `average ${noun}`;
  if (query.measure === 'per_15_minutes')
    return language === 'ko' ? `15분당 ${noun}` : `${noun} per 15 minutes`;
  if (query.measure === 'accuracy' && query.statistic?.startsWith('opponent_') === true) {
    const isTakedown = query.statistic.includes('takedown');
    return language === 'ko'
      ? isTakedown
        ? '테이크다운 방어율'
        : '타격 방어율'
      : isTakedown
        ? 'takedown defence'
        : 'significant strike defence';
  }
  if (query.measure === 'accuracy')
    return language === 'ko'
      ? `${noun.replace('맞힌 ', '').replace(' 성공', '')} 정확도`
      : `${measuredUnit(query).en[0].replace(' landed', '')} accuracy`;
  if (query.measure === 'share')
    return language === 'ko'
      ? `${methodWord(query, language) ?? countedUnit(query).ko} 비율`
      : `share of ${measuredUnit({ ...query, measure: 'count' }).en[1]}`;
  if (query.measure === 'height_cm') return language === 'ko' ? '키' : 'height';
  if (query.measure === 'reach_cm') return language === 'ko' ? '리치' : 'reach';
  return noun;
}
