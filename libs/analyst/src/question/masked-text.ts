/** The position of a name in a text; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Pattern of the placeholders of fighters in a masked text. */
export const FIGHTER = '[\uE000-\uE0FF]';
/** Placeholder of an event in a masked text. */
export const EVENT = '\uE100';

const FIRST_PLACEHOLDER = 0xe000;
/** Fighters beyond this number share the last placeholder. */
export const MOST_PLACEHOLDERS = 0x100;

/**
 * A text as the patterns read it: lower case, each fighter and event replaced by one placeholder, so that words inside a
 * name ("the last stylebender") do not match. Korean patterns read `compact` (no spaces), English ones `spaced`.
 */
export interface MaskedText {
  spaced: string;
  compact: string;
}

export function fighterPlaceholder(index: number): string {
  return String.fromCharCode(FIRST_PLACEHOLDER + Math.min(index, MOST_PLACEHOLDERS - 1));
}

/** The fighter's index; null if the character is not a fighter's placeholder. */
export function placeholderIndex(character: string): number | null {
  const index = character.charCodeAt(0) - FIRST_PLACEHOLDER;
  return index >= 0 && index < MOST_PLACEHOLDERS ? index : null;
}

/** @param text as `normalizeText` returns it */
export function maskText(text: string, fighters: readonly Span[], events: readonly Span[]): MaskedText {
  const spans = [
    ...fighters.map((span, index) => ({ ...span, sign: fighterPlaceholder(index) })),
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
  const spaced = masked.toLowerCase();
  return { spaced, compact: spaced.replace(/[\s,."'()]+/gu, '') };
}

/** Whether either form of the text matches. */
export function says(text: MaskedText, english: RegExp | null, korean: RegExp | null): boolean {
  return (english?.test(text.spaced) ?? false) || (korean?.test(text.compact) ?? false);
}

export function anyOf(...sources: string[]): RegExp {
  return new RegExp(sources.join('|'));
}
