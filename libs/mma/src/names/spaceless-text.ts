import type { MentionDraft } from './mention-draft.js';

/** A change of script ends a word: `게이치vs퍼거슨`. */
const WORD = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}])+/gu;

/** A text without spaces, with the original position and word of each character. */
export interface SpacelessText {
  characters: string;
  positions: number[];
  /** Per character: the index after its word. */
  wordEnds: number[];
  wordStarts: ReadonlySet<number>;
}

export function removeSpaces(text: string): SpacelessText {
  const positions: number[] = [];
  const wordEnds: number[] = [];
  const wordStarts = new Set<number>();
  let characters = '';
  for (const match of text.matchAll(WORD)) {
    wordStarts.add(characters.length);
    const end = characters.length + match[0].length;
    for (let offset = 0; offset < match[0].length; offset += 1) {
      positions.push(match.index + offset);
      wordEnds.push(end);
    }
    characters += match[0].toLowerCase();
  }
  return { characters, positions, wordEnds, wordStarts };
}

export function toDraft(
  text: SpacelessText,
  start: number,
  end: number,
  fighters: number[],
  score: number,
  whole: boolean,
): MentionDraft {
  return {
    start: text.positions[start] ?? 0,
    end: (text.positions[end - 1] ?? 0) + 1,
    fighters,
    score,
    whole,
  };
}
