/** Where a name stands in a text. */
export interface Span {
  start: number;
  end: number;
}

/** Stands for the nth person of a question in its masked text. */
export const PERSON = '[\uE000-\uE0FF]';
/** Stands for an event in a masked text. */
export const EVENT = '\uE100';

const FIRST_PLACEHOLDER = 0xe000;
/** How many people have a placeholder of their own. */
export const MOST_PLACEHOLDERS = 0x100;
const PRIVATE_USE = /\p{Co}/gu;

/**
 * The text with spaces instead of private-use characters, so that nobody can type a placeholder. Every other character
 * keeps its index.
 */
export function withoutPlaceholders(text: string): string {
  return text.replace(PRIVATE_USE, (character) => ' '.repeat(character.length));
}

/**
 * A text as the patterns read it: lower case, one kind of quotes, one space between words; people and events are
 * one placeholder each, so that no word inside a name ("the last stylebender") is read as a word of the question.
 * Korean is written with and without spaces, so Korean patterns read `compact`, English ones `spaced`.
 */
export interface MaskedText {
  spaced: string;
  compact: string;
}

export function personPlaceholder(index: number): string {
  return String.fromCharCode(FIRST_PLACEHOLDER + Math.min(index, MOST_PLACEHOLDERS - 1));
}

/** The index of the person for whom a character stands; null where it is no placeholder of a person. */
export function placeholderIndex(character: string): number | null {
  const index = character.charCodeAt(0) - FIRST_PLACEHOLDER;
  return index >= 0 && index < MOST_PLACEHOLDERS ? index : null;
}

/** @param text without private-use characters of its own, see {@link withoutPlaceholders} */
export function maskText(text: string, people: readonly Span[], events: readonly Span[]): MaskedText {
  const spans = [
    ...people.map((span, index) => ({ ...span, sign: personPlaceholder(index) })),
    ...events.map((span) => ({ ...span, sign: EVENT })),
  ].sort((a, b) => a.start - b.start);
  let masked = '';
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    masked += text.slice(at, span.start) + span.sign;
    at = span.end;
  }
  masked += text.slice(at);
  const spaced = masked
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return { spaced, compact: spaced.replace(/[\s,."'()]+/gu, '') };
}

/** Whether either reading of the text matches. */
export function says(text: MaskedText, english: RegExp | null, korean: RegExp | null): boolean {
  return (english?.test(text.spaced) ?? false) || (korean?.test(text.compact) ?? false);
}

/** A pattern of several alternatives. */
export function anyOf(...sources: string[]): RegExp {
  return new RegExp(sources.join('|'));
}
