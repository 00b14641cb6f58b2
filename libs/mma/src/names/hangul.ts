export const HANGUL = /[가-힣]/;

/** Decomposes Hangul syllables into letters (`곰` → `ㄱㅗㅁ`, conjoining form). */
export const toJamo = (text: string): string => text.normalize('NFD');

/** Suffixes of a name within its word: a title, then particles or an ending. */
const TITLE = '(?:선수|씨|님|형|누나|이|네)?';
const PARTICLE = [
  '(?:이랑|랑|하고|과|와|에게|한테|이나|나|만|까지|부터|에서|에|로|으로|전)(?:은|는|의|도|만|서|에서|에)?',
  '은|는|이|가|을|를|의|도|께서|보다|보단|처럼|같은|같이|만큼|이란|란|이라는|라는|이라고|라고|대|아|야',
  '(?:이야|이냐|냐|이지|지|이죠|죠|이에요|예요|인가|인가요|인데|인지|이고|고|이며|며|이면|면|이었어|였어|입니까|입니다|요|이요)',
  '에겐|한텐|에게서|한테서|상대로|뿐',
].join('|');
const TAIL = new RegExp(`^${TITLE}(?:${PARTICLE})?$`);

/** Whether the rest of a word is a title or particles only. */
export const isParticleTail = (tail: string): boolean => tail === '' || TAIL.test(tail);

/** Joins two names in one word, such as 대 in 존스대미오치치. */
export const CONNECTORS = ['이랑', '하고', '대', '랑', '와', '과'];
