import type { AliasEntry } from './alias-file.js';
import { foldText } from './fold-text.js';
import { toJamo } from './hangul.js';
import { letterSet } from '@app/common';
import { surnameOf, toKoreanPhrases } from './korean-phrases.js';
import { chooseProminent, prominenceOf } from './prominence.js';
import { buildSoundIndexInSteps, type SoundIndex } from './sound/sound-index.js';
import { finish, type Steps } from './steps.js';

export interface GazetteerFighter {
  id: string;
  name: string;
  nickname: string | null;
  /** Other spellings in the source. */
  aliases: string[];
  bouts: number;
  titleBouts: number;
}

/** Fighters named by a phrase, as indexes into {@link Gazetteer.fighters} (the most prominent first). */
export interface PhraseMeaning {
  /** Whole name, or a name of the alias file. */
  full: number[];
  /** Nickname or surname. */
  short: number[];
  given: number[];
  /** Those of `short` whom the alias file lists under this surname alone. */
  usual: number[];
}

/** A word compared with misspelt words. */
export interface KnownWord {
  word: string;
  /** See `letterSet`. */
  set: number;
}

/** Index of all names of fighters. */
export interface Gazetteer {
  fighters: readonly GazetteerFighter[];
  /** By folded phrase. */
  latin: ReadonlyMap<string, PhraseMeaning>;
  /** Whole names of several words, by folded phrase without spaces. */
  compact: ReadonlyMap<string, PhraseMeaning>;
  /** Every leading part of a whole name, to stop reading early. */
  beginnings: ReadonlySet<string>;
  /** By phrase without spaces. */
  hangul: ReadonlyMap<string, PhraseMeaning>;
  /** Hangul phrases of four or more syllables as letters, for misspelt words. */
  hangulLetters: readonly (KnownWord & { letters: string })[];
  /** Words of names by length, for misspelt words. */
  wordsByLength: ReadonlyMap<number, readonly KnownWord[]>;
  givenNames: ReadonlySet<string>;
  /** Usual Korean spelling by fighter id. */
  koreanNames: ReadonlyMap<string, string>;
  /** Korean spellings without spaces of fighters not in the data; they match nobody. */
  absentKorean: ReadonlySet<string>;
  /** For unlisted Korean spellings. */
  sounds: SoundIndex;
}

const ARTICLES = /^(?:the|el|la|da|o|a) /;
const SUFFIXES = /^(?:jr|sr|ii|iii|iv)$/;

/** As {@link buildGazetteerInSteps}, at once. */
export const buildGazetteer = (
  fighters: readonly GazetteerFighter[],
  aliases: readonly AliasEntry[],
): Gazetteer => finish(buildGazetteerInSteps(fighters, aliases));

/** @param fighters with bouts, in any order */
export function* buildGazetteerInSteps(
  fighters: readonly GazetteerFighter[],
  aliases: readonly AliasEntry[],
): Steps<Gazetteer> {
  const sorted = [...fighters].sort((a, b) => prominenceOf(b) - prominenceOf(a));
  const latin = new Map<string, PhraseMeaning>();
  const compact = new Map<string, PhraseMeaning>();
  const hangul = new Map<string, PhraseMeaning>();
  const koreanNames = new Map<string, string>();
  const absentKorean = new Set<string>();
  const words = new Set<string>();
  const givenNames = new Set<string>();
  const byName = new Map<string, number[]>();
  const bySurname = new Map<string, number[]>();
  const beginnings = new Set<string>();

  const addFull = (phrase: string, fighter: number): void => {
    add(latin, phrase, 'full', fighter);
    if (phrase.includes(' ')) add(compact, phrase.replaceAll(' ', ''), 'full', fighter);
    let beginning = '';
    for (const word of phrase.split(' ')) {
      words.add(word);
      beginning = beginning === '' ? word : `${beginning} ${word}`;
      beginnings.add(beginning);
    }
  };
  const exactNames = new Set(sorted.map((fighter) => foldText(fighter.name)));
  /** So that Lance Gibson does not match Lance Gibson Jr. */
  const isOtherFighter = (phrase: string, own: string): boolean => phrase !== own && exactNames.has(phrase);
  yield;
  for (const [index, fighter] of sorted.entries()) {
    yield;
    const folded = foldText(fighter.name);
    addFull(folded, index);
    byName.set(folded, [...(byName.get(folded) ?? []), index]);
    for (const phrase of fullNames([folded, ...fighter.aliases.map(foldText)])) {
      if (!isOtherFighter(phrase, folded)) addFull(phrase, index);
    }
    const parts = folded.split(' ').filter((word) => !SUFFIXES.test(word));
    const surname = surnameOf(fighter.name);
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), index]);
    for (let from = 1; from < parts.length; from += 1) {
      add(latin, parts.slice(from).join(' '), 'short', index);
    }
    if (parts.length > 1) {
      add(latin, parts[0] ?? '', 'given', index);
      givenNames.add(parts[0] ?? '');
    }
    if (fighter.nickname !== null) {
      const nickname = foldText(fighter.nickname);
      const bare = nickname.replace(ARTICLES, '');
      for (const phrase of new Set([nickname, bare])) add(latin, phrase, 'short', index);
      add(latin, `${bare} ${surname}`, 'full', index);
    }
  }

  for (const entry of aliases) {
    yield;
    const index = findNamed(entry.sourceName, byName, sorted);
    if (index === null) {
      for (const name of entry.korean) absentKorean.add(foldText(name).replaceAll(' ', ''));
      continue;
    }
    const { id } = sorted[index] ?? { id: '' };
    for (const name of entry.latin) addFull(foldText(name), index);
    const [usual] = entry.korean;
    if (usual !== undefined) koreanNames.set(id, usual);
    const namesakes = bySurname.get(surnameOf(sorted[index]?.name ?? '')) ?? [];
    for (const { phrase, kind, isSurname } of toKoreanPhrases(entry)) {
      add(hangul, phrase, kind, index);
      if (isSurname) for (const namesake of namesakes) add(hangul, phrase, 'short', namesake);
    }
  }
  const hangulLetters: (KnownWord & { letters: string })[] = [];
  for (const word of hangul.keys()) {
    if (word.length < 4) continue;
    yield;
    const letters = toJamo(word);
    hangulLetters.push({ word, letters, set: letterSet(letters) });
  }
  const sounds = yield* buildSoundIndexInSteps(sorted);
  return {
    fighters: sorted,
    latin,
    compact,
    beginnings,
    hangul,
    hangulLetters,
    wordsByLength: byLength(words),
    givenNames,
    koreanNames,
    absentKorean,
    sounds,
  };
}

/** The name, its reversed word order, and both without `Jr.`. */
function fullNames(names: string[]): Set<string> {
  const forms = new Set<string>();
  for (const name of names) {
    forms.add(name);
    const parts = name.split(' ').filter((word) => !SUFFIXES.test(word));
    forms.add(parts.join(' '));
    const [last] = parts.slice(-1);
    if (last !== undefined && parts.length > 1) forms.add([last, ...parts.slice(0, -1)].join(' '));
    if (parts.length === 3) forms.add([...parts.slice(1), ...parts.slice(0, 1)].join(' '));
  }
  return forms;
}

/** Index of the fighter with this source name, `Name` or `Name (Nickname)`. */
function findNamed(
  sourceName: string,
  byName: ReadonlyMap<string, number[]>,
  fighters: readonly GazetteerFighter[],
): number | null {
  const [, name = sourceName, nickname] = /^(.*?)\s*\(([^)]+)\)$/.exec(sourceName) ?? [];
  const found = byName.get(foldText(name)) ?? [];
  if (nickname === undefined) return found[0] ?? null;
  return found.find((index) => foldText(fighters[index]?.nickname ?? '') === foldText(nickname)) ?? null;
}

function add(
  map: Map<string, PhraseMeaning>,
  phrase: string,
  kind: keyof PhraseMeaning,
  fighter: number,
): void {
  if (phrase === '') return;
  const meaning = map.get(phrase) ?? { full: [], short: [], given: [], usual: [] };
  if (!meaning[kind].includes(fighter)) meaning[kind].push(fighter);
  meaning[kind].sort((a, b) => a - b);
  map.set(phrase, meaning);
}

function byLength(words: ReadonlySet<string>): Map<number, KnownWord[]> {
  const groups = new Map<number, KnownWord[]>();
  for (const word of words) {
    const group = groups.get(word.length) ?? [];
    group.push({ word, set: letterSet(word) });
    groups.set(word.length, group);
  }
  return groups;
}

/**
 * Fighters named by a phrase, the most likely first: by whole name, else surname or nickname, else a distinctive given
 * name.
 */
export function fightersOf(gazetteer: Gazetteer, meaning: PhraseMeaning): number[] {
  if (meaning.full.length > 0) return meaning.full;
  const short = [...new Set([...meaning.usual, ...meaning.short])];
  const given = meaning.given.filter((index) => !short.includes(index));
  const everyone = [...short, ...given].sort((a, b) => a - b);
  if (meaning.usual.length > 0) return short;
  if (short.length === 0) return isTelling(gazetteer, given) ? given : [];
  return isTelling(gazetteer, everyone) ? everyone : short;
}

/** Whether one bearer of the given name is clearly the most prominent. */
function isTelling(gazetteer: Gazetteer, indexes: readonly number[]): boolean {
  const bearers = indexes.flatMap((index) => gazetteer.fighters[index] ?? []);
  const chosen = chooseProminent(bearers);
  return chosen !== null && prominenceOf(chosen) >= (bearers.length === 1 ? 3 : 10);
}
