/** Number words: English and Korean side by side where both exist. */
const CARDINALS: readonly (readonly [value: number, english: string, korean: string])[] = [
  [0, 'zero', '영'],
  [1, 'one', '하나|한'],
  [2, 'two', '둘|두'],
  [3, 'three', '셋|세|석'],
  [4, 'four', '넷|네|넉'],
  [5, 'five', '다섯'],
  [6, 'six', '여섯'],
  [7, 'seven', '일곱'],
  [8, 'eight', '여덟'],
  [9, 'nine', '아홉'],
  [10, 'ten', '열'],
  [11, 'eleven', ''],
  [12, 'twelve', ''],
  [13, 'thirteen', ''],
  [14, 'fourteen', ''],
  [15, 'fifteen', ''],
  [16, 'sixteen', ''],
  [17, 'seventeen', ''],
  [18, 'eighteen', ''],
  [19, 'nineteen', ''],
  [20, 'twenty', '스물|스무'],
  [30, 'thirty', '서른'],
  [40, 'forty', '마흔'],
  [50, 'fifty', '쉰'],
  [60, 'sixty', '예순'],
  [70, 'seventy', '일흔'],
  [80, 'eighty', '여든'],
  [90, 'ninety', '아흔'],
];

const ORDINALS: readonly (readonly [value: number, english: string])[] = [
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [5, 'fifth'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth'],
  [9, 'ninth'],
  [10, 'tenth'],
  [11, 'eleventh'],
  [12, 'twelfth'],
  [13, 'thirteenth'],
  [14, 'fourteenth'],
  [15, 'fifteenth'],
  [16, 'sixteenth'],
  [17, 'seventeenth'],
  [18, 'eighteenth'],
  [19, 'nineteenth'],
  [20, 'twentieth'],
];

const MULTIPLES: readonly (readonly [value: number, english: string])[] = [
  [1, 'once'],
  [2, 'twice'],
  [3, 'thrice'],
  [12, 'a dozen'],
];

/** Shares: value of the whole. */
export const SHARES: readonly (readonly [value: number, english: RegExp, korean: RegExp])[] = [
  [1 / 2, /(?<!\ba )half (?=of (?!control|fighting|work|action|round))/iy, /절반|반(?=을|이|은| 이상)/y],
  [1 / 3, /(?:a|one)[ -]third (?=of )/iy, /3분의 1/y],
  [2 / 3, /two[ -]thirds (?=of )/iy, /3분의 2/y],
  [1 / 4, /(?:a|one)[ -]quarter (?=of )/iy, /4분의 1/y],
  [3 / 4, /three[ -]quarters (?=of )/iy, /4분의 3/y],
];

const english = new Map(CARDINALS.map(([value, word]) => [word, value]));
const ordinals = new Map(ORDINALS.map(([value, word]) => [word, value]));
const multiples = new Map(MULTIPLES.map(([value, word]) => [word, value]));
const korean = new Map(
  CARDINALS.flatMap(([value, , words]) =>
    words === '' || value === 0 ? [] : words.split('|').map((word) => [word, value] as const),
  ),
);

const longestFirst = (words: Iterable<string>): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

const TENS = longestFirst([...english].filter(([, value]) => value >= 20).map(([word]) => word));
const UNITS = longestFirst([...english].filter(([, value]) => value > 0 && value < 10).map(([word]) => word));
const ALONE = longestFirst([...english.keys(), ...multiples.keys()]);
const ORDINAL = longestFirst(ordinals.keys());
const KOREAN_TENS = longestFirst([...korean].filter(([, value]) => value >= 10).map(([word]) => word));
const KOREAN_UNITS = longestFirst([...korean].filter(([, value]) => value < 10).map(([word]) => word));
/** Counters that follow a native Korean number. */
const KOREAN_COUNTER =
  '번|차례|명|경기|개|회|살|승|패|무|연승|연패|판|사람|선수|가지|라운드|체급|해|달|대회|건|시합';

/** `twenty-nine`, `five`, `twice`; `fifth`, `twenty-first`. */
const ENGLISH_NUMBER = new RegExp(
  `(?:(${TENS})(?:[ -](${UNITS}))?|(${ALONE}))(?![a-z])|(?:(${TENS})-)?(${ORDINAL})(?![a-z])`,
  'iy',
);
/** `스물아홉`, `다섯 차례`, `세 번째`; units alone only before a counter. */
const KOREAN_NUMBER = new RegExp(
  `(?:(${KOREAN_TENS})(${KOREAN_UNITS})?|(${KOREAN_UNITS}))(?=\\s?(?:${KOREAN_COUNTER})|째)`,
  'y',
);
const SINO_DIGITS: Readonly<Record<string, number>> = {
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
};
/** `이십구 승`, `십삼승`, `삼연승`: only directly before a counter of the sport. */
const SINO_NUMBER =
  /([이삼사오육칠팔구])?(십)?([일이삼사오육칠팔구])?(?=\s?(?:승|패(?!배)|연승|연패|라운드|퍼센트|회|차 방어|연속))/y;

/** Starts of number words, to find candidates quickly. */
export const NUMBER_WORD_START = `(?:${ALONE}|${ORDINAL}|half|three quarters|third)(?![a-z])|${KOREAN_TENS}|(?:${KOREAN_UNITS})(?=\\s?(?:${KOREAN_COUNTER})|째)|[이삼사오육칠팔구십](?=[십일이삼사오육칠팔구]{0,2}\\s?(?:승|패(?!배)|연승|연패|라운드))|절반|반(?=을|이|은| 이상)`;

export interface NumberWord {
  value: number;
  length: number;
  isOrdinal: boolean;
}

/** Reads a number word at an offset; the text before it must end a word. */
export function readNumberWord(text: string, offset: number): NumberWord | null {
  return readEnglish(text, offset) ?? readKorean(text, offset) ?? readSino(text, offset);
}

function readEnglish(text: string, offset: number): NumberWord | null {
  const match = matchAt(ENGLISH_NUMBER, text, offset);
  if (match === null) return null;
  const word = (index: number): string | undefined => match[index]?.toLowerCase();
  const ordinal = word(5);
  const tens = english.get(word(1) ?? word(4) ?? '') ?? 0;
  const units = english.get(word(2) ?? '') ?? 0;
  const alone = word(3) ?? '';
  const value =
    ordinal === undefined
      ? (english.get(alone) ?? multiples.get(alone) ?? tens + units)
      : tens + (ordinals.get(ordinal) ?? 0);
  return { value, length: match[0].length, isOrdinal: ordinal !== undefined };
}

function readKorean(text: string, offset: number): NumberWord | null {
  const match = matchAt(KOREAN_NUMBER, text, offset);
  if (match === null) return null;
  const [whole, tens = '', units = '', alone = ''] = match;
  const value = (korean.get(tens) ?? 0) + (korean.get(units) ?? 0) + (korean.get(alone) ?? 0);
  const isOrdinal = /^\s?(?:번째|차례째|째)/.test(
    text.slice(offset + whole.length, offset + whole.length + 4),
  );
  return { value, length: whole.length, isOrdinal };
}

function readSino(text: string, offset: number): NumberWord | null {
  const match = matchAt(SINO_NUMBER, text, offset);
  if (match === null || match[0] === '') return null;
  const [whole, first = '', ten, last = ''] = match;
  if (ten === undefined && first !== '' && last !== '') return null;
  const digits = SINO_DIGITS[first] ?? 0;
  const value =
    ten === undefined ? digits + (SINO_DIGITS[last] ?? 0) : (digits || 1) * 10 + (SINO_DIGITS[last] ?? 0);
  return value === 0 ? null : { value, length: whole.length, isOrdinal: false };
}

/** Matches a sticky expression at an offset. */
export function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
