import { editDistance } from './edit-distance.js';
import type { Gazetteer, PhraseMeaning } from './gazetteer.js';
import { CONNECTORS, HANGUL, isParticleTail, toJamo } from './hangul.js';
import { peopleOf } from './meaning.js';
import { withoutOverlaps, type MentionDraft } from './mention-draft.js';
import { KOREAN_WORDS } from './ordinary-words.js';

const LONGEST_NAME = 16;
/** Where the script changes a word ends: `게이치vs퍼거슨`. */
const WORD = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}])+/gu;
/** Three syllables with one letter off are too often another word (데이터, 케이터). */
const SHORTEST_MISSPELT = 4;

/** A text without its spaces: each character, where it stood, and the word it belongs to. */
interface SpacelessText {
  characters: string;
  positions: number[];
  /** For each character, the index after the last character of its word. */
  wordEnds: number[];
  wordStarts: ReadonlySet<number>;
}

/** Mentions in Hangul (and mixed, `BJ 펜`), with or without spaces and with particles behind them. */
export function findHangulMentions(gazetteer: Gazetteer, text: string): MentionDraft[] {
  if (!HANGUL.test(text)) return [];
  const spaceless = removeSpaces(text);
  const exact = withoutOverlaps(findExact(gazetteer, spaceless));
  const misspelt = findMisspelt(gazetteer, spaceless).filter((draft) =>
    exact.every(({ start, end }) => draft.end <= start || draft.start >= end),
  );
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
    const people = peopleOf(gazetteer, meaning);
    if (people.length === 0) continue;
    const draft = toDraft(text, start, end, people, 1, meaning.full.length > 0);
    if (connector !== undefined) return { draft, resume: end + connector.length };
    return { draft, resume: isParticleTail(tail) ? null : end };
  }
  return null;
}

/** Korean words that are also part of a name count only within the whole name. */
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

/** Words that sound almost like a name: one letter of a syllable off, two in long names. */
function findMisspelt(gazetteer: Gazetteer, text: SpacelessText): MentionDraft[] {
  const drafts: MentionDraft[] = [];
  for (const start of text.wordStarts) {
    const wordEnd = text.wordEnds[start] ?? start;
    const nextEnd = text.wordEnds[wordEnd] ?? wordEnd;
    for (const limit of new Set([nextEnd, wordEnd])) {
      const best = readMisspelt(gazetteer, text, start, limit);
      if (best !== null) drafts.push(best);
    }
  }
  return drafts;
}

function readMisspelt(
  gazetteer: Gazetteer,
  text: SpacelessText,
  start: number,
  limit: number,
): MentionDraft | null {
  let best: MentionDraft | null = null;
  for (
    let end = limit;
    end - start >= SHORTEST_MISSPELT && end > (text.wordEnds[limit - 1] ?? limit) - 5;
    end -= 1
  ) {
    const phrase = text.characters.slice(start, end);
    if (!isParticleTail(text.characters.slice(end, limit)) || !/^[가-힣]+$/.test(phrase)) continue;
    const letters = toJamo(phrase);
    const allowed = phrase.length >= 6 ? 2 : 1;
    for (const known of gazetteer.hangulLetters) {
      if (Math.abs(known.phrase.length - phrase.length) > 1) continue;
      const edits = editDistance(letters, known.letters, allowed);
      if (edits > allowed) continue;
      const meaning = gazetteer.hangul.get(known.phrase);
      const people = meaning === undefined ? [] : peopleOf(gazetteer, meaning);
      const score = Math.max(0.5, 1 - edits / letters.length);
      if (people.length > 0 && (best === null || score > best.score)) {
        best = toDraft(text, start, end, people, score, (meaning?.full.length ?? 0) > 0);
      }
    }
  }
  return best;
}

function toDraft(
  text: SpacelessText,
  start: number,
  end: number,
  people: number[],
  score: number,
  whole: boolean,
): MentionDraft {
  return {
    start: text.positions[start] ?? 0,
    end: (text.positions[end - 1] ?? 0) + 1,
    people,
    score,
    whole,
  };
}
