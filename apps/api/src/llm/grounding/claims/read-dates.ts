import { matchAt } from '../vocabulary/numerals.js';
import { MONTH_WORDS, monthNumber } from '../vocabulary/months.js';
import type { ClaimReader } from './scan-figures.js';

const DASHED = /(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const KOREAN = /((?:19|20)\d{2})년(?!\s?(?:동안|간|만))(?:\s{0,2}(\d{1,2})월(?:\s{0,2}(\d{1,2})일)?)?/y;
const KOREAN_SHORT = /'(\d{2})년|(\d{1,2})월(?:\s{0,2}(\d{1,2})일)?(?!간)/y;
const DECADE = /((?:19|20)\d0)(?:s\b|['’]s\b|년대)/y;
const DAY_FIRST = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH_WORDS})(?![a-z])\\.?(?:,? (\\d{4})(?!\\d|-\\d))?`,
  'iy',
);
const MONTH_FIRST = new RegExp(
  `(${MONTH_WORDS})\\.? (?:(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (\\d{4})(?!\\d|-\\d))?|(\\d{4})(?!\\d))`,
  'iy',
);
const YEAR =
  /((?:19|20)\d{2})(?![\d%]|[.,:]\d|\s?(?:회|번|개|명|초|일|위|점|승|strikes|significant|total|times|days|seconds))/y;

/** Days, months and years: `2024년 5월 4일`, `4 May 2024`, `May 4`, `2024-05-04`, `2010s`, `1999`. */
export const readDate: ClaimReader = (text, offset) => {
  const claim = (
    match: RegExpExecArray,
    parts: readonly (string | number | undefined)[],
    isDecade = false,
  ): ReturnType<ClaimReader> => {
    const [year, month, day] = parts.map((part) => (part === undefined ? null : Number(part)));
    if ((month ?? 1) < 1 || (month ?? 1) > 12 || (day ?? 1) < 1 || (day ?? 1) > 31) return null;
    return {
      kind: 'date',
      text: match[0].trimEnd(),
      offset,
      year: year ?? null,
      month: month ?? null,
      day: day ?? null,
      isDecade,
    };
  };
  let match = matchAt(DECADE, text, offset);
  if (match !== null) return claim(match, [match[1]], true);
  match = matchAt(DASHED, text, offset);
  if (match !== null) return claim(match, [match[1], match[3], match[4]]);
  match = matchAt(KOREAN, text, offset);
  if (match !== null) return claim(match, [match[1], match[2], match[3]]);
  match = matchAt(KOREAN_SHORT, text, offset);
  if (match?.[2] !== undefined) return claim(match, [undefined, match[2], match[3]]);
  match = matchAt(DAY_FIRST, text, offset);
  if (match !== null) return claim(match, [match[3], monthNumber(match[2] ?? ''), match[1]]);
  match = matchAt(MONTH_FIRST, text, offset);
  if (match !== null) return claim(match, [match[3] ?? match[4], monthNumber(match[1] ?? ''), match[2]]);
  match = matchAt(YEAR, text, offset);
  return match === null ? null : claim(match, [match[1]]);
};
