/**
 * What a figure counts or measures. A claim has the features of the words around it, a cell those of its path; they
 * must agree.
 */
export const FEATURES = [
  'win',
  'loss',
  'draw',
  'no_contest',
  'ko',
  'submission',
  'decision',
  'dq',
  'finish',
  'streak',
  'title',
  'defence',
  'bout',
  'strike',
  'total',
  'takedown',
  'knockdown',
  'control',
  'attempt',
  'absorbed',
  'accuracy',
  'defence_rate',
  'per_minute',
  'per_15',
  'age',
  'height',
  'reach',
  'weight',
  'rank',
  'day',
  'duration',
  'round',
  'event',
  'people',
  'rating',
  'score',
  'head',
  'body',
  'leg',
  'clinch',
  'ground',
  'distance',
  'reversal',
  'share',
  'year',
  'division',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Words of a feature: English words, and parts of Korean ones (a regular expression each). */
const WORDS: Partial<Record<Feature, readonly [english: string, korean: string]>> = {
  win: [
    'win wins won victory victories winning victorious beat beats beaten defeated winner',
    '승(?:리|수|$|[은는이가을를의과와도로으을이]|[^률부자])|이긴|이겼|이기|꺾|다승|우세승|연승',
  ],
  loss: [
    'loss losses lost defeat defeats losing lose',
    '패(?:배|$|[은는이가을를의과와도로으]|[^더션턴])|졌|^진$|연패',
  ],
  draw: ['draw draws drew drawn', '무승부'],
  no_contest: ['contest contests nc ncs', '무효'],
  ko: ['ko kos tko tkos knockout knockouts', '(?:ko|tko|넉아웃|녹아웃|케이오)'],
  submission: ['submission submissions sub subs tapout tapouts submitted submitting', '서브미션|탭아웃'],
  decision: ['decision decisions scorecards', '판정'],
  dq: ['disqualification disqualifications dq', '실격'],
  finish: ['finish finishes finished finishing finishers stoppage stoppages', '피니시|피니쉬'],
  streak: ['streak streaks run consecutive straight unbeaten row skid', '연승|연패|연속|무패 행진'],
  title: ['title titles championship championships belt belts', '타이틀|챔피언십|벨트'],
  defence: ['defence defences defense defenses defend defended defending', '방어(?!율)'],
  bout: [
    'bout bouts fight fights outing outings appearance appearances matches meeting meetings walk',
    '경기|시합|대결|출전|^전$',
  ],
  strike: ['strike strikes striking', '타격|유효타|타수'],
  total: ['overall', '총 타격|전체 타격'],
  takedown: ['takedown takedowns', '테이크다운'],
  knockdown: ['knockdown knockdowns dropped floored', '넉다운|녹다운|(?<!이크)다운(?!카드)'],
  control: ['control', '컨트롤'],
  attempt: ['attempt attempts attempted tries', '시도'],
  absorbed: ['absorbed absorbs absorbing absorption taken eats', '허용|맞은|피격|피유효타|당한|당했'],
  accuracy: ['accuracy accurate', '성공률|적중률|정확도'],
  defence_rate: ['', '방어율'],
  per_minute: ['minute', '분당'],
  per_15: ['15', '15분당'],
  age: ['old aged age ages', '나이|[0-9]세|[0-9]살|살(?:의|이|로|에)'],
  height: ['tall height taller', '키(?:는|가|도|로|를|와|$)|신장'],
  reach: ['reach wingspan', '리치'],
  weight: ['weighs weight weighed', '체중|몸무게'],
  rank: ['rank ranked ranking rankings ranks', '랭킹|순위'],
  day: ['day days', '일간|일 동안'],
  duration: ['minutes seconds duration octagon', '시간|소요'],
  round: ['round rounds rounder', '라운드'],
  event: ['event events card cards', '대회'],
  people: ['fighter fighters opponent opponents men women people man names champions', '명|선수|사람|상대'],
  rating: ['rating ratings elo', '레이팅'],
  score: ['scorecard judge judges scored', '채점|점수|심판'],
  head: ['head', '머리'],
  body: ['body', '몸통|바디'],
  leg: ['leg legs', '다리|레그'],
  clinch: ['clinch', '클린치'],
  ground: ['ground', '그라운드'],
  distance: ['distance range', '거리'],
  reversal: ['reversal reversals', '리버설'],
  share: ['rate share percentage', '비율|승률|률'],
  division: ['division divisions class classes', '체급'],
};

const english = new Map<string, Feature[]>();
const korean: (readonly [Feature, RegExp])[] = [];
for (const [feature, [words, pattern]] of Object.entries(WORDS) as [Feature, readonly [string, string]][]) {
  for (const word of words.split(' ').filter((each) => each !== ''))
    english.set(word, [...(english.get(word) ?? []), feature]);
  korean.push([feature, new RegExp(pattern, 'iu')]);
}

const HANGUL = /[가-힣]/u;
const known = new Map<string, readonly Feature[]>();
const MOST_KNOWN = 20_000;

/** The features of one word. */
export function featuresOfWord(word: string): readonly Feature[] {
  const lower = word.length > 40 ? '' : word.toLowerCase();
  let features = known.get(lower);
  if (features !== undefined) return features;
  features = HANGUL.test(lower)
    ? korean.flatMap(([feature, pattern]) => (pattern.test(lower) ? [feature] : []))
    : (english.get(lower) ?? []);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(lower, features);
  return features;
}

/** Parts of a cell's path, and values of a call's arguments, that are features. */
const PATH_WORDS: Readonly<Record<string, readonly Feature[]>> = {
  win: ['win'],
  wins: ['win'],
  loss: ['loss'],
  losses: ['loss'],
  draw: ['draw'],
  draws: ['draw'],
  contests: ['no_contest'],
  no_contest: ['no_contest'],
  tko: ['ko'],
  submission: ['submission'],
  submissions: ['submission'],
  decision: ['decision'],
  dq: ['dq'],
  finish: ['finish'],
  finishes: ['finish'],
  streak: ['streak'],
  title: ['title'],
  defences: ['defence'],
  defence: ['defence_rate'],
  bouts: ['bout'],
  strikes: ['strike'],
  strike: ['strike'],
  total: ['total'],
  takedown: ['takedown'],
  takedowns: ['takedown'],
  knockdowns: ['knockdown'],
  control: ['control', 'duration'],
  attempts: ['attempt'],
  attempted: ['attempt'],
  absorbed: ['absorbed'],
  accuracy: ['accuracy'],
  age: ['age'],
  height: ['height'],
  reach: ['reach'],
  weight: ['weight'],
  rank: ['rank'],
  days: ['day'],
  seconds: ['duration'],
  minutes: ['duration'],
  duration: ['duration'],
  round: ['round'],
  rounds: ['round'],
  events: ['event'],
  fighters: ['people'],
  opponents: ['people'],
  rating: ['rating'],
  judge: ['score'],
  head: ['head'],
  body: ['body'],
  leg: ['leg'],
  clinch: ['clinch'],
  ground: ['ground'],
  distance: ['distance'],
  reversals: ['reversal'],
  rate: ['share'],
  share: ['share'],
  years: ['year'],
  classes: ['division'],
  longest_streak: ['streak'],
  current_streak: ['streak'],
  title_defences: ['defence', 'title'],
  champion_days: ['day', 'title'],
};

const paths = new Map<string, ReadonlySet<Feature>>();

/** The features of a path such as `wins_by.ko_tko` or `career.sig_strikes_landed_per_min`. */
export function featuresOfPath(path: string): ReadonlySet<Feature> {
  let features = paths.get(path);
  if (features !== undefined) return features;
  const found = new Set<Feature>();
  for (const part of path.split('.')) {
    for (const feature of PATH_WORDS[part] ?? part.split('_').flatMap((word) => PATH_WORDS[word] ?? [])) {
      found.add(feature);
    }
    if (part.endsWith('per_min')) found.add('per_minute');
    if (part.includes('per_15')) found.add('per_15');
  }
  if (path.startsWith('totals.fight_')) found.delete('total');
  if (/^totals\.(?!total_)/.test(path)) found.delete('total');
  features = found;
  if (paths.size >= MOST_KNOWN) paths.clear();
  paths.set(path, features);
  return features;
}
