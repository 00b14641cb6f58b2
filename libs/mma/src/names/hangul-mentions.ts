import { editDistance } from './edit-distance.js';
import type { Gazetteer, PhraseMeaning } from './gazetteer.js';
import { CONNECTORS, HANGUL, isParticleTail, toJamo } from './hangul.js';
import { letterSet, mayBeWithin } from './edit-distance.js';
import { fightersOf } from './gazetteer.js';
import { withoutOverlaps, type MentionDraft } from './mention-draft.js';
import { KOREAN_WORDS } from './ordinary-words.js';
import type { Steps } from './steps.js';

const LONGEST_NAME = 16;
/** A change of script ends a word: `게이치vs퍼거슨`. */
const WORD = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}])+/gu;
/** Shorter phrases with one wrong letter are too often other words (데이터, 케이터). */
const SHORTEST_MISSPELT = 4;
/** Limit of phrases per text that are compared with misspelt names. */
const MOST_LOOKUPS = 200;

/** Longer than any listed name with one letter added. */
const LONGEST_MISSPELT = 40;

/** A text without spaces, with the original position and word of each character. */
interface SpacelessText {
  characters: string;
  positions: number[];
  /** Per character: the index after its word. */
  wordEnds: number[];
  wordStarts: ReadonlySet<number>;
}

/** Mentions in Hangul, also mixed (`BJ 펜`), with or without spaces and particles. */
export function* findHangulMentions(gazetteer: Gazetteer, text: string): Steps<MentionDraft[]> {
  if (!HANGUL.test(text)) return [];
  const spaceless = removeSpaces(text);
  const exact = withoutOverlaps(findExact(gazetteer, spaceless));
  yield;
  const misspelt = yield* findMisspelt(gazetteer, spaceless, exact);
  return withoutOverlaps([...exact, ...misspelt]);
}

function removeSpaces(text: string): SpacelessText {
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

function findExact(gazetteer: Gazetteer, text: SpacelessText): MentionDraft[] {
  const drafts: MentionDraft[] = [];
  const starts = [...text.wordStarts];
  for (let next = starts.shift(); next !== undefined; next = starts.shift()) {
    const found = findLongestAt(gazetteer, text, next);
    if (found === null) continue;
    drafts.push(found.draft);
    if (found.resume !== null) starts.unshift(found.resume);
  }
  return drafts;
}

function findLongestAt(
  gazetteer: Gazetteer,
  text: SpacelessText,
  start: number,
): { draft: MentionDraft; resume: number | null } | null {
  const longest = Math.min(LONGEST_NAME, text.characters.length - start);
  for (let length = longest; length >= 2; length -= 1) {
    const phrase = text.characters.slice(start, start + length);
    const meaning = gazetteer.hangul.get(phrase);
    if (meaning === undefined || isOnlyAWord(phrase, meaning)) continue;
    const end = start + length;
    const tail = text.characters.slice(end, text.wordEnds[end - 1] ?? end);
    const connector = CONNECTORS.find(
      (word) => tail.startsWith(word) && startsName(gazetteer, tail.slice(word.length)),
    );
    if (connector === undefined && !isParticleTail(tail) && !startsName(gazetteer, tail)) continue;
    const fighters = fightersOf(gazetteer, meaning);
    if (fighters.length === 0) continue;
    const draft = toDraft(text, start, end, fighters, 1, meaning.full.length > 0);
    if (connector !== undefined) return { draft, resume: end + connector.length };
    return { draft, resume: isParticleTail(tail) ? null : end };
  }
  return null;
}

/** Korean words that are part of a name match only within the whole name. */
const isOnlyAWord = (phrase: string, meaning: PhraseMeaning): boolean =>
  meaning.full.length === 0 && KOREAN_WORDS.has(phrase);

function startsName(gazetteer: Gazetteer, tail: string): boolean {
  for (let length = Math.min(LONGEST_NAME, tail.length); length >= 2; length -= 1) {
    const meaning = gazetteer.hangul.get(tail.slice(0, length));
    if (meaning !== undefined && (meaning.full.length > 0 || meaning.short.length > 0)) {
      return isParticleTail(tail.slice(length));
    }
  }
  return false;
}

/** Misspelt mentions: one letter of a syllable wrong, two in long names. */
function* findMisspelt(
  gazetteer: Gazetteer,
  text: SpacelessText,
  exact: readonly MentionDraft[],
): Steps<MentionDraft[]> {
  const drafts: MentionDraft[] = [];
  const search = new MisspeltSearch(gazetteer);
  const explained = new Set<number>();
  for (const { start, end } of exact) for (let at = start; at < end; at += 1) explained.add(at);
  for (const start of text.wordStarts) {
    yield;
    const wordEnd = text.wordEnds[start] ?? start;
    const nextEnd = text.wordEnds[wordEnd] ?? wordEnd;
    for (const limit of new Set([nextEnd, wordEnd])) {
      const best = readMisspelt(search, text, start, limit, explained);
      if (best !== null) drafts.push(best);
    }
  }
  return drafts;
}

interface Misspelt {
  fighters: number[];
  score: number;
  whole: boolean;
}

/** Cached, limited look-up of phrases. */
class MisspeltSearch {
  private readonly known = new Map<string, Misspelt | null>();

  constructor(private readonly gazetteer: Gazetteer) {}

  /** The best-scoring name that the phrase misspells. */
  find(phrase: string): Misspelt | null {
    const known = this.known.get(phrase);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_LOOKUPS) return null;
    const found = this.search(phrase);
    this.known.set(phrase, found);
    return found;
  }

  private search(phrase: string): Misspelt | null {
    const letters = toJamo(phrase);
    const set = letterSet(letters);
    const allowed = phrase.length >= 6 ? 2 : 1;
    let best: Misspelt | null = null;
    for (const known of this.gazetteer.hangulLetters) {
      if (Math.abs(known.word.length - phrase.length) > 1 || !mayBeWithin(set, known.set, allowed)) continue;
      const edits = editDistance(letters, known.letters, allowed);
      if (edits > allowed) continue;
      const meaning = this.gazetteer.hangul.get(known.word);
      const fighters = meaning === undefined ? [] : fightersOf(this.gazetteer, meaning);
      const score = Math.max(0.5, 1 - edits / letters.length);
      if (fighters.length > 0 && (best === null || score > best.score)) {
        best = { fighters, score, whole: (meaning?.full.length ?? 0) > 0 };
      }
    }
    return best;
  }
}

/** @param explained indexes of the text that belong to listed names */
function readMisspelt(
  search: MisspeltSearch,
  text: SpacelessText,
  start: number,
  limit: number,
  explained: ReadonlySet<number>,
): MentionDraft | null {
  let best: MentionDraft | null = null;
  for (
    let end = limit;
    end - start >= SHORTEST_MISSPELT && end > (text.wordEnds[limit - 1] ?? limit) - 5;
    end -= 1
  ) {
    if (end - start > LONGEST_MISSPELT) continue;
    const phrase = text.characters.slice(start, end);
    if (!isParticleTail(text.characters.slice(end, limit)) || !/^[가-힣]+$/.test(phrase)) continue;
    if (text.positions.slice(start, end).some((position) => explained.has(position))) continue;
    const found = search.find(phrase);
    if (found !== null && (best === null || found.score > best.score)) {
      best = toDraft(text, start, end, found.fighters, found.score, found.whole);
    }
  }
  return best;
}

function toDraft(
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
