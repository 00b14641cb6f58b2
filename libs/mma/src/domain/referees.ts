/** Referees with most bouts: name as the data writes it, then other spellings, the usual Korean one first. */
const REFEREES: readonly (readonly [string, string, ...string[]])[] = [
  ['Herb Dean', '허브 딘', '허브딘', '헙 딘', 'Herb Deen', 'Herbert Dean'],
  [
    'John McCarthy',
    '존 매카시',
    '빅 존 매카시',
    '빅존 매카시',
    '빅존',
    '빅 존',
    '존 맥카시',
    '빅존 맥카시',
    '빅 존 맥카시',
    'Big John McCarthy',
    'Big John',
  ],
  ['Marc Goddard', '마크 고다드', '마크 고다르', '고다드', 'Mark Goddard', 'Goddard'],
  [
    'Dan Miragliotta',
    '댄 미라글리오타',
    '댄 미라글리오따',
    '미라글리오타',
    '빅 댄',
    'Big Dan Miragliotta',
    'Big Dan',
    'Miragliotta',
  ],
  ['Chris Tognoni', '크리스 토뇨니', '크리스 토그노니', '토뇨니', '토그노니', 'Tognoni'],
  ['Jason Herzog', '제이슨 허조그', '제이슨 헤르조그', '제이슨 허족', '허조그', '헤르조그', 'Herzog'],
  ['Mark Smith', '마크 스미스', 'Marc Smith'],
  ['Keith Peterson', '키스 피터슨', '키스 페터슨', 'Keith Petersen'],
  ['Mario Yamasaki', '마리오 야마사키', '야마사키', 'Yamasaki'],
  ['Yves Lavigne', '이브 라빈', '이브 라비뉴', '이브 라비그네', '라비뉴', 'Lavigne'],
  ['Mike Beltran', '마이크 벨트란', '벨트란', 'Michael Beltran'],
  ['Steve Mazzagatti', '스티브 마자가티', '스티브 마자가띠', '마자가티', 'Mazzagatti'],
  ['Leon Roberts', '리온 로버츠', '레온 로버츠'],
  ['Kerry Hatley', '케리 해틀리', '케리 하틀리', '해틀리', 'Hatley'],
  ['Josh Rosenthal', '조시 로젠탈', '조쉬 로젠탈', '조쉬 로젠설', '로젠탈', 'Rosenthal'],
  ['Kevin MacDonald', '케빈 맥도널드', '케빈 맥도날드', 'Kevin McDonald'],
  ['Jerin Valel', '제린 발렐', '제린 베일', 'Valel'],
  ['Steve Perceval', '스티브 퍼시벌', '스티브 퍼시발', '퍼시벌', 'Perceval'],
  ['Jacob Montalvo', '제이컵 몬탈보', '제이콥 몬탈보', '몬탈보', 'Montalvo'],
  ['John Sharp', '존 샤프'],
  ['Rich Mitchell', '리치 미첼'],
  ['Lukasz Bosacki', '루카시 보사츠키', '루카스 보사츠키', '우카시 보사츠키', '보사츠키', 'Bosacki'],
  ['Kevin Mulhall', '케빈 멀홀', '멀홀', 'Mulhall'],
  ['Daniel Movahedi', '다니엘 모바헤디', '모바헤디', 'Movahedi'],
  ['Osiris Maia', '오시리스 마이아'],
  ['Gary Copeland', '게리 코플랜드', '코플랜드', 'Copeland'],
  ['Blake Grice', '블레이크 그라이스'],
  ['Kevin Sataki', '케빈 사타키', '사타키', 'Sataki'],
  ['Todd Ronald Anderson', '토드 앤더슨', '토드 로널드 앤더슨', 'Todd Anderson'],
  ['Neil Hall', '닐 홀'],
  ['Kim Winslow', '킴 윈슬로', '킴 윈슬로우', '윈슬로', '윈슬로우', 'Winslow'],
  ['Greg Kleynjans', '그레그 클레인얀스', '그렉 클레인얀스', 'Kleynjans'],
  ['Larry Landless', '래리 랜들리스', 'Landless'],
  ['Eduardo Herdy', '에두아르도 에르디', '에두아르두 에르디', 'Herdy'],
  ['Fernando Portella', '페르난도 포르텔라', '페르난두 포르텔라', 'Portella'],
  ['Jim Perdios', '짐 퍼디오스', 'Perdios'],
  ['Vitor Ribeiro', '비토르 히베이루', '비토 히베이로'],
  ['Thomas Fan', '토머스 판', '토마스 판'],
  ['Camila Albuquerque', '카밀라 알부케르케', '카밀라 알부케르키'],
  ['Philippe Chartier', '필리프 샤르티에', '필립 샤르티에', 'Chartier'],
];

const NAME_BY_SPELLING = new Map(
  REFEREES.flatMap((spellings) => spellings.map((spelling) => [key(spelling), spellings[0]] as const)),
);
const KOREAN_BY_NAME = new Map(REFEREES.map(([name, korean]) => [key(name), korean]));

function key(name: string): string {
  return name.replace(/[\s.'’-]/gu, '').toLowerCase();
}

/** The name of a listed referee as the data writes it, else null. */
export function refereeOf(name: string): string | null {
  return NAME_BY_SPELLING.get(key(name)) ?? null;
}

/** Every spelling, the longest first, for patterns. */
export const REFEREE_SPELLINGS: readonly string[] = REFEREES.flat().sort((a, b) => b.length - a.length);

/** The usual Korean name; unlisted referees stay as they are. */
export function koreanReferee(name: string): string {
  return KOREAN_BY_NAME.get(key(name)) ?? name;
}
