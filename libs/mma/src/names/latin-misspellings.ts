import { editDistance, letterSet, mayBeWithin } from '@app/common';
import { COMMON_WORDS } from './common-words.js';
import type { Gazetteer } from './gazetteer.js';
import { span, type LatinDraft } from './mention-draft.js';
import type { LatinToken } from './latin-tokens.js';
import { fightersOf } from './gazetteer.js';
import { isLatinPlace } from './other-names.js';
import { COMMON_GIVEN_NAMES, NEVER_A_NAME, ORDINARY_WORDS } from './ordinary-words.js';
import { prominenceOf } from './prominence.js';
import type { Steps } from './steps.js';

const LONGEST_NAME = 4;
const ALTERNATIVES = 10;
const LEAST_PROMINENCE = 8;
/** Limit of words per text that are compared with misspelt names. */
const MOST_LOOKUPS = 100;

interface Alternative {
  word: string;
  edits: number;
}

/** Misspelt names among words outside whole names; a surname found so far may belong to a longer misspelt name. */
export function* findMisspelt(
  gazetteer: Gazetteer,
  tokens: readonly LatinToken[],
  found: readonly LatinDraft[],
): Steps<LatinDraft[]> {
  const covered = (drafts: readonly LatinDraft[]): Set<LatinToken> =>
    new Set(drafts.flatMap(({ first, last }) => tokens.slice(first, last + 1)));
  const taken = covered(found.filter(({ whole }) => whole));
  const explained = covered(found);
  const readings = yield* readMisspelt(gazetteer, tokens, taken);
  const drafts: LatinDraft[] = [];
  for (const [first, token] of tokens.entries()) {
    yield;
    for (let last = first + 1; last < Math.min(first + LONGEST_NAME, tokens.length); last += 1) {
      if (tokens[last]?.joined !== true) break;
      // Two neighbouring surnames (`Whittaker Romero`) are two fighters.
      if (tokens.slice(first, last + 1).every((word) => explained.has(word))) continue;
      const whole = readWholeName(gazetteer, tokens, readings, first, last);
      if (whole !== null) drafts.push(whole);
    }
    const single = readings[first]?.[0];
    if (single === undefined || explained.has(token) || gazetteer.latin.has(token.folded)) continue;
    if (!isLikelyAlone(token, single)) continue;
    const meaning = gazetteer.latin.get(single.word);
    const fighters = meaning === undefined ? [] : fightersOf(gazetteer, { ...meaning, given: [] });
    if (!isWellKnown(gazetteer, fighters[0])) continue;
    drafts.push({
      ...span(tokens, first, first),
      fighters,
      score: scoreOf(single.edits, token.folded),
      whole: false,
    });
  }
  return drafts;
}

/** For each word, the name words that it may misspell. */
function* readMisspelt(
  gazetteer: Gazetteer,
  tokens: readonly LatinToken[],
  taken: ReadonlySet<LatinToken>,
): Steps<(readonly Alternative[])[]> {
  const known = new Map<string, readonly Alternative[]>();
  const readings: (readonly Alternative[])[] = [];
  let lookups = 0;
  for (const token of tokens) {
    const { folded } = token;
    if (taken.has(token) || !mayBeMisspelt(token) || lookups >= MOST_LOOKUPS) {
      readings.push([]);
      continue;
    }
    lookups += 1;
    let found = known.get(folded);
    if (found === undefined) {
      found = similarWords(gazetteer, folded);
      known.set(folded, found);
      yield;
    }
    readings.push(found);
  }
  return readings;
}

const toleratedEdits = (word: string): number => (word.length >= 6 ? 2 : word.length >= 2 ? 1 : 0);

function mayBeMisspelt({ folded }: LatinToken): boolean {
  if (toleratedEdits(folded) === 0 || /\d/.test(folded) || NEVER_A_NAME.has(folded)) return false;
  if (isLatinPlace(folded)) return false;
  return !ORDINARY_WORDS.has(folded) && !COMMON_GIVEN_NAMES.has(folded) && !COMMON_WORDS.has(folded);
}

/** Name words within two typing mistakes, the nearest first. */
function similarWords(gazetteer: Gazetteer, folded: string): Alternative[] {
  const limit = toleratedEdits(folded);
  const letters = letterSet(folded);
  const alternatives: Alternative[] = [];
  for (let length = folded.length - limit; length <= folded.length + limit; length += 1) {
    for (const { word, set } of gazetteer.wordsByLength.get(length) ?? []) {
      if (!mayBeWithin(letters, set, limit) || !beginsAlike(folded, word)) continue;
      const edits = editDistance(folded, word, limit);
      if (edits > 0 && edits <= limit) alternatives.push({ word, edits });
    }
  }
  return alternatives.sort((a, b) => a.edits - b.edits).slice(0, ALTERNATIVES);
}

/** Quick check: at most the first letter is wrong, missing, added or swapped. */
const beginsAlike = (a: string, b: string): boolean =>
  a[0] === b[0] || a[1] === b[1] || a[0] === b[1] || a[1] === b[0];

/** A whole name of these words, at least one of them misspelt. */
function readWholeName(
  gazetteer: Gazetteer,
  tokens: readonly LatinToken[],
  readings: readonly (readonly Alternative[])[],
  first: number,
  last: number,
): LatinDraft | null {
  let phrases: Alternative[] = [{ word: '', edits: 0 }];
  for (let index = first; index <= last; index += 1) {
    const alternatives = [{ word: tokens[index]?.folded ?? '', edits: 0 }, ...(readings[index] ?? [])];
    phrases = phrases
      .flatMap((start) =>
        alternatives.map(({ word, edits }) => ({
          word: start.word === '' ? word : `${start.word} ${word}`,
          edits: start.edits + edits,
        })),
      )
      .filter(({ word, edits }) => edits <= 3 && gazetteer.beginnings.has(word));
    if (phrases.length === 0) return null;
  }
  const matches = phrases
    .filter(({ word, edits }) => edits > 0 && (edits < 3 || word.length >= 14))
    .sort((a, b) => a.edits - b.edits);
  for (const { word, edits } of matches) {
    const fighters = gazetteer.latin.get(word)?.full ?? [];
    if (fighters.length > 0) {
      return { ...span(tokens, first, last), fighters, score: scoreOf(edits, word), whole: true };
    }
  }
  return null;
}

/** Minimum prominence of a fighter whose name is matched with mistakes. */
function isWellKnown(gazetteer: Gazetteer, index: number | undefined): boolean {
  const fighter = index === undefined ? undefined : gazetteer.fighters[index];
  return fighter !== undefined && prominenceOf(fighter) >= LEAST_PROMINENCE;
}

/** A single misspelt word must be long and begin like the name, or be capitalised in mid-sentence. */
function isLikelyAlone({ folded, capital }: LatinToken, { word, edits }: Alternative): boolean {
  if (folded[0] !== word[0] || ORDINARY_WORDS.has(word) || NEVER_A_NAME.has(word)) return false;
  if (edits === 1) return folded.length >= (capital ? 5 : 6);
  return folded.length >= (capital ? 7 : 8);
}

const scoreOf = (edits: number, word: string): number => Math.max(0.5, 1 - edits / word.length);
