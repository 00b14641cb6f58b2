import type { Gazetteer } from './gazetteer.js';
import { isParticleTail } from './hangul.js';
import type { MentionDraft } from './mention-draft.js';
import { KOREAN_WORDS } from './ordinary-words.js';
import { chooseProminent } from './prominence.js';
import { type HeardName, hearNameInText } from './sound/hear-name.js';
import type { SoundIndex } from './sound/sound-index.js';
import type { Steps } from './steps.js';

const WORD = /[가-힣]+/gu;
const MOST_WORDS = 3;
const SHORTEST_NAME = 4;
const LONGEST_NAME = 16;
/** Limit of look-ups by sound per text, which are expensive. */
const MOST_TRIES = 24;

interface Word {
  start: number;
  end: number;
}

/**
 * Unlisted whole names in Hangul, by sound: two or three neighbouring words, or one long word. Listed whole names are
 * skipped; a surname may be part of a longer name.
 */
export function* findHeardMentions(
  gazetteer: Gazetteer,
  text: string,
  spelt: readonly MentionDraft[],
): Steps<MentionDraft[]> {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const drafts: MentionDraft[] = [];
  let tries = 0;
  for (let first = 0; first < words.length && tries < MOST_TRIES; first += 1) {
    for (let count = MOST_WORDS; count >= 1; count -= 1) {
      const part = words.slice(first, first + count);
      if (part.length < count || !isOpen(text, part, spelt)) continue;
      tries += 1;
      yield;
      const draft = hear(gazetteer, text, part);
      if (draft === null) continue;
      drafts.push(draft);
      first += count - 1;
      break;
    }
  }
  return drafts;
}

/** Whether the words may be one unlisted name. */
function isOpen(text: string, words: readonly Word[], spelt: readonly MentionDraft[]): boolean {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const letters = words.reduce((sum, word) => sum + word.end - word.start, 0);
  if (letters < SHORTEST_NAME || letters > LONGEST_NAME) return false;
  const gaps = words.slice(1).map((word, index) => text.slice(words[index]?.end ?? 0, word.start));
  if (gaps.some((gap) => gap !== ' ')) return false;
  if (words.every((word) => KOREAN_WORDS.has(text.slice(word.start, word.end)))) return false;
  if (words.slice(1).some((word) => isParticleTail(text.slice(word.start, word.end)))) return false;
  const inside = spelt.filter((draft) => draft.start < end && draft.end > start);
  return inside.every((draft) => !draft.whole && draft.start >= start);
}

/** Most look-ups repeat phrases such as "가장 많이 이긴", which are no names. */
const MOST_KEPT = 5_000;
const recent = new WeakMap<SoundIndex, Map<string, HeardName | null>>();

function hearWords(sounds: SoundIndex, words: string): HeardName | null {
  const kept = recent.get(sounds) ?? new Map<string, HeardName | null>();
  recent.set(sounds, kept);
  const known = kept.get(words);
  if (known !== undefined) return known;
  const heard = hearNameInText(sounds, words);
  kept.set(words, heard);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return heard;
}

function hear(gazetteer: Gazetteer, text: string, words: readonly Word[]): MentionDraft | null {
  const start = words[0]?.start ?? 0;
  const heard = hearWords(gazetteer.sounds, text.slice(start, words.at(-1)?.end));
  if (heard === null) return null;
  const name = text.slice(start, start + heard.length).replaceAll(' ', '');
  if (gazetteer.absentKorean.has(name)) return null;
  const bearers = heard.fighters.flatMap((index) => gazetteer.fighters[index] ?? []);
  const chosen = chooseProminent(bearers);
  const fighters = chosen === null ? heard.fighters : [gazetteer.fighters.indexOf(chosen)];
  return {
    start,
    end: start + heard.length,
    fighters,
    score: Math.min(0.9, 1 - heard.distance),
    whole: true,
  };
}
