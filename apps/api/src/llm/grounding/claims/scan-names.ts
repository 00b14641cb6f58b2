import { isParticleTail, KOREAN_WORDS, soundsLike } from '@app/mma';
import { fold, type NameIndex } from '../facts/name-index.js';
import { isAlsoAWord, isOrdinary } from '../vocabulary/ordinary-capitals.js';

/** A name in a unit of text. */
export interface NameMention {
  start: number;
  end: number;
  /** Folded names of the fighters it may mean; empty: nobody of the facts. */
  fighters: ReadonlySet<string>;
  isFull: boolean;
}

/** Korean spellings that an answer introduced: `시릴 가네(Ciryl Gane)`. */
export type LearnedNames = Map<string, ReadonlySet<string>>;

interface Span {
  start: number;
  end: number;
}

const CAPITALISED =
  /\p{Lu}[\p{L}\p{M}'’-]*(?:\.(?=\p{Lu}))?(?:[\p{L}\p{M}'’.-]*[\p{L}])?(?: (?:de|da|do|dos|del|van|von|bin|al|el|la|le|du)(?= \p{Lu}))*/gu;
const POSSESSIVE = /['’]s?$/u;
const AFTER_VERB =
  /(?:beat|beats|beating|defeated|defeating|over|against|submitted|outpointed|stopped|knocked out|finished|vs\.?|versus|lost to|losing to|faced|facing|fought|edged|dethroned|of|than|by)\s(?:\*\*)?$/iu;
const BEFORE_VERB =
  /^(?:['’]s|\s(?:has|had|was|is|won|beat|lost|defeated|holds|owns|leads|fought|finished|submitted|knocked|stopped|landed|retired|made|took|earned|scored|went))(?![\p{L}])/iu;
const EMPTY: ReadonlySet<string> = new Set();
const NOBODY: ReadonlySet<string> = new Set();

/** Fighters' names, and names of nobody in the facts; `taken` spans (events) hold none. */
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

interface Word extends Span {
  parts: string[];
}

function scanLatin(text: string, index: NameIndex): NameMention[] {
  const mentions: NameMention[] = [];
  let run: Word[] = [];
  const flush = (): void => {
    if (run.length > 0) mentions.push(...readRun(text, run, index));
    run = [];
  };
  CAPITALISED.lastIndex = 0;
  for (let match = CAPITALISED.exec(text); match !== null; match = CAPITALISED.exec(text)) {
    const said = match[0].replace(POSSESSIVE, '');
    const word = { start: match.index, end: match.index + said.length, parts: fold(said).split(' ') };
    const last = run.at(-1);
    if (last !== undefined && text.slice(last.end, word.start) !== ' ') flush();
    run.push(word);
    if (said.length < match[0].length) flush();
  }
  flush();
  return mentions;
}

/** Reads a run of capitalised words: known names, and the unknown words that look like names. */
function readRun(text: string, run: readonly Word[], index: NameIndex): NameMention[] {
  const mentions: NameMention[] = [];
  let unknown: Word[] = [];
  for (let from = 0; from < run.length; ) {
    const found = longestName(run, from, index);
    if (found === null) {
      const word = run[from];
      from += 1;
      if (word === undefined) continue;
      const folded = word.parts.join(' ');
      if (word.parts.every((part) => isOrdinary(part) || part === '') || isOrdinary(folded)) {
        mentions.push(...unknownName(text, unknown, index));
        unknown = [];
      } else unknown.push(word);
      continue;
    }
    const [first, last] = [run[from], run[found.to - 1]];
    const isFull = found.to - from > 1;
    from = found.to;
    if (first === undefined || last === undefined) continue;
    const before = mentions.at(-1);
    const given = unknown.at(-1);
    const isUnknown = given?.parts.some((part) => !index.isKnownWord(part)) === true;
    if (given !== undefined && isUnknown && mayBeGivenName(text, given, index)) {
      mentions.push({ start: unknown[0]?.start ?? given.start, end: last.end, fighters: NOBODY, isFull: true });
    } else if (before?.end === first.start - 1 && !before.isFull) {
      before.end = last.end;
      before.fighters = NOBODY;
      before.isFull = true;
    } else mentions.push({ start: first.start, end: last.end, fighters: found.fighters, isFull });
    unknown = [];
  }
  mentions.push(...unknownName(text, unknown, index));
  return mentions;
}

function longestName(
  run: readonly Word[],
  from: number,
  index: NameIndex,
): { to: number; fighters: ReadonlySet<string> } | null {
  let fighters: ReadonlySet<string> | null = null;
  let to = from;
  for (let at = from; at < run.length; at += 1) {
    let next: ReadonlySet<string> | null = fighters;
    for (const part of run[at]?.parts ?? []) {
      const bearers: ReadonlySet<string> = index.bearersOf(part) ?? EMPTY;
      next = next === null ? bearers : intersect(next, bearers);
    }
    if (next === null || next.size === 0) break;
    fighters = next;
    to = at + 1;
  }
  return fighters === null ? null : { to, fighters };
}

const intersect = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((each) => b.has(each)));

const mayBeGivenName = (text: string, word: Word, index: NameIndex): boolean =>
  !isSentenceStart(text, word.start) || word.parts.some((part) => index.aliases.words.has(part) && !isAlsoAWord(part));

function unknownName(text: string, words: readonly Word[], index: NameIndex): NameMention[] {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  // Places and titles of events.
  if (words.every(({ parts }) => parts.every((part) => index.isKnownWord(part)))) return [];
  const mention: NameMention = { start: first.start, end: last.end, fighters: NOBODY, isFull: words.length > 1 };
  const isStart = isSentenceStart(text, first.start);
  // A word of the language may begin a sentence; within one its capital letter makes it a name.
  const isListed = words.some(({ parts }) =>
    parts.some((part) => index.aliases.words.has(part) && !(isStart && isAlsoAWord(part))),
  );
  if (isListed && (!isStart || words.length > 1 || BEFORE_VERB.test(text.slice(last.end, last.end + 14)))) return [mention];
  if (isStart && words.length === 1) return [];
  const isNamed =
    AFTER_VERB.test(text.slice(Math.max(0, first.start - 24), first.start)) ||
    (words.length > 1 && BEFORE_VERB.test(text.slice(last.end, last.end + 14)));
  return isNamed ? [mention] : [];
}

const isSentenceStart = (text: string, start: number): boolean => {
  for (let at = start - 1; at >= 0; at -= 1) {
    const before = text[at] ?? '';
    if (/[.!?:|]/.test(before)) return true;
    if (!/[\s*_>#"“'(-]/.test(before)) return false;
  }
  return true;
};

const HANGUL_RUN = /[가-힣]+/gu;
const MOST_WORDS = 4;
const LONGEST_SPELLING = 14;
const SHORTEST_FOREIGN = 3;

function scanKorean(
  text: string,
  index: NameIndex,
  learned: LearnedNames,
  latin: readonly NameMention[],
): NameMention[] {
  const runs = [...text.matchAll(HANGUL_RUN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
  const mentions: NameMention[] = [];
  let covered = 0;
  for (const [at, run] of runs.entries()) {
    if (run.start < covered) continue;
    const found = longestSpelling(text, runs, at, index, learned);
    if (found === null) continue;
    mentions.push(found);
    covered = found.end;
  }
  for (const bracketed of latin) learn(text, runs, bracketed, mentions, { index, learned });
  return mentions;
}

interface Run extends Span {
  word: string;
}

/** The longest listed or introduced spelling that begins with a word. */
function longestSpelling(
  text: string,
  runs: readonly Run[],
  at: number,
  index: NameIndex,
  learned: LearnedNames,
): NameMention | null {
  let joined = '';
  let best: NameMention | null = null;
  for (let to = at; to < runs.length && to < at + MOST_WORDS; to += 1) {
    const run = runs[to];
    const before = runs[to - 1];
    if (run === undefined || (to > at && !/^[ ·-]$/.test(text.slice(before?.end, run.start)))) break;
    const start = joined.length;
    joined += run.word;
    if (joined.length >= 2 && !index.mayBeginKorean(joined.slice(0, 2)) && learned.size === 0) break;
    for (let length = Math.min(joined.length, LONGEST_SPELLING); length > start && length >= 2; length -= 1) {
      const spelling = joined.slice(0, length);
      const fighters = fightersOf(spelling, index, learned);
      if (fighters === null || !mayFollow(joined.slice(length), spelling)) continue;
      best = { start: runs[at]?.start ?? 0, end: run.start + length - start, fighters, isFull: to > at };
      break;
    }
    if (joined.length > LONGEST_SPELLING) break;
  }
  return best;
}

const mayFollow = (tail: string, spelling: string): boolean =>
  isParticleTail(tail) || (spelling.length >= 4 && tail.length <= 4) || /^(?:선수|측|상대|전)/u.test(tail);

/** Null: no name. Empty: a listed fighter who is not in the facts. */
function fightersOf(spelling: string, index: NameIndex, learned: LearnedNames): ReadonlySet<string> | null {
  const known = index.korean(spelling) ?? learned.get(spelling);
  if (known !== undefined) return known;
  if (spelling.length < SHORTEST_FOREIGN || KOREAN_WORDS.has(spelling) || index.isKnownWord(spelling)) return null;
  return index.aliases.namesByKorean.has(spelling) ? NOBODY : null;
}

/** Compares a Korean name with the Latin one in brackets after it, and remembers its spelling. */
function learn(
  text: string,
  runs: readonly Run[],
  latin: NameMention,
  mentions: NameMention[],
  { index, learned }: { index: NameIndex; learned: LearnedNames },
): void {
  if (latin.fighters.size === 0) return;
  const bracket = /\s?\((?:["“])?$/u.exec(text.slice(Math.max(0, latin.start - 3), latin.start));
  if (bracket === null) return;
  const end = latin.start - bracket[0].length;
  const last = runs.findLastIndex((run) => run.end === end);
  if (last < 0) return;
  const known = mentions.find((mention) => mention.end === end);
  if (known !== undefined) {
    if ([...known.fighters].some((each) => latin.fighters.has(each))) return;
    known.fighters = isSpellingOf(text.slice(known.start, end), latin.fighters) ? latin.fighters : NOBODY;
    return;
  }
  const words = [...latin.fighters].flatMap((name) => name.split(' ')).length;
  const first = Math.max(0, last - Math.min(words, 3) + 1);
  const spoken = runs.slice(first, last + 1).filter((run) => isSpellingOf(run.word, latin.fighters));
  const start = spoken[0]?.start ?? runs[last]?.start ?? end;
  const isListed = [...latin.fighters].some((name) => index.aliases.koreanByName.has(name));
  if (spoken.length === 0 && isListed) {
    mentions.push({ start, end, fighters: NOBODY, isFull: true });
    return;
  }
  for (const spelling of new Set([text.slice(start, end).replace(/[^가-힣]/gu, ''), runs[last]?.word ?? ''])) {
    if (spelling.length >= 2) learned.set(spelling, latin.fighters);
  }
  mentions.push({ start, end, fighters: latin.fighters, isFull: true });
}

const isSpellingOf = (korean: string, fighters: ReadonlySet<string>): boolean =>
  [...fighters].some((name) => {
    const spoken = korean.replace(/[^가-힣 ]/gu, '').split(' ');
    return spoken.some((word) => name.split(' ').some((latin) => soundsLike(word, latin)));
  });
