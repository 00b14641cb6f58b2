import { fightersOf, type Gazetteer, type PhraseMeaning } from './gazetteer.js';
import { CONNECTORS, HANGUL, isCueTail, isParticleTail } from './hangul.js';
import { fitGivenName } from './hangul-given-name.js';
import { findMisspelt } from './hangul-misspellings.js';
import { withoutOverlaps, type MentionDraft } from './mention-draft.js';
import { KOREAN_WORDS } from './ordinary-words.js';
import { isKoreanPlace } from './other-names.js';
import { removeSpaces, toDraft, type SpacelessText } from './spaceless-text.js';
import type { Steps } from './steps.js';

const LONGEST_NAME = 16;
/** Shorter names may be part of another word (아이 in 아이디어). */
const SHORTEST_JOINED = 5;
/** Shorter names in the middle of a word are not recognised. */
const SHORTEST_INNER = 4;

/** Mentions in Hangul, also mixed (`BJ 펜`), with or without spaces and particles. */
export function* findHangulMentions(gazetteer: Gazetteer, text: string): Steps<MentionDraft[]> {
  if (!HANGUL.test(text)) return [];
  const spaceless = removeSpaces(text);
  const outer = withoutOverlaps(findExact(gazetteer, spaceless));
  yield;
  const found = withoutOverlaps([...outer, ...findInner(gazetteer, spaceless)]);
  const exact = found.flatMap((draft) => fitGivenName(gazetteer, text, draft, found) ?? []);
  yield;
  const misspelt = yield* findMisspelt(gazetteer, spaceless, exact);
  return withoutOverlaps([...exact, ...misspelt]);
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

/** Whole names in the middle of a word: 2015년부터클레이구이다가, 라이트급맥그리거. */
function findInner(gazetteer: Gazetteer, text: SpacelessText): MentionDraft[] {
  const drafts: MentionDraft[] = [];
  for (let start = 0; start < text.characters.length; start += 1) {
    if (text.wordStarts.has(start)) continue;
    const end = text.wordEnds[start] ?? start;
    const longest = Math.min(LONGEST_NAME, end - start);
    for (let length = longest; length >= SHORTEST_INNER; length -= 1) {
      const phrase = text.characters.slice(start, start + length);
      const meaning = gazetteer.hangul.get(phrase);
      if (meaning === undefined || !isListed(meaning)) continue;
      if (!mayFollow(gazetteer, phrase, meaning, text.characters.slice(start + length, end))) continue;
      const fighters = fightersOf(gazetteer, meaning);
      drafts.push(toDraft(text, start, start + length, fighters, 1, meaning.full.length > 0));
      break;
    }
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
    if (connector === undefined && !mayFollow(gazetteer, phrase, meaning, tail)) continue;
    const fighters = fightersOf(gazetteer, meaning);
    if (fighters.length === 0) continue;
    const draft = toDraft(text, start, end, fighters, 1, meaning.full.length > 0);
    if (connector !== undefined) return { draft, resume: end + connector.length };
    return { draft, resume: startsName(gazetteer, tail) ? end : null };
  }
  return null;
}

/** Whether the rest of the word may follow the name. Long whole names are no part of another word. */
const mayFollow = (gazetteer: Gazetteer, phrase: string, meaning: PhraseMeaning, tail: string): boolean =>
  isParticleTail(tail) ||
  isCueTail(tail) ||
  (isListed(meaning) && phrase.length >= SHORTEST_JOINED) ||
  startsName(gazetteer, tail);

/** Korean words that are part of a name match only within the whole name. */
const isOnlyAWord = (phrase: string, meaning: PhraseMeaning): boolean =>
  !isListed(meaning) && (KOREAN_WORDS.has(phrase) || isKoreanPlace(phrase));

/** Whether the alias file lists the phrase itself. */
const isListed = ({ full, usual }: PhraseMeaning): boolean => full.length + usual.length > 0;

function startsName(gazetteer: Gazetteer, tail: string): boolean {
  for (let length = Math.min(LONGEST_NAME, tail.length); length >= 2; length -= 1) {
    const meaning = gazetteer.hangul.get(tail.slice(0, length));
    if (meaning !== undefined && (meaning.full.length > 0 || meaning.short.length > 0)) {
      return isParticleTail(tail.slice(length));
    }
  }
  return false;
}
