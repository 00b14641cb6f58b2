import { editDistance, letterSet, mayBeWithin } from '@app/common';
import { fightersOf, type Gazetteer } from './gazetteer.js';
import { isParticleTail, toJamo } from './hangul.js';
import type { MentionDraft } from './mention-draft.js';
import { KOREAN_WORDS } from './ordinary-words.js';
import { isKoreanPlace } from './other-names.js';
import { toDraft, type SpacelessText } from './spaceless-text.js';
import type { Steps } from './steps.js';

/** Shorter phrases with one wrong letter are too often other words (데이터, 케이터). */
const SHORTEST_MISSPELT = 4;
/** Limit of phrases per text that are compared with misspelt names. */
const MOST_LOOKUPS = 200;
/** Longer than any listed name with one letter added. */
const LONGEST_MISSPELT = 40;

/** Misspelt mentions: one letter of a syllable wrong, two in long names. */
export function* findMisspelt(
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
    if (KOREAN_WORDS.has(phrase) || isKoreanPlace(phrase)) return null;
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
