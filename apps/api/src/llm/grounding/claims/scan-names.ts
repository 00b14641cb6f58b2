import type { NameIndex } from '../facts/name-index.js';
import type { LearnedNames, NameMention, Span } from './name-mention.js';
import { scanKorean } from './scan-korean-names.js';
import { scanLatin } from './scan-latin-names.js';

/** Fighters' names, and names that are not in the facts; `taken` spans (events) hold none. */
export function scanNames(
  text: string,
  index: NameIndex,
  learned: LearnedNames,
  taken: readonly Span[],
): NameMention[] {
  const latin = withoutTaken(scanLatin(text, index), taken);
  const korean = /[가-힣]/u.test(text) ? withoutTaken(scanKorean(text, index, learned, latin), taken) : [];
  return [...latin, ...korean].sort((a, b) => a.start - b.start);
}

const withoutTaken = (mentions: NameMention[], taken: readonly Span[]): NameMention[] =>
  taken.length === 0
    ? mentions
    : mentions.filter((each) => !taken.some((span) => each.start < span.end && each.end > span.start));
