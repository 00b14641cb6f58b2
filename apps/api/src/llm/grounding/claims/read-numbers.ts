import { matchAt, readNumberWord } from '../vocabulary/numerals.js';
import type { FigureClaim, NumberUnit, Precision } from './claim.js';
import type { ClaimReader } from './scan-figures.js';

const DIGITS = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y;
const FEET =
  /(\d)\s?(?:['’′]|ft\.?|feet|foot|피트)\s?(?:(\d{1,2}(?:\.\d+)?)\s?(?:["”″]|''|in(?:ch(?:es)?)?\b\.?|인치)?)?/iy;
const SCALE = /\s?(k|thousand|천|million|만)(?![\p{L}])/iuy;
const SCALES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, 천: 1e3, million: 1e6, 만: 1e4 };
const ORDINAL =
  /(?:st|nd|rd|th)(?![a-z])|\s?(?:번째|번 째)|차(?=\s?(?:방어|타이틀|전(?=$|[^가-힣]|[은는이가을를의에도과와])))/iy;
const RANK_AFTER = /\s?(?:위|등)(?=$|[^가-힣]|[는의를로와도에가인이입다])/y;
const RANK_BEFORE = /(?:[#№]|no\.? ?)(\d{1,3})(?!\d)/iy;
const UNITS: readonly (readonly [NumberUnit, RegExp])[] = [
  [
    'percent',
    /\s?(?:[%％](?:p\b|\s?(?:points?\b|포인트))?|percentage points?\b|percent\b|per cent\b|퍼센트|프로(?!필|모))/iuy,
  ],
  ['cm', /\s?(?:cm\b|centimet(?:er|re)s?|센티미터|센티|㎝)/iuy],
  ['inch', /[\s-]?(?:inch(?:es)?\b|in\b(?=[.,;)|]|$)|인치|["”″])/iuy],
  ['kg', /\s?(?:kgs?\b|kilos?\b|kilograms?|킬로(?:그램)?|㎏)/iuy],
  ['lb', /[\s-]?(?:lbs?\b|pounds?\b|파운드)/iuy],
  ['age', /[\s-]?(?:years?[\s-](?:old|of age)|세(?![가-힣])|세(?=[의이로에는가입였일인때부])|살)/iuy],
  ['second', /[\s-]?(?:seconds?\b|secs?\b|초)/iuy],
  ['minute', /[\s-]?(?:minutes?\b|mins?\b|분(?![의기]))/iuy],
  ['day', /[\s-]?(?:days?\b|일(?:간| 동안|째| 만| 뒤| 후)|일(?=[이로을\s,.)]))/iuy],
  ['month', /[\s-]?(?:months?\b|개월)/iuy],
  ['year', /[\s-]?(?:years?\b|년(?![대도]))/iuy],
];
/** `two and a half years` */
const AND_A_HALF = /\sand a half(?=\s)/iy;
/** `4년 9개월`, `4 years and 9 months` */
const AND_MONTHS = /\s(?:and )?(\d{1,2})\s?(?:개월|months?)/iy;
/** `3주 뒤`, `three weeks` */
const WEEKS = /[\s-]?(?:weeks?\b|주(?=\s?(?:뒤|만|후|간|동안)))/iuy;
/** `2년 반` */
const KOREAN_HALF = /^\s반(?=[^가-힣]|$|[이을에만])/u;
const YOUNGEST = 17;
const OLDEST = 65;
const ABOUT =
  /(?:about|around|roughly|nearly|almost|some|approximately|just (?:over|under)|close to|[~≈]|약|거의|대략)\s?$/iu;
const AT_LEAST = /(?:more than|over|at least|no fewer than|upwards? of|exceed(?:s|ed|ing)?)\s$/iu;
const AT_MOST =
  /(?:fewer than|less than|under|at most|no more than|up to|inside|within|barely over|just over)\s$/iu;
const AFTER_AT_LEAST = /^[가-힣]{0,3}\s?(?:이상|넘|을 넘|를 넘|초과)|^\+|^ or more/u;
const AFTER_AT_MOST = /^[가-힣]{0,3}\s?(?:이하|미만|이내)|^ or (?:less|fewer)/u;
const AFTER_ABOUT = /^여\s?[가-힣]|^[가-힣]{0,3}\s?(?:정도|가량|남짓|안팎)/u;

/** `at 37,` and `aged 37` are ages. */
function isAgeAt(text: string, offset: number, end: number): boolean {
  const before = text.slice(Math.max(0, offset - 12), offset);
  return (
    /\b(?:aged|age|age of|turned|turning)\s$/iu.test(before) ||
    (/\b(?:at|he was|she was|he is|she is)\s$/iu.test(before) &&
      /^(?:[.,;)]|$| when)/u.test(text.slice(end, end + 5)))
  );
}

/** Every other number with its unit. */
export const readNumber: ClaimReader = (text, offset) => {
  const rank = matchAt(RANK_BEFORE, text, offset);
  if (rank !== null) return { kind: 'rank', text: rank[0], offset, value: Number(rank[1]) };
  const feet = matchAt(FEET, text, offset);
  if (feet !== null && (feet[2] !== undefined || /f|피/i.test(feet[0]))) {
    return toNumber(text, offset, feet[0].trimEnd().length, {
      value: Number(feet[1]) * 12 + Number(feet[2] ?? 0),
      unit: 'inch',
      decimals: feet[2]?.split('.')[1]?.length ?? 0,
    });
  }
  const digits = matchAt(DIGITS, text, offset);
  if (digits === null) return readWord(text, offset);
  return withSuffix(text, offset, {
    value: Number(digits[0].replaceAll(',', '')),
    length: digits[0].length,
    decimals: digits[0].split('.')[1]?.length ?? 0,
    isWord: false,
  });
};

function readWord(text: string, offset: number): FigureClaim | null {
  const word = readNumberWord(text, offset);
  if (word === null) return null;
  if (word.isOrdinal) {
    const { value, length } = word;
    return { kind: 'ordinal', text: text.slice(offset, offset + length), offset, value };
  }
  return withSuffix(text, offset, { ...word, decimals: 0, isWord: true });
}

function withSuffix(
  text: string,
  offset: number,
  { value, length, decimals, isWord }: { value: number; length: number; decimals: number; isWord: boolean },
): FigureClaim {
  let end = offset + length;
  const said = (until: number): string => text.slice(offset, until);
  const ordinal = matchAt(ORDINAL, text, end);
  if (ordinal !== null && decimals === 0)
    return { kind: 'ordinal', text: said(end + ordinal[0].length), offset, value };
  const rank = matchAt(RANK_AFTER, text, end);
  if (rank !== null && decimals === 0)
    return { kind: 'rank', text: said(end + rank[0].length), offset, value };
  const scale = matchAt(SCALE, text, end);
  let scaled = value;
  let precision: Precision | null = null;
  if (scale !== null) {
    scaled *= SCALES[scale[1]?.toLowerCase() ?? ''] ?? 1;
    end += scale[0].length;
    precision = 'about';
  }
  const half = matchAt(AND_A_HALF, text, end);
  if (half !== null) {
    scaled += 0.5;
    decimals = 1;
    end += half[0].length;
    precision = 'about';
  }
  const weeks = matchAt(WEEKS, text, end);
  if (weeks !== null)
    return toNumber(
      text,
      offset,
      end + weeks[0].length - offset,
      { value: scaled * 7, unit: 'day', decimals: 0 },
      { precision: 'about', isWord },
    );
  for (const [unit, pattern] of UNITS) {
    const match = matchAt(pattern, text, end);
    if (match === null) continue;
    const number = { value: scaled, unit, decimals };
    end += match[0].length;
    const months = unit === 'year' ? matchAt(AND_MONTHS, text, end) : null;
    if (months !== null)
      return toNumber(
        text,
        offset,
        end + months[0].length - offset,
        { value: scaled * 12 + Number(months[1]), unit: 'month', decimals: 0 },
        { precision: 'about', isWord },
      );
    if (KOREAN_HALF.test(text.slice(end, end + 3)))
      return toNumber(
        text,
        offset,
        end - offset,
        { ...number, value: scaled + 0.5, decimals: 1 },
        { precision: 'about', isWord },
      );
    return toNumber(text, offset, end - offset, number, { precision, isWord });
  }
  const isAge = scaled >= YOUNGEST && scaled <= OLDEST && decimals === 0 && isAgeAt(text, offset, end);
  const unit = isAge ? 'age' : 'none';
  return toNumber(text, offset, end - offset, { value: scaled, unit, decimals }, { precision, isWord });
}

function toNumber(
  text: string,
  offset: number,
  length: number,
  { value, unit, decimals }: { value: number; unit: NumberUnit; decimals: number },
  { precision, isWord }: { precision: Precision | null; isWord: boolean } = {
    precision: null,
    isWord: false,
  },
): FigureClaim {
  return {
    kind: 'number',
    text: text.slice(offset, offset + length),
    offset,
    value,
    unit,
    decimals,
    precision: precision ?? precisionAt(text, offset, offset + length),
    isWord,
  };
}

function precisionAt(text: string, start: number, end: number): Precision {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 10);
  if (AT_LEAST.test(before) || AFTER_AT_LEAST.test(after)) return 'at_least';
  if (AT_MOST.test(before) || AFTER_AT_MOST.test(after)) return 'at_most';
  return ABOUT.test(before) || AFTER_ABOUT.test(after) ? 'about' : 'exact';
}
