import { foldText } from './fold-text.js';
import type { Gazetteer } from './gazetteer.js';
import { isParticleTail } from './hangul.js';
import { findHangulMentions } from './hangul-mentions.js';
import type { MentionDraft } from './mention-draft.js';
import { finish } from './steps.js';

/** A Hangul name matched with the gazetteer. */
export interface HangulName {
  /** Indexes of the fighters; if not `covered`, the bearers of the last part. */
  fighters: number[];
  /** Whether it is a whole name, not a surname, nickname or given name. */
  whole: boolean;
  /** Whether every word belongs to these fighters' names: 존스 alone does not match `톰 존스`. */
  covered: boolean;
  /** 1 for listed spellings, less with mistakes. */
  score: number;
}

/** Words that say nothing about the fighter. */
export const IGNORED_WORDS: ReadonlySet<string> = new Set(['ufc']);

/** @param folded Hangul, optionally with Latin words, without hints about namesakes */
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

/** Words outside mentions, without particles and titles. */
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

/** Whether a Latin word belongs to the fighter's name (`Anderson 실바`). */
function isPartOfName(gazetteer: Gazetteer, index: number, word: string): boolean {
  const fighter = gazetteer.fighters[index];
  if (fighter === undefined) return false;
  return foldText(`${fighter.name} ${fighter.nickname ?? ''}`)
    .split(' ')
    .includes(word);
}
