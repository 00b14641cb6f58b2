import { CALL_NOTATIONS } from './textual-calls.js';

const TAGS = ['think', 'thinking', 'thought', 'reasoning'];
export const OPENING = new RegExp(`<(?:${TAGS.join('|')})>`, 'i');
export const CLOSING = new RegExp(`</(?:${TAGS.join('|')})>`, 'i');
/** At least the length of every tag: the end of the pending text in which one may begin. */
export const TAG_WINDOW = 80;
/** A tag in backticks is written about, not used. */
export const MARK = new RegExp(
  `(?<!\`)(?:${[OPENING, CLOSING, ...CALL_NOTATIONS.map(({ opening }) => opening)].map(({ source }) => source).join('|')})`,
  'gi',
);
const BEGINNINGS = [
  ...TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
  ...CALL_NOTATIONS.flatMap(({ beginnings }) => beginnings),
];
const PARTIAL_FUNCTION = /^<function=[\w.-]{0,64}$/i;

/** Where an incomplete mark at the end begins; the length when there is none. */
export function startOfPartialMark(text: string): number {
  const start = Math.max(text.lastIndexOf('<'), text.lastIndexOf('['));
  if (start < 0) return text.length;
  const tail = text.slice(start).toLowerCase();
  const isPartial = BEGINNINGS.some((mark) => mark.startsWith(tail)) || PARTIAL_FUNCTION.test(tail);
  return isPartial ? start : text.length;
}
