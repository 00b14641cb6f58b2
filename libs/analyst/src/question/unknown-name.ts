import { EVENT, FIGHTER } from './masked-text.js';

/** Words of questions about the sport; any other word may be a name. */
const KNOWN_WORDS = new Set(
  `a about any undefeated unbeaten active retired korean brazilian russian american british irish japanese chinese mexican australian dagestani among upcoming favorite favourite wife husband money age-old fun story joke bonus bonuses attendance gate salary purse paid pay viewers buys winners losers else capital president weather president down up co-main main-event pound-for-pound bet money weekend beats biggest after again against age all along already also am an and any anybody anyone apart are as at away back be
  beat beaten beating became become been before being belt belts best better between big bigger biggest birth birthday
  birthdate body bonus born both bout bouts break breakdown but by cage call called came can card career champ champion
  champions championship city co compare comparison consecutive control could count country current currently date day
  days debut debuted decision decisions defeat defeated defeats defence defences defense defenses defend defended did
  difference division divisions do does doing done draw draws during each earn earned either elbow elbows end ended
  ending event events ever every exactly face faced fact facts far fast faster fastest fewest fight fighter fighters
  fighting fights final finish finished finishes finishing first five for fought four from full get give given go goes
  going good got had happen happened has hasn't have haven't he head headline headlined headliner height held help her hers
  hey hi high highest him himself his history hit hold holds how i if in info information into is isn't it its job
  judge judges just kick kicks know knock knocked knockdown knockdowns knockout knockouts ko kos koed land landed
  last latest lead leads least leave left leg length less let like line lineup list lives long longer longest look lose
  loses losing loss losses lost lot main make male many match matches matchup me meet met method methods minute minutes
  mma more most much my name names need never newest next nickname night no not now number numbers octagon of off
  official officiated often ok okay old older oldest on once one only opener opening opponent opponents or order other
  our out over own part past per perfect person place please point points pro professional profile promotion put
  question quick quickest quickly rank ranked ranking rankings rate reach real really recent recently record records
  ref referee refereed rematch result results right round rounds s same saw say score scorecard scorecards scored second
  seconds see series share she short shorter should show side sig significant since single six size so some somebody
  someone stance stand standing stat statistic statistics stats stop stopped stoppage straight streak streaks strike
  strikes striking sub submission submissions submit submitted subs such table take takedown takedowns taken tale tall
  taller tallest tape tell ten than thank thanks that the their them then there these they thing third this those
  three through time times title titles tko tkos to today together told took top total totals two type u ufc under up us
  use versus victory victories vs v want was wasn't way we weigh weighs weight went were weren't what whats what's when
  where where's which who whom whos who's whose why will win wingspan winner winning wins with without woman women won
  wondering would year years yes yet you your youngest younger young ufcs promotion's vs. weightclass division's during
  inside outside until till around here there's he's she's it's i'm i'd i've don't doesn't didn't couldn't ko'd tko'd
  dominant quickly fan fans guy man men people world all-time greatest goat ko/tko nc dq split unanimous majority
  interim undisputed ranked p4p pound pounds lb lbs cm kg inches feet ft official record? chart charts graph graphs plot diagram visualize visualise pie bar donut draw first-round second-round
  southpaw orthodox switch handed lefty anything something everything nothing maybe actually ever-so previous
  previously penultimate latest trilogy bell buzzer foul distance clinch ground accuracy average averages percentage
  percent attempt attempts attempted total? jones'? jan feb mar apr may jun jul aug sep oct nov dec january february
  march april june july august september october november december fourth fifth sixth seventh eighth ninth tenth`.split(
    /\s+/,
  ),
);

/** A word made only of these is not a name. */
const KOREAN_CUES = new RegExp(
  `^(?:${`ufc 유에프씨 전적 성적 기록 통산 역대 현재 지금까지 지금 경기 시합 상대 매치 대결 맞대결 결과 마지막 최근 직전 데뷔전 데뷔 첫 번째
  두 세 네 다섯 승리 패배 연승 연패 승률 승 패 무승부 무패 이겼 이긴 이기 졌 진 키 신장 리치 몸무게 체중 나이 생년월일 생일 스탠스 별명 체급
  프로필 정보 누구 누가 언제 어디 어떻게 왜 뭐 무슨 어떤 어느 몇 얼마나 얼마 알려 말해 보여 설명 좀 줘 주세요 해줘 궁금 대해 어때 있어 있나 있었
  없어 없 인가 이야 예요 에요 이에요 입니까 인가요 이지 챔피언 타이틀전 타이틀 벨트 랭킹 순위 메인 코메인 이벤트 대회 카드 대진표 대진 심판
  주심 판정 서브미션 케이오 넉아웃 ko tko vs p4p 라운드 유효타 테이크다운 넉다운 컨트롤 타임 시간 선수 파이터 격투기 격투 이랑 랑 하고 그리고
  와 과 대 에서 으로 에게 한테 부터 까지 은 는 이 가 을 를 의 도 만 요 여성 여자 남성 비교 중에 중 더 가장 제일 많이 많은 빠른 긴 길 큰 짧
  작은 높은 최다 최고 최장 최단 최초 혹시 그럼 근데 그 저 내 싸웠 싸운 싸움 붙었 붙은 만난 만났 적 되 돼 됐 했 하는 한 할 였 었 이었 이고 고
  거 건 게 지 냐 니 나 까 어 아 야 다 씩 개 번 회 차 위 분 초 년 월 일 차전 방식 방법 별로 별 각각 둘 모두 전부 전체 총 끝난 끝났 끝 열린
  열렸 열 때린 때렸 꽂 맞은 성공 시도 횟수 개수 수 율 비율 평균 퍼센트 피니시 실제로 진짜 정말 그냥 다음 이번 지난 올해 작년 한국 미국
  일본 브라질 연도 나라 도시 로 급 스트로급 플라이급 밴텀급 페더급 라이트급 웰터급 미들급 라이트헤비급 헤비급 챔프 방어전 방어 어서 해서
  뒤 전 후 때 손 들어준 들어 든 준 점수 채점 스코어 사람 상태 인 에 님 씨 좋아 잘 못 안 안녕 혹 대충 대략 대해서 관련 정도 보다 처럼 말고 대신 빼고 커 크 작 어려 어리 무거 가벼 높 낮 이기나 이겨 이길 질까 끝내 어떻 대 상황 소개 이력 커리어 승수 패수 대결한 만난적 은퇴 윙스팬 개최지 승자 패자 본명 실명 이름 고향 국적 출신 소속 팀 인치 센치 센티 왼손잡이 오른손잡이 사우스포 오소독스 헤드라이너 스탯 통계 자세히 간단히 요약 최종 공식 정확히 정확한 파이트 무패 현역 출신 국적 최고령 최연소 최장신 최단신 오브 나이트 더 퍼포먼스 보너스 다음 예정 정리 리스트 목록 그래프 차트 도표 막대 꺾은선 원형 파이 도넛 그려 시각화 표 이번엔`
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|')}|\\d+)+$`,
  'iu',
);
const KOREAN_PARTICLE =
  /(?:선수|씨|님)?(?:이랑|하고|에게|한테|에서|으로|은요|는요|은|는|이|가|을|를|의|랑|와|과|도|만|요)?$/u;
const FIRST_CUE =
  /(?:전적|성적|리치|신장|마지막|최근|데뷔|프로필|별명|체급|생년월일|나이|키(?=몇|가|는|$)|몸무게|몇|누구|언제|경기|상대|최다|최장|현재|연승|연패|승률|타이틀|챔피언|방어|판정|서브미션|[tT]?[kK][oO]|유효타|테이크다운|스탠스|첫|직전|ufc|UFC)/u;

export interface Unknown {
  /** The longest run of words that look like a name; null if none. */
  name: string | null;
  count: number;
}

const MASK = new RegExp(`(?:${FIGHTER}|${EVENT})`, 'u');

/**
 * Finds the words of a question that are neither known names nor words of the sport.
 * @param text the question with fighters and events replaced by placeholders, otherwise as typed
 */
export function findUnknown(text: string): Unknown {
  let best: string[] = [];
  let run: string[] = [];
  let count = 0;
  for (const raw of text.split(/[\s,;:!?()"“”/]+/u)) {
    const word = raw.replace(/^['’.]+|['’.]+$/gu, '');
    const name = word === '' || MASK.test(word) ? null : unknownPart(word);
    if (name === null) {
      run = [];
      continue;
    }
    count += 1;
    run.push(name);
    if (run.length > best.length) best = [...run];
  }
  return { name: best.length === 0 ? null : best.slice(0, 5).join(' '), count };
}

function unknownPart(word: string): string | null {
  if (/\p{Script=Hangul}/u.test(word)) return unknownKorean(word);
  if (!/\p{L}/u.test(word) || /^\d/.test(word)) return null;
  if (/(?:weights?|weight's)$/iu.test(word)) return null;
  const plain = word.replace(/['’]s$/u, '').toLowerCase();
  return KNOWN_WORDS.has(plain) || KNOWN_WORDS.has(plain.replace(/s$/, '')) || plain.length < 2
    ? null
    : word.replace(/['’]s$/u, '');
}

function unknownKorean(word: string): string | null {
  if (KOREAN_CUES.test(word)) return null;
  const cue = FIRST_CUE.exec(word);
  const head = cue === null ? word : word.slice(0, cue.index);
  const name = head.replace(KOREAN_PARTICLE, '');
  if (name.length < 2 || KOREAN_CUES.test(name)) return null;
  return name;
}

/** Separates a Korean name from the words after it: "존존스전적" → "존존스 전적". */
export function separateKoreanCues(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const at = FIRST_CUE.exec(word)?.index ?? 0;
      return at >= 2 && /[가-힣]/u.test(word[at - 1] ?? '') ? `${word.slice(0, at)} ${word.slice(at)}` : word;
    })
    .join(' ');
}

const LATIN_NAME = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2}";
const KOREAN_NAME = '[가-힣]{2,8}?';
const LATIN_BETWEEN = '\\s*(?:vs?\\.?|versus|and|&|,|대)?\\s*';
/** Between Korean names a separator is required: any word may stand beside a name. */
const KOREAN_BETWEEN = '\\s*(?:vs?\\.?|대|이랑|랑|하고|와|과|,|&)\\s*';

const PAIRS = [
  new RegExp(`(${LATIN_NAME})${LATIN_BETWEEN}\uE000`, 'u'),
  new RegExp(`\uE000${LATIN_BETWEEN}(${LATIN_NAME})`, 'u'),
  new RegExp(`(${KOREAN_NAME})${KOREAN_BETWEEN}\uE000`, 'u'),
  new RegExp(`\uE000${KOREAN_BETWEEN}(${KOREAN_NAME})(?=이|가|은|는|을|를|의|\\s|[?!.,]|$)`, 'u'),
];
/** "레스너 미어 2차전" */
const KOREAN_MEETING = /\uE000\s+([가-힣]{2,5})\s*(?:\d차전|맞대결|재대결|상대\s?전적)/u;
const GIVEN_NAME = /([가-힣]{2,5}) \uE000/u;

export interface SecondName {
  text: string;
  /** Whether it is the known surname with a given name, not another fighter. */
  whole: boolean;
}

/**
 * An unknown name beside a known one ("Holm Rousey", "Rousey vs Hammerstone", "브루노 실바"), which the tools may
 * know.
 * @param masked the text with the known name replaced by a placeholder, otherwise as typed
 * @param known the known name as typed
 * @param unknown words of the text that are neither names nor words of the sport
 */
export function findSecondName(masked: string, known: string, unknown: string | null): SecondName | null {
  if (unknown === null) return null;
  for (const pattern of [...PAIRS, KOREAN_MEETING]) {
    const name = pattern.exec(masked)?.[1];
    if (name !== undefined && unknown.startsWith(name)) return { text: name, whole: false };
  }
  const given = GIVEN_NAME.exec(masked)?.[1];
  const isGiven = given !== undefined && unknown === given && !known.includes(' ');
  return isGiven ? { text: `${given} ${known}`, whole: true } : null;
}
