import type { TimeWord } from '../lexicon/meaning.js';
import type { Token } from '../lexicon/token.js';
import { addDays, addMonths, intersect, monthOf, type Period, weekOf, yearOf } from './calendar.js';
import { is, type TokenReader } from './token-reader.js';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2049;
/** The first events without a crowd were held in March 2020. */
const COVID: Period = { from: '2020-03-01', to: null };

/** A stretch of tokens that names a span of days. */
interface Span extends Period {
  tokens: Token[];
  /** Index after its last token. */
  next: number;
}

const timeOf = (token: Token | undefined): TimeWord | null => (is(token, 'time') ? token.means.time : null);

/**
 * Reads all times of a question: years, months, decades, ranges, since and before, relative to today. Several are
 * combined; contradictory ones stay unused.
 */
export function readPeriod(reader: TokenReader, today: string): Period | null {
  let period: Period | null = null;
  const { tokens } = reader;
  for (let index = 0; index < tokens.length; index += 1) {
    const found = readAt(tokens, index, today);
    if (found === null) continue;
    const combined: Period | null =
      period === null ? { from: found.from, to: found.to } : intersect(period, found);
    if (combined !== null) {
      period = combined;
      reader.use(...found.tokens);
    }
    index = found.next - 1;
  }
  return period;
}

function readAt(tokens: readonly Token[], index: number, today: string): Span | null {
  return readRelative(tokens, index, today) ?? readPrefixed(tokens, index) ?? readDays(tokens, index);
}

/** `since 2015`, `before March 2020`, `between 2010 and 2014`, `from 2010 to 2014`. */
function readPrefixed(tokens: readonly Token[], index: number): Span | null {
  const word = timeOf(tokens[index]);
  const head = tokens[index];
  if (head === undefined || word === null) return null;
  const first = readSpan(tokens, index + 1);
  if (first === null) return null;
  const used = [head, ...first.tokens];
  if (word === 'between' || word === 'since' || word === 'in') {
    const end = readEnd(tokens, first.next, word === 'between');
    if (end !== null)
      return { from: first.from, to: end.to, tokens: [...used, ...end.tokens], next: end.next };
  }
  if (word === 'since') return { from: first.from, to: null, tokens: used, next: first.next };
  if (word === 'after') {
    return {
      from: first.to === null ? null : addDays(first.to, 1),
      to: null,
      tokens: used,
      next: first.next,
    };
  }
  if (word === 'before') return { from: null, to: dayBefore(first), tokens: used, next: first.next };
  if (word === 'until') return { from: null, to: first.to, tokens: used, next: first.next };
  return null;
}

const dayBefore = ({ from }: Period): string | null => (from === null ? null : addDays(from, -1));

/** The second half of a range: `and 2014`, `to 2014`, `until 2014`. */
function readEnd(tokens: readonly Token[], index: number, afterAnd: boolean): Span | null {
  const joint = tokens[index];
  const isJoint =
    timeOf(joint) === 'until' ||
    timeOf(joint) === 'range' ||
    (afterAnd && is(joint, 'joint') && joint.means.joint === 'and');
  const span = readSpan(tokens, isJoint ? index + 1 : index);
  if (span === null) return null;
  return isJoint && joint !== undefined ? { ...span, tokens: [joint, ...span.tokens] } : span;
}

/** Years and months with what follows them: `2015년부터`, `2010년부터 2014년까지`, `2010s`, `2010-2014`. */
function readDays(tokens: readonly Token[], index: number): Span | null {
  const first = readSpan(tokens, index);
  if (first === null) return null;
  const after = tokens[first.next];
  const used = after === undefined ? first.tokens : [...first.tokens, after];
  const next = first.next + 1;
  switch (timeOf(after)) {
    case 'since':
    case 'range': {
      const end = readSpan(tokens, next);
      if (end === null) return { from: first.from, to: null, tokens: used, next };
      const close = tokens[end.next];
      const closes = timeOf(close) === 'until' || timeOf(close) === 'between';
      const endTokens = closes && close !== undefined ? [...end.tokens, close] : end.tokens;
      const isBefore = timeOf(close) === 'before';
      const all = isBefore && close !== undefined ? [...used, ...end.tokens, close] : [...used, ...endTokens];
      return {
        from: first.from,
        to: isBefore ? dayBefore(end) : end.to,
        tokens: all,
        next: end.next + (closes || isBefore ? 1 : 0),
      };
    }
    case 'before':
      return { from: null, to: dayBefore(first), tokens: used, next };
    case 'until':
      return { from: null, to: first.to, tokens: used, next };
    case 'after':
      return { from: first.to === null ? null : addDays(first.to, 1), to: null, tokens: used, next };
    default:
      return readPair(tokens, first);
  }
}

/** `2019 and 2020`, `2010-2014`, `2010년과 2014년 사이`. */
function readPair(tokens: readonly Token[], first: Span): Span {
  const joint = tokens[first.next];
  const isAnd = is(joint, 'joint') && joint.means.joint === 'and';
  const second = readSpan(tokens, isAnd ? first.next + 1 : first.next);
  if (second === null || first.to === null || second.from === null || first.from === null) return first;
  const close = tokens[second.next];
  const between = timeOf(close) === 'between';
  const dashed = !isAnd && second.from > first.from;
  const adjacent = isAnd && second.from === addDays(first.to, 1);
  if (!between && !dashed && !adjacent) return first;
  const used = [...first.tokens, ...(isAnd && joint !== undefined ? [joint] : []), ...second.tokens];
  return {
    from: first.from,
    to: second.to,
    tokens: between && close !== undefined ? [...used, close] : used,
    next: second.next + (between ? 1 : 0),
  };
}

/** One year, month, day or decade. */
function readSpan(tokens: readonly Token[], index: number): Span | null {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (is(token, 'month') && is(next, 'number') && isYear(next.means.value)) {
    return { ...monthOf(next.means.value, token.means.month), tokens: [token, next], next: index + 2 };
  }
  if (is(token, 'month') && is(next, 'number') && is(tokens[index + 2], 'number')) {
    // `March 5, 2016`
    const year = tokens[index + 2];
    if (is(year, 'number') && isYear(year.means.value)) {
      const day = dayOf(year.means.value, token.means.month, next.means.value);
      if (day !== null) return { from: day, to: day, tokens: [token, next, year], next: index + 3 };
    }
  }
  if (!is(token, 'number')) return null;
  if (timeOf(next) === 'decade') return decadeSpan(token.means.value, [token, next], index + 2);
  if (/\d'?s$/.test(token.text)) return decadeSpan(token.means.value, [token], index + 1);
  if (!isYear(token.means.value)) return null;
  return readYear(tokens, index, token.means.value, token);
}

function readYear(tokens: readonly Token[], index: number, year: number, token: Token): Span {
  const used = [token];
  let at = index + 1;
  if (timeOf(tokens[at]) === 'years') {
    const unit = tokens[at];
    if (unit !== undefined) used.push(unit);
    at += 1;
  }
  const month = tokens[at];
  if (is(month, 'month')) {
    return { ...monthOf(year, month.means.month), tokens: [...used, month], next: at + 1 };
  }
  const day = tokens[at + 1];
  if (is(month, 'number') && is(day, 'number') && used.length === 1) {
    const whole = dayOf(year, month.means.value, day.means.value);
    if (whole !== null) return { from: whole, to: whole, tokens: [...used, month, day], next: at + 2 };
  }
  return { ...yearOf(year), tokens: used, next: at };
}

function decadeSpan(value: number, tokens: (Token | undefined)[], next: number): Span | null {
  const start = value < 100 ? (value >= 90 ? 1900 : 2000) + value : value;
  if (start % 10 !== 0 || start < FIRST_YEAR || start > LAST_YEAR) return null;
  return {
    from: `${start}-01-01`,
    to: `${start + 9}-12-31`,
    tokens: tokens.filter((token) => token !== undefined),
    next,
  };
}

const isYear = (value: number): boolean => value >= FIRST_YEAR && value <= LAST_YEAR;

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

/** `today`, `last year`, `in the last 3 years`, `최근 3년간`, `3년 전부터`, since covid. */
function readRelative(tokens: readonly Token[], index: number, today: string): Span | null {
  const token = tokens[index];
  const word = timeOf(token);
  if (token === undefined) return null;
  const year = Number(today.slice(0, 4));
  const single = (period: Period): Span => ({ ...period, tokens: [token], next: index + 1 });
  switch (word) {
    case 'today':
      return single({ from: today, to: today });
    case 'yesterday':
      return single({ from: addDays(today, -1), to: addDays(today, -1) });
    case 'this_week':
      return single(weekOf(today, 0));
    case 'last_week':
      return single(weekOf(today, -1));
    case 'this_month':
      return single(monthOf(year, Number(today.slice(5, 7))));
    case 'last_month': {
      const before = addDays(`${today.slice(0, 7)}-01`, -1);
      return single(monthOf(Number(before.slice(0, 4)), Number(before.slice(5, 7))));
    }
    case 'this_year':
      return withSince(tokens, single(yearOf(year)));
    case 'last_year':
      return withSince(tokens, single(yearOf(year - 1)));
    case 'year_before_last':
      return withSince(tokens, single(yearOf(year - 2)));
    case 'this_decade':
      return single({ from: `${year - (year % 10)}-01-01`, to: `${year - (year % 10) + 9}-12-31` });
    case 'covid':
      return single(COVID);
    case 'last_n':
      return readLastN(tokens, index, today);
    default:
      return readAgo(tokens, index, today);
  }
}

/** `작년부터` reaches to today. */
function withSince(tokens: readonly Token[], span: Span): Span {
  const after = tokens[span.next];
  return timeOf(after) === 'since' && after !== undefined
    ? { ...span, to: null, tokens: [...span.tokens, after], next: span.next + 1 }
    : span;
}

const UNITS: Partial<Record<TimeWord, (day: string, count: number) => string>> = {
  years: (day, count) => addMonths(day, -12 * count),
  months: (day, count) => addMonths(day, -count),
  weeks: (day, count) => addDays(day, -7 * count),
  days: (day, count) => addDays(day, -count),
};

function readLastN(tokens: readonly Token[], index: number, today: string): Span | null {
  const [head, count, unit] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  const unitOf = timeOf(unit);
  const back = unitOf === null ? undefined : UNITS[unitOf];
  if (!is(count, 'number') || back === undefined || head === undefined || unit === undefined) return null;
  return {
    from: addDays(back(today, count.means.value), 1),
    to: null,
    tokens: [head, count, unit],
    next: index + 3,
  };
}

/** `3 years ago`, `3년 전`: that year. */
function readAgo(tokens: readonly Token[], index: number, today: string): Span | null {
  const [count, unit, ago] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (!is(count, 'number') || timeOf(unit) !== 'years' || isYear(count.means.value)) return null;
  if ((timeOf(ago) !== 'ago' && timeOf(ago) !== 'before') || unit === undefined || ago === undefined)
    return null;
  return {
    ...yearOf(Number(today.slice(0, 4)) - count.means.value),
    tokens: [count, unit, ago],
    next: index + 3,
  };
}
