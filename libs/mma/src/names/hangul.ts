export const HANGUL = /[가-힣]/;

/** Decomposes Hangul syllables into letters (`곰` → `ㄱㅗㅁ`, conjoining form). */
export const toJamo = (text: string): string => text.normalize('NFD');

/** Suffixes of a name within its word: a title, then particles or an ending. */
const TITLE = '(?:선수|씨|님|형|누나|이|네)?';
const PARTICLE = [
  '(?:이랑|랑|하고|과|와|에게|한테|이나|나|만|까지|부터|에서|에|로|으로|전)(?:은|는|의|도|만|서|에서|에)?',
  '은|는|이|가|을|를|의|도|께서|보다|보단|처럼|같은|같이|만큼|이란|란|이라는|라는|이라고|라고|대|아|야',
  '(?:이야|이냐|냐|이지|지|이죠|죠|이에요|예요|인가|인가요|인데|인지|이고|고|이며|며|이면|면|이었어|였어|입니까|입니다|요|이요)',
  '에겐|한텐|에게서|한테서|상대로|뿐|중|중에|중에서|중에선|임|인|인거|인게',
].join('|');
const TAIL = new RegExp(`^${TITLE}(?:${PARTICLE})?$`);

/** Whether the rest of a word is a title or particles only. */
export const isParticleTail = (tail: string): boolean => tail === '' || TAIL.test(tail);

/** Joins two names in one word, such as 대 in 존스대미오치치. */
export const CONNECTORS = ['이랑', '하고', '대', '랑', '와', '과'];

/** Words of the sport that follow a name without a space: 정찬성전적, 무사시사우스포상대로. */
const CUES = [
  '전적|성적|기록|상대|사우스포|오소독스|리치|신장|나이|생일|생년|체급|별명|프로필|스탠스|경기|시합|최근|마지막|직전|데뷔|통산',
  '타이틀|챔피언|챔프|벨트|방어|연승|연패|승률|무패|최다|최장|최단|가장|제일|피니시|서브미션|테이크다운|유효타|넉다운|판정|다운|컨트롤',
  '몇|언제|누구|누가|어디|얼마|어떻게|라이트|플라이급|밴텀급|페더급|웰터급|미들급|헤비급|스트로급|이긴|이겼|졌|패한|커리어|역대|지금|현재',
  '키(?=[는가도랑]|몇|$)|차전|은퇴|랭킹|승리|패배|심판|체중|몸무게|한국|미국|일본',
].join('|');
const CUE_TAIL = new RegExp(`^${TITLE}(?:${PARTICLE})?(?:${CUES})`);

/** Whether the rest of a word goes on with another word of a question. */
export const isCueTail = (tail: string): boolean => CUE_TAIL.test(tail);
