export interface TextRange {
  /** First UTF-16 code unit. */
  start: number;
  /** First code unit after it. */
  end: number;
}

interface Excerpt {
  text: string;
  /** Positions in `text`, in order, without overlaps. */
  matches: TextRange[];
}

const LENGTH = 240;
/** Length of the text before the first match. */
const BEFORE_MATCH = 60;

/** Distinct words of a search text. */
export const searchWords = (text: string): string[] => [
  ...new Set(text.split(/\s+/u).filter((word) => word !== '')),
];

/** The text around the first match of any word, in UTF-16 code units; cuts no surrogate pair. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const found = findMatches(text, words);
  const first = found[0]?.start ?? 0;
  const start = onBoundary(text, text.length <= LENGTH ? 0 : Math.max(0, first - BEFORE_MATCH));
  const end = onBoundary(text, Math.min(text.length, start + LENGTH));
  return {
    text: text.slice(start, end),
    matches: found
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => ({ start: match.start - start, end: match.end - start })),
  };
}

function findMatches(text: string, words: readonly string[]): TextRange[] {
  // Longer words first, so that a word inside another one does not cut it.
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  if (alternatives.length === 0) return [];
  // The offsets are those of the text, which a conversion to lower case could change.
  return [...text.matchAll(new RegExp(alternatives.join('|'), 'giu'))].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}

/** Moves an offset out of a surrogate pair. */
function onBoundary(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return offset > 0 && unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}
