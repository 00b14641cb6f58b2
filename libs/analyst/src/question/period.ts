import type { MaskedText } from './masked-text.js';

/** Days (`YYYY-MM-DD`), both inclusive; null is unbounded. */
export interface Period {
  from: string | null;
  to: string | null;
}

const YEAR = '(?:19[89]\\d|20[0-4]\\d)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RANGE = new RegExp(
  `(${YEAR})년?(?:\\s*(?:-|~|–|to|and|until|through|부터|에서|년?과)\\s*)(${YEAR})(?:년)?`,
);
const MONTH = new RegExp(`\\b(${MONTHS.join('|')})[a-z]*\\.? (?:of )?(${YEAR})\\b`);
const KOREAN_MONTH = new RegExp(`(${YEAR})년(\\d{1,2})월`);
const DECADE = new RegExp(`(?<!\\d)(19[89]0|20[0-4]0)(?:s\\b|'s\\b|년대)`);
const SINCE = new RegExp(`(?:since|after|from)(?: the year)? (${YEAR})|(${YEAR})년?(?:이후|부터|이래)`);
const BEFORE = new RegExp(`(?:before|until|prior to)(?: the year)? (${YEAR})|(${YEAR})년?(?:이전|까지|전에)`);
const SINGLE = new RegExp(`(?<![\\d/.-])(${YEAR})(?![\\d/.-])`);

const yearPeriod = (from: string | null, to: string | null): Period => ({
  from: from === null ? null : `${from}-01-01`,
  to: to === null ? null : `${to}-12-31`,
});

function monthPeriod(year: string, month: number): Period {
  const two = String(month).padStart(2, '0');
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return { from: `${year}-${two}-01`, to: `${year}-${two}-${last}` };
}

/** The period that a text names: a year, month, decade, range, since or before a year. */
export function parsePeriod(text: MaskedText): Period | null {
  const { spaced, compact } = text;
  const month = MONTH.exec(spaced);
  if (month?.[1] !== undefined && month[2] !== undefined) {
    return monthPeriod(month[2], MONTHS.indexOf(month[1]) + 1);
  }
  const korean = KOREAN_MONTH.exec(compact);
  if (korean?.[1] !== undefined && Number(korean[2]) <= 12) return monthPeriod(korean[1], Number(korean[2]));
  const range = RANGE.exec(spaced) ?? RANGE.exec(compact);
  if (range?.[1] !== undefined && range[2] !== undefined) return yearPeriod(range[1], range[2]);
  const decade = DECADE.exec(compact);
  if (decade?.[1] !== undefined) return yearPeriod(decade[1], String(Number(decade[1]) + 9));
  const since = SINCE.exec(spaced) ?? SINCE.exec(compact);
  const first = since?.[1] ?? since?.[2];
  if (since !== null && first !== undefined) {
    return yearPeriod(since[0].startsWith('after') ? String(Number(first) + 1) : first, null);
  }
  const before = BEFORE.exec(spaced) ?? BEFORE.exec(compact);
  const last = before?.[1] ?? before?.[2];
  if (before !== null && last !== undefined) {
    return yearPeriod(null, /until|까지/.test(before[0]) ? last : String(Number(last) - 1));
  }
  const single = SINGLE.exec(spaced) ?? SINGLE.exec(compact);
  return single?.[1] === undefined ? null : yearPeriod(single[1], single[1]);
}

export function isWithin(day: string | null, period: Period): boolean {
  if (day === null) return false;
  return (period.from === null || day >= period.from) && (period.to === null || day <= period.to);
}
