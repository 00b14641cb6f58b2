import type { SeededRandom } from '../measure/seeded-random.js';

/** Consonants before vowels, with the word's ending: `holloway` → `ho`, `llo`, `way`. */
const SYLLABLE = /[^aeiouy]*[aeiouy]+(?:[^aeiouy]+$)?/g;
const SHORTEST_WORD = 4;
const LONGEST_WORD = 11;

export const toSyllables = (word: string): string[] => word.match(SYLLABLE) ?? [];

/**
 * New words that sound like the given ones: two or three syllables of several words, endings at the end,
 * capitalised.
 * @param words in lower case; those with characters other than a–z are skipped
 */
export function blendWords(words: readonly string[], count: number, random: SeededRandom): string[] {
  const known = words.filter((word) => /^[a-z]+$/.test(word));
  const syllables = known.map(toSyllables).filter((parts) => parts.length > 1);
  const taken = new Set(known);
  const blended: string[] = [];
  for (let tries = 0; blended.length < count && tries < count * 50; tries++) {
    const start = random.pick(syllables)[0] ?? '';
    const middle = random.next() < 0.4 ? (random.pick(syllables)[1] ?? '') : '';
    const end = random.pick(syllables).at(-1) ?? '';
    const word = `${start}${middle}${end}`;
    if (word.length < SHORTEST_WORD || word.length > LONGEST_WORD || taken.has(word)) continue;
    taken.add(word);
    blended.push(`${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  }
  return blended;
}
