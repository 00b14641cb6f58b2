import { foldText } from './fold-text.js';
import type { Gazetteer } from './gazetteer.js';
import { isParticleTail } from './hangul.js';
import { findHangulMentions } from './hangul-mentions.js';
import type { MentionDraft } from './mention-draft.js';
import { finish } from './steps.js';

/** A text that is a name, read with the gazetteer. */
export interface HangulName {
  /** Indexes of whom it means; of who bears its last part where the name is not `covered`. */
  fighters: number[];
  /** Whether it is a whole name rather than a surname, a nickname or a given name. */
  whole: boolean;
  /** Whether every word of the text belongs to these people's names: nobody is `톰 존스` for bearing 존스. */
  covered: boolean;
  /** 1 for names as they are written, less with mistakes. */
  score: number;
}

/** Words beside a name that say nothing about whose it is. */
export const IGNORED_WORDS: ReadonlySet<string> = new Set(['ufc']);

/** @param folded a name in Hangul, perhaps with Latin words in it, without what tells homonyms apart. */
export function readHangulName(gazetteer: Gazetteer, folded: string): HangulName {
  const mentions = finish(findHangulMentions(gazetteer, folded));
  const last = mentions.at(-1);
  if (last === undefined) return { fighters: [], whole: false, covered: false, score: 0 };
  const rest = wordsOutside(folded, mentions);
  const fighters = last.fighters
    .filter((index) => mentions.every((mention) => mention.fighters.includes(index)))
    .filter((index) => rest.every((word) => isPartOfName(gazetteer, index, word)));
  const score = Math.min(...mentions.map((mention) => mention.score));
  if (fighters.length === 0) return { fighters: last.fighters, whole: false, covered: false, score };
  return { fighters, whole: mentions.some(({ whole }) => whole), covered: true, score };
}

/** The words that are neither in a mention nor a particle or a title. */
function wordsOutside(folded: string, mentions: readonly MentionDraft[]): string[] {
  let outside = '';
  let end = 0;
  for (const mention of mentions) {
    outside += `${folded.slice(end, mention.start)} `;
    end = mention.end;
  }
  outside += folded.slice(end);
  return outside.split(' ').filter((word) => !isParticleTail(word) && !IGNORED_WORDS.has(word));
}

/** Whether a Latin word beside the Hangul is the fighter's too (`Anderson 실바`). */
function isPartOfName(gazetteer: Gazetteer, index: number, word: string): boolean {
  const fighter = gazetteer.fighters[index];
  if (fighter === undefined) return false;
  return foldText(`${fighter.name} ${fighter.nickname ?? ''}`)
    .split(' ')
    .includes(word);
}
