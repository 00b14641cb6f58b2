import type { Language } from './language.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day (`YYYY-MM-DD`) in words. */
export function formatDate(day: string | null, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  if (parts === null) return language === 'ko' ? '날짜 미상' : 'date unknown';
  const [, year, month, date] = parts.map(Number);
  return language === 'ko'
    ? `${year}년 ${month}월 ${date}일`
    : `${MONTHS[(month ?? 1) - 1] ?? ''} ${date}, ${year}`;
}

function formatMonth(day: string, language: Language): string {
  const [year, month] = day.split('-').map(Number);
  return language === 'ko' ? `${year}년 ${month}월` : `${MONTHS[(month ?? 1) - 1] ?? ''} ${year}`;
}

/** First and last day, inclusive; absent or null is open. */
interface OpenPeriod {
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/** `in 2021`, `in the 2010s`, `since March 5, 2020`, `before 2008`, `in February 2013`; empty for an open period. */
export function formatPeriod({ from = null, to = null }: OpenPeriod, language: Language): string {
  const ko = language === 'ko';
  if (from === null && to === null) return '';
  const startsYear = from === null || from.endsWith('-01-01');
  const endsYear = to === null || to.endsWith('-12-31');
  if (startsYear && endsYear) return formatYears(from?.slice(0, 4), to?.slice(0, 4), ko);
  if (from !== null && to !== null && from === to) return `${ko ? '' : 'on '}${formatDate(from, language)}`;
  if (from !== null && to !== null && isWholeMonth(from, to))
    return `${ko ? '' : 'in '}${formatMonth(from, language)}`;
  if (from === null) return ko ? `${formatDate(to, language)}까지` : `until ${formatDate(to, language)}`;
  if (to === null) return ko ? `${formatDate(from, language)} 이후` : `since ${formatDate(from, language)}`;
  const [first, last] = [formatDate(from, language), formatDate(to, language)];
  return ko ? `${first}부터 ${last}까지` : `from ${first} to ${last}`;
}

function formatYears(first: string | undefined, last: string | undefined, ko: boolean): string {
  if (first === undefined) return ko ? `${Number(last) + 1}년 전` : `before ${Number(last) + 1}`;
  if (last === undefined) return ko ? `${first}년 이후` : `since ${first}`;
  if (first === last) return ko ? `${first}년` : `in ${first}`;
  if (first.endsWith('0') && Number(last) === Number(first) + 9)
    return ko ? `${first}년대` : `in the ${first}s`;
  return ko ? `${first}~${last}년` : `between ${first} and ${last}`;
}

const isWholeMonth = (from: string, to: string): boolean =>
  from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && Number(to.slice(8)) >= 28;

/** At most one decimal, none when it is zero. */
export function formatNumber(value: number, decimals = 1): string {
  return value.toFixed(decimals).replace(/\.0+$/, '');
}

/** A fraction 0–1 as a percentage. */
export function formatShare(fraction: number): string {
  return `${formatNumber(fraction * 100)}%`;
}

/** Seconds as `m:ss`. */
export function formatClock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `m:ss` in Korean words: `3분 3초`, `5초`. */
export function formatRoundTime(time: string): string {
  const [minutes = 0, seconds = 0] = time.split(':').map(Number);
  return koreanSpan(minutes, seconds);
}

function koreanSpan(minutes: number, seconds: number): string {
  if (minutes === 0) return `${seconds}초`;
  return seconds === 0 ? `${minutes}분` : `${minutes}분 ${seconds}초`;
}

export function formatDuration(total: number, language: Language): string {
  const seconds = Math.round(total);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (language === 'ko') return koreanSpan(minutes, rest);
  if (minutes === 0) return plural(rest, 'second');
  return rest === 0 ? plural(minutes, 'minute') : `${plural(minutes, 'minute')} ${plural(rest, 'second')}`;
}

function inchesOf(centimetres: number): number {
  return Math.round((centimetres / 2.54) * 2) / 2;
}

/** `193 cm (6'4")` */
export function formatHeight(centimetres: number): string {
  const inches = Math.round(centimetres / 2.54);
  return `${formatNumber(centimetres)} cm (${Math.floor(inches / 12)}'${inches % 12}")`;
}

export function formatReach(centimetres: number): string {
  const inches = inchesOf(centimetres);
  const feet = `${Math.floor(inches / 12)}'${formatNumber(inches % 12)}"`;
  return `${formatNumber(centimetres)} cm (${formatNumber(inches)} in, ${feet})`;
}

/** `70.3 kg (155 lb)` */
export function formatWeight(kilograms: number): string {
  return `${formatNumber(kilograms)} kg (${Math.round(kilograms / 0.45359237)} lb)`;
}

export function plural(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

const SUFFIXES: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });

/** `1st`, `22nd` */
export function ordinal(value: number): string {
  return `${value}${SUFFIXES[ordinalRules.select(value)] ?? 'th'}`;
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Joins blocks with blank lines; skips null and empty ones. */
export function paragraphs(...blocks: (string | null)[]): string {
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: string[], language: Language): string {
  if (language === 'ko') return items.join(', ');
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
