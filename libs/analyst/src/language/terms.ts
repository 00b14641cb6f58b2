import type { BoutResult, MethodGroup, RecordData, WeightClass } from '@app/mma/domain';
import type { Language } from './language.js';
import { plural } from './format.js';

const DIVISIONS: Record<WeightClass, Record<Language, string>> = {
  strawweight: { en: 'strawweight', ko: '스트로급' },
  flyweight: { en: 'flyweight', ko: '플라이급' },
  bantamweight: { en: 'bantamweight', ko: '밴텀급' },
  featherweight: { en: 'featherweight', ko: '페더급' },
  lightweight: { en: 'lightweight', ko: '라이트급' },
  welterweight: { en: 'welterweight', ko: '웰터급' },
  middleweight: { en: 'middleweight', ko: '미들급' },
  light_heavyweight: { en: 'light heavyweight', ko: '라이트헤비급' },
  heavyweight: { en: 'heavyweight', ko: '헤비급' },
  women_strawweight: { en: "women's strawweight", ko: '여성 스트로급' },
  women_flyweight: { en: "women's flyweight", ko: '여성 플라이급' },
  women_bantamweight: { en: "women's bantamweight", ko: '여성 밴텀급' },
  women_featherweight: { en: "women's featherweight", ko: '여성 페더급' },
  catch_weight: { en: 'catchweight', ko: '계약체중' },
  open_weight: { en: 'openweight', ko: '무제한급' },
};

const METHOD_GROUPS: Record<MethodGroup, Record<Language, string>> = {
  ko_tko: { en: 'KO/TKO', ko: 'KO/TKO' },
  submission: { en: 'submission', ko: '서브미션' },
  decision: { en: 'decision', ko: '판정' },
  dq: { en: 'disqualification', ko: '실격' },
  other: { en: 'other endings', ko: '기타' },
};

const METHODS: Record<string, Record<Language, string>> = {
  'ko/tko': { en: 'KO/TKO', ko: 'KO/TKO' },
  submission: { en: 'submission', ko: '서브미션' },
  'decision - unanimous': { en: 'unanimous decision', ko: '판정(만장일치)' },
  'decision - split': { en: 'split decision', ko: '판정(스플릿)' },
  'decision - majority': { en: 'majority decision', ko: '판정(다수)' },
  "tko - doctor's stoppage": { en: "TKO (doctor's stoppage)", ko: 'TKO(닥터 스톱)' },
  dq: { en: 'disqualification', ko: '실격' },
  overturned: { en: 'overturned result', ko: '결과 번복' },
  'could not continue': { en: 'accidental end (a fighter could not continue)', ko: '경기 속행 불가' },
  other: { en: 'another ending', ko: '기타 방식' },
};

const DETAILS: Record<string, string> = {
  'rear naked choke': '리어 네이키드 초크',
  'guillotine choke': '길로틴 초크',
  armbar: '암바',
  'straight armbar': '암바',
  'triangle choke': '트라이앵글 초크',
  'triangle armbar': '트라이앵글 암바',
  'arm triangle': '암 트라이앵글 초크',
  kimura: '기무라',
  "d'arce choke": '다스 초크',
  'anaconda choke': '아나콘다 초크',
  'north-south choke': '노스사우스 초크',
  'ezekiel choke': '이제키엘 초크',
  'bulldog choke': '불독 초크',
  'von flue choke': '본 플루 초크',
  'heel hook': '힐훅',
  'inverted heel hook': '인버티드 힐훅',
  kneebar: '니바',
  'ankle lock': '앵클 록',
  'neck crank': '넥 크랭크',
  'other - choke': '초크',
  punch: '펀치',
  punches: '펀치 연타',
  kick: '킥',
  kicks: '킥',
  knee: '니킥',
  knees: '니킥',
  'flying knee': '플라잉 니킥',
  elbow: '엘보',
  elbows: '엘보',
  slam: '슬램',
  'spinning back kick': '스피닝 백킥',
  'spinning back elbow': '스피닝 백엘보',
  'spinning back fist': '스피닝 백피스트',
  'corner stoppage': '코너 스톱',
  'to corner stoppage': '코너 스톱',
  'knee injury': '무릎 부상',
  injury: '부상',
  'illegal knee': '반칙 니킥',
  'illegal elbows': '반칙 엘보',
  'illegal kick': '반칙 킥',
  'eye injury': '눈 부상',
  head: '머리',
  body: '몸통',
  leg: '다리',
};

const RESULTS: Record<BoutResult, Record<Language, string>> = {
  win: { en: 'win', ko: '승' },
  loss: { en: 'loss', ko: '패' },
  draw: { en: 'draw', ko: '무승부' },
  no_contest: { en: 'no contest', ko: '무효' },
};

const STANCES: Record<string, string> = {
  orthodox: '오소독스(오른손잡이)',
  southpaw: '사우스포(왼손잡이)',
  switch: '스위치(양손)',
  'open stance': '오픈 스탠스',
  sideways: '사이드웨이즈',
};

export function divisionName(weightClass: WeightClass, language: Language): string {
  return DIVISIONS[weightClass][language];
}

export function methodGroupName(group: MethodGroup, language: Language): string {
  return METHOD_GROUPS[group][language];
}

/** The source's method in words; unknown methods are returned unchanged. */
export function methodName(method: string, language: Language): string {
  return METHODS[method.trim().toLowerCase()]?.[language] ?? method;
}

/** `Punches to Head At Distance` → `punches to the head`, `머리 펀치 연타`; null if there is no detail. */
export function methodDetail(detail: string | null, language: Language): string | null {
  if (detail === null || /^\d|point deducted/i.test(detail)) return null;
  const [said = ''] = detail.split(',');
  const plain = said
    .trim()
    .toLowerCase()
    .replace(/ (?:at distance|in clinch|on ground|from [a-z' -]+|after drop to [a-z ]+)$/, '');
  const parts = /^(.*?)(?: to)?(?: (head|body|leg))?$/.exec(plain);
  const action = parts?.[1] ?? plain;
  const target = parts?.[2];
  const words = DETAILS[action];
  // Unknown details are free text that may contain names.
  if (words === undefined) return said.trim();
  if (language === 'en') return target === undefined ? plain : `${action} to the ${target}`;
  const targetText = target === undefined ? undefined : DETAILS[target];
  return targetText === undefined ? words : `${targetText} ${words}`;
}

export function resultName(result: BoutResult, language: Language): string {
  return RESULTS[result][language];
}

export function stanceName(stance: string, language: Language): string {
  return language === 'ko' ? (STANCES[stance.toLowerCase()] ?? stance) : stance;
}

/** `13-0`, `28-17-1, 1 NC`; `13승 0패`. */
export function recordText(record: RecordData, language: Language): string {
  const { wins, losses, draws, no_contests: noContests } = record;
  if (language === 'ko') {
    const drawn = draws > 0 ? ` ${draws}무` : '';
    return `${wins}승 ${losses}패${drawn}${noContests > 0 ? ` (무효 ${noContests})` : ''}`;
  }
  const drawn = draws > 0 ? `-${draws}` : '';
  return `${wins}-${losses}${drawn}${noContests > 0 ? `, ${plural(noContests, 'no contest')}` : ''}`;
}
