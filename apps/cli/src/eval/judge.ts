import type { Reading } from '@app/client';
import { type EvalQuestion, isUnanswerable } from './question-file.js';

/**
 * `right`: every expected fact occurs and nothing forbidden, or the answer says that the data does not hold what was
 * asked. `partial`: right, but the answer left out a part of the question and says so. `honest`: not the expected facts,
 * but it declines, asks back or says what it left out. `wrong`: the rest.
 */
export type Verdict = 'right' | 'partial' | 'honest' | 'wrong';
export const VERDICTS: readonly Verdict[] = ['right', 'partial', 'honest', 'wrong'];

export interface Judgement {
  verdict: Verdict;
  /** The first alternative of each group that does not occur. */
  missing: string[];
  forbidden: string[];
}

const UNKNOWN =
  /\b(?:not (?:in|held|available|part of)|no (?:data|bout|record|information)|never (?:met|fought)|cannot|can't|can only|could not|does not|do not|doesn't|don't|unable|only (?:answer|cover|help))\b|없(?:습니다|어요|는|다|고)|않(?:습니다|아요|는|았)|못(?:합니다|했습니다|해요)|만 답|드릴 수 없|알 수 없/iu;

/** The marks that group words, and those that only decorate them. */
const BRACKETS = /[,()[\]{}*_`~#|>]/gu;
const QUOTES = /[“”„«»]/gu;
const APOSTROPHES = /[‘’ʼ′]/gu;
const DASHES = /[‐‑‒–—−]/gu;

/** One form of a text for comparison: no case, diacritics, Markdown or thousands separators. */
export function normalizeAnswer(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Script=Latin}\p{M}+/gu, ([letter]) => letter ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(QUOTES, '"')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(DASHES, '-')
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replaceAll(/(?<=\d)\s*-\s*(?=\d)/gu, '-')
    .replaceAll(/(?<!\d):|:(?!\d)/gu, ' ')
    .replaceAll(BRACKETS, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Whether an alternative occurs: not inside a longer number, and not in the middle of a Latin word. */
export function occurs(normalized: string, alternative: string): boolean {
  const wanted = normalizeAnswer(alternative);
  if (wanted === '') return false;
  for (let at = normalized.indexOf(wanted); at >= 0; at = normalized.indexOf(wanted, at + 1)) {
    const before = normalized.slice(Math.max(0, at - 2), at);
    const after = normalized.slice(at + wanted.length, at + wanted.length + 2);
    if (!continuesNumber(wanted, before, after) && !continuesWord(wanted, before)) return true;
  }
  return false;
}

function continuesNumber(wanted: string, before: string, after: string): boolean {
  const starts = /^\d/u.test(wanted) && /(?:\d|\d[.:-])$/u.test(before);
  const ends = /\d$/u.test(wanted) && /^(?:\d|[.:-]\d)/u.test(after);
  return starts || ends;
}

const continuesWord = (wanted: string, before: string): boolean =>
  /^[a-z]/u.test(wanted) && /[a-z]$/u.test(before);

/** @param reading as the model told it; null if it does not */
export function judge(question: EvalQuestion, text: string, reading: Reading | null): Judgement {
  const normalized = normalizeAnswer(text);
  const missing = question.must_include
    .filter((group) => !group.some((alternative) => occurs(normalized, alternative)))
    .map(([first]) => first ?? '');
  const forbidden = question.must_not_include.filter((alternative) => occurs(normalized, alternative));
  const isMet = text.trim() !== '' && missing.length === 0 && forbidden.length === 0;
  return { verdict: verdictOf(question, text, reading, isMet), missing, forbidden };
}

function verdictOf(question: EvalQuestion, text: string, reading: Reading | null, isMet: boolean): Verdict {
  const outcome = reading?.outcome ?? (UNKNOWN.test(text) && !isMet ? 'declined' : 'answered');
  const isRefusal = outcome === 'declined' || outcome === 'asked_back';
  if (isUnanswerable(question)) {
    const admits = isRefusal || outcome === 'partly' || UNKNOWN.test(text);
    return admits || (isMet && question.must_include.length > 0) ? 'right' : 'wrong';
  }
  if (isMet) return outcome === 'partly' ? 'partial' : 'right';
  return isRefusal || outcome === 'partly' ? 'honest' : 'wrong';
}
