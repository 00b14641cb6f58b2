import { matchAt, NUMBER_WORD_START, SHARES } from '../vocabulary/numerals.js';
import { MONTH_WORDS } from '../vocabulary/months.js';
import type { FigureClaim } from './claim.js';
import { readDate } from './read-dates.js';
import { readNumber } from './read-numbers.js';
import { readRecord } from './read-records.js';
import { readRound } from './read-rounds.js';
import { readTime } from './read-times.js';

/** Reads a claim that starts at an offset. */
export type ClaimReader = (text: string, offset: number) => FigureClaim | null;

const START = new RegExp(
  `\\d|[#№]\\d|(?<![\\p{L}\\d])(?:no\\.? ?\\d|r\\d(?!\\d)|round[ -]|(?:${MONTH_WORDS})\\.? \\d|${NUMBER_WORD_START})`,
  'giu',
);
/** Text in which figures are no claims: code, addresses, citations, HTML entities. */
const SKIPPED = /`[^`\n]{0,200}`|https?:\/\/\S{1,500}|\[\d{1,3}\](?!\()|&#?\w{2,8};|\]\([^)\s]{1,500}\)/gu;
const EVENT_NUMBER =
  /(?:fight night|(?:on|de) (?:espn\+?|abc|fox|fuel tv|fx|versus)|tuf|fighter|espn)[ -]?$/iu;
const UFC_BEFORE = /ufc[ -]?$/iu;
/** `UFC 300`, but not `UFC 22승`. */
const COUNTED = /^\s?(?:승|패|무|전|경기|회|번|명|년|개|차례|차|위|연승|(?:wins|bouts|fights|losses)\b)/iu;
const LIST_NUMBER = /^\s*(?:[-*>|]\s*)?(\d{1,3})[.)](?=\s)/u;

const READERS: readonly ClaimReader[] = [readDate, readRecord, readRound, readTime, readShare, readNumber];

/** Every figure of a unit of text, in order, without overlaps. */
export function scanFigures(text: string, isLineStart: boolean): FigureClaim[] {
  const claims: FigureClaim[] = [];
  const skipped = skippedSpans(text);
  const list = isLineStart ? LIST_NUMBER.exec(text) : null;
  let end = list === null ? 0 : list[0].length;
  let nextSkipped = 0;
  START.lastIndex = end;
  for (let match = START.exec(text); match !== null; match = START.exec(text)) {
    const offset = match.index;
    while ((skipped[nextSkipped]?.end ?? Number.POSITIVE_INFINITY) <= offset) nextSkipped += 1;
    const span = skipped[nextSkipped];
    if (span !== undefined && span.start <= offset) {
      START.lastIndex = span.end;
      continue;
    }
    const claim = isPartOfWord(text, offset) ? null : readAt(text, offset);
    end = claim === null ? offset + digitsAt(text, offset) : offset + claim.text.length;
    if (claim !== null && !isEventNumber(text, claim)) claims.push(claim);
    START.lastIndex = Math.max(end, offset + 1);
  }
  return claims;
}

function isEventNumber(text: string, { offset, text: said }: FigureClaim): boolean {
  const before = text.slice(Math.max(0, offset - 14), offset);
  if (EVENT_NUMBER.test(before)) return true;
  return (
    UFC_BEFORE.test(before) &&
    /^\d+$/.test(said) &&
    !COUNTED.test(text.slice(offset + said.length, offset + said.length + 8))
  );
}

function readAt(text: string, offset: number): FigureClaim | null {
  for (const read of READERS) {
    const claim = read(text, offset);
    if (claim !== null) return claim;
  }
  return null;
}

function readShare(text: string, offset: number): FigureClaim | null {
  for (const [value, english, korean] of SHARES) {
    const match = matchAt(english, text, offset) ?? matchAt(korean, text, offset);
    if (match === null) continue;
    const said = match[0].trimEnd();
    return {
      kind: 'number',
      text: said,
      offset,
      value: value * 100,
      unit: 'percent',
      decimals: 0,
      precision: 'about',
      isWord: true,
    };
  }
  return null;
}

function skippedSpans(text: string): { start: number; end: number }[] {
  if (!/[`[&]|http/u.test(text)) return [];
  return [...text.matchAll(SKIPPED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `F1`, `K-1`, `COVID-19`: digits that follow a letter are part of a name. */
function isPartOfWord(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? ' ';
  if (/[A-Za-z]/.test(before)) return true;
  return (
    (before === '-' || before === '.') &&
    /[\p{L}]/u.test(text[offset - 2] ?? ' ') &&
    /\d/.test(text[offset] ?? '')
  );
}

const DIGITS = /\d+/y;
const digitsAt = (text: string, offset: number): number => matchAt(DIGITS, text, offset)?.[0].length ?? 1;
