import { isParticleTail, KOREAN_WORDS, soundsLike } from '@app/mma';
import type { NameIndex } from '../facts/name-index.js';
import type { LearnedNames, NameMention, Span } from './name-mention.js';

const NOBODY: ReadonlySet<string> = new Set();
const HANGUL_RUN = /[가-힣]+/gu;
const MOST_WORDS = 4;
const LONGEST_SPELLING = 14;
const SHORTEST_FOREIGN = 3;

/** Listed and introduced Korean spellings; `latin` are the names in brackets after them. */
export function scanKorean(
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
  if (spelling.length < SHORTEST_FOREIGN || KOREAN_WORDS.has(spelling) || index.isKnownWord(spelling))
    return null;
  return index.aliases.namesByKorean.has(spelling)
    ? (index.soundingLikeNickname(spelling) ?? index.soundingLikeFighter(spelling) ?? NOBODY)
    : null;
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
  for (const spelling of new Set([
    text.slice(start, end).replace(/[^가-힣]/gu, ''),
    runs[last]?.word ?? '',
  ])) {
    if (spelling.length >= 2) learned.set(spelling, latin.fighters);
  }
  mentions.push({ start, end, fighters: latin.fighters, isFull: true });
}

const isSpellingOf = (korean: string, fighters: ReadonlySet<string>): boolean =>
  [...fighters].some((name) => {
    const spoken = korean.replace(/[^가-힣 ]/gu, '').split(' ');
    return spoken.some((word) => name.split(' ').some((latin) => soundsLike(word, latin)));
  });
