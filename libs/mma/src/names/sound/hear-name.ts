import { isParticleTail } from '../hangul.js';
import { readHangulSounds } from './hangul-sounds.js';
import { SoundAlignment } from './sound-alignment.js';
import { weightOf } from './sound-costs.js';
import type { SoundIndex } from './sound-index.js';
import { findSounds, type SoundKind, type SoundMatch, type SoundTree } from './sound-tree.js';
import { readWordSounds } from './word-sounds.js';

/** A match of a Hangul text by sound. */
export interface HeardName {
  /** Indexes of the fighters, the nearest first; several when they sound almost alike. */
  fighters: number[];
  /** Whether it is a whole name, not a surname or nickname. */
  whole: boolean;
  /** 0 for an exact match; see {@link SoundMatch}. */
  distance: number;
  /** Length of the name in the text; particles follow. */
  length: number;
  /** Whether the text has as many words as the name, or is one word. */
  wordForWord: boolean;
}

/** Minimum weight of a text (about 1 per consonant, 0.5 per vowel) and maximum distance. */
interface Limits {
  lightest: number;
  /** Maximum distance at {@link SHORT_WEIGHT} and at {@link LONG_WEIGHT}: short texts match more names. */
  farthest: number;
  farthestOfLong: number;
}

const SHORT_WEIGHT = 4;
const LONG_WEIGHT = 9;
const LIMITS: Readonly<Record<SoundKind, Limits>> = {
  full: { lightest: 3.4, farthest: 0.075, farthestOfLong: 0.095 },
  short: { lightest: 4, farthest: 0.05, farthestOfLong: 0.08 },
};
/** A single word of two syllables matches too many names. */
const SHORTEST_WORD = 3;
const FARTHEST = Math.max(...Object.values(LIMITS).map(({ farthestOfLong }) => farthestOfLong));
/** Reordered names must match more closely. */
const FARTHEST_REORDERED = 0.06;
/** Fighters within this distance of the nearest are candidates too. */
const MARGIN = 0.03;
/** Exact matches are common and searched first, in a fraction of the time. */
const NEAR = 0.03;
/** A single word may be further off than the whole name. */
const FARTHEST_WORD = 0.18;
const LEAST_WORD_WEIGHT = 2;
const LONGEST_TEXT = 40;
const LONGEST_TAIL = 4;

/**
 * Fighters whose name sounds like the text. A text of several words does not match a surname of one word.
 * @param text Hangul words separated by one space; particles may follow the last one
 */
export function hearName(index: SoundIndex, text: string): HeardName | null {
  const names = nameEnds(text.slice(0, LONGEST_TEXT));
  const trees = text.includes(' ') ? [index.names] : [index.names, index.singleWords];
  return (
    hearAmong([...trees, index.otherOrders], names, NEAR) ??
    hearAmong(trees, names, text.includes(' ') ? FARTHEST : LIMITS.full.farthest) ??
    hearAmong([index.otherOrders], names, FARTHEST_REORDERED)
  );
}

/** In running text most words are no names. */
const FARTHEST_IN_TEXT = 0.05;
const LIGHTEST_IN_TEXT = 4.5;
const LIGHTEST_WORD_IN_TEXT = 7;

/** Fighters named in a running text: only whole names that match closely, word by word, or joined when long. */
export function hearNameInText(index: SoundIndex, text: string): HeardName | null {
  const heard = hearAmong([index.names], nameEnds(text), FARTHEST_IN_TEXT);
  if (heard === null || !heard.whole) return null;
  const name = text.slice(0, heard.length);
  const lightest = name.includes(' ') ? LIGHTEST_IN_TEXT : LIGHTEST_WORD_IN_TEXT;
  return weightOf(readHangulSounds(name)) >= lightest && heard.wordForWord ? heard : null;
}

/** The text, and the text without a possible final particle. */
function nameEnds(text: string): string[] {
  const names = [text];
  for (let length = 1; length <= LONGEST_TAIL; length += 1) {
    const name = text.slice(0, -length);
    if (/[가-힣]$/.test(name) && isParticleTail(text.slice(-length))) names.push(name);
  }
  return names;
}

function hearAmong(
  trees: readonly SoundTree[],
  names: readonly string[],
  farthest: number,
): HeardName | null {
  const [whole = ''] = names;
  const heard = readHangulSounds(whole);
  const texts = new Map(names.map((name) => [readHangulSounds(name).length, name]));
  const matches = findSounds(trees, heard, [...texts.keys()], farthest + MARGIN).filter((match) =>
    isAcceptable(match, texts.get(match.end) ?? '', heard),
  );
  const [nearest] = matches;
  if (nearest === undefined || nearest.distance > Math.min(farthest, farthestFor(nearest, whole, heard)))
    return null;
  const name = texts.get(nearest.end) ?? '';
  const words = name.split(' ').length;
  const alike = matches.filter(({ distance }) => distance <= nearest.distance + MARGIN);
  return {
    fighters: [...new Set(alike.map(({ form }) => form.fighter))],
    whole: alike.some(({ form }) => form.kind === 'full'),
    distance: nearest.distance,
    length: name.length,
    wordForWord: words === 1 || alike.every(({ form }) => form.words.length === words),
  };
}

function farthestFor({ form, end }: SoundMatch, text: string, heard: readonly number[]): number {
  const { farthest, farthestOfLong } = LIMITS[form.kind];
  // Joined words cannot be compared one by one.
  if (!text.includes(' ')) return farthest;
  const weight = weightOf(heard.slice(0, end));
  const share = Math.min(1, Math.max(0, (weight - SHORT_WEIGHT) / (LONG_WEIGHT - SHORT_WEIGHT)));
  return farthest + share * (farthestOfLong - farthest);
}

function isAcceptable({ form, end }: SoundMatch, text: string, heard: readonly number[]): boolean {
  if (weightOf(heard.slice(0, end)) < LIMITS[form.kind].lightest) return false;
  const words = text.split(' ');
  if (words.length === 1 && text.length < SHORTEST_WORD) return false;
  if (form.kind === 'short' && words.length > form.words.length) return false;
  // With as many words as the name, each must match its word.
  if (words.length === 1 || words.length !== form.words.length) return true;
  return words.every((word, index) => wordDistance(word, form.words[index] ?? '') <= FARTHEST_WORD);
}

/** Whether a Hangul word may be a spelling of a Latin word. */
export const soundsLike = (text: string, word: string): boolean => wordDistance(text, word) <= FARTHEST_WORD;

function wordDistance(text: string, word: string): number {
  const heard = readHangulSounds(text);
  const weight = Math.max(LEAST_WORD_WEIGHT, weightOf(heard));
  const alignment = new SoundAlignment(
    Uint8Array.from(heard),
    new Float64Array(heard.length + 1).fill(weight),
  );
  const row = alignment.read(alignment.start(), readWordSounds(word));
  return row === null ? 1 : alignment.costOf(row, heard.length) / weight;
}
