import type { FighterMention } from '../domain/fighter-names.js';
import type { Gazetteer } from './gazetteer.js';
import { foldText } from './fold-text.js';
import { findHangulMentions } from './hangul-mentions.js';
import { findLatinMentions } from './latin-mentions.js';
import { findHeardMentions } from './heard-mentions.js';
import { withoutOverlaps, type MentionDraft } from './mention-draft.js';
import { withoutOtherNames } from './other-names.js';
import { chooseProminent } from './prominence.js';
import { finish, type Steps } from './steps.js';

/** Longer texts are truncated. */
const LONGEST_TEXT = 4000;
/** More than bear any surname. */
const MOST_CANDIDATES = 50;
const MOST_MENTIONS = 100;

/** Fighters named in a text, in order, without overlaps, at most {@link MOST_MENTIONS}. */
export const findMentions = (gazetteer: Gazetteer, text: string): FighterMention[] =>
  finish(findMentionsInSteps(gazetteer, text));

/** As {@link findMentions}, in steps of a few milliseconds. */
export function* findMentionsInSteps(gazetteer: Gazetteer, text: string): Steps<FighterMention[]> {
  const read = withoutOtherNames(gazetteer, text.slice(0, LONGEST_TEXT));
  const latin = yield* findLatinMentions(gazetteer, read);
  const hangul = yield* findHangulMentions(gazetteer, read);
  const spelt = withoutOverlaps([...latin, ...hangul]);
  const heard = yield* findHeardMentions(gazetteer, read, spelt);
  const drafts = withoutOverlaps([...spelt, ...heard]);
  const joined = joinSameFighter(read, drafts).slice(0, MOST_MENTIONS);
  return joined.map(({ start, end, fighters, score }) => {
    const mentioned = text.slice(start, end);
    const named = fighters.slice(0, MOST_CANDIDATES).flatMap((index) => gazetteer.fighters[index] ?? []);
    return {
      start,
      end,
      text: mentioned,
      candidates: named.map(({ id, name }) => ({ fighterId: id, name })),
      isClear: chooseProminent(named) !== null || isUsual(gazetteer, mentioned, fighters[0]),
      score,
    };
  });
}

/** Whether the alias file lists only this fighter under the surname. */
function isUsual(gazetteer: Gazetteer, text: string, fighter: number | undefined): boolean {
  const usual = gazetteer.hangul.get(foldText(text).replaceAll(' ', ''))?.usual ?? [];
  return usual.length === 1 && usual[0] === fighter;
}

/** Text between two names of one fighter: `Charles "Do Bronx" Oliveira`, `김동현(스턴건)`. */
const WITHIN_ONE_NAME = /^[\s"'“”‘’(),-]{0,3}$/u;
/** Maximum distance in characters of a nickname that selects among namesakes. */
const NICKNAME_REACH = 40;

function joinSameFighter(text: string, drafts: readonly MentionDraft[]): MentionDraft[] {
  const joined: MentionDraft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const common = before?.fighters.filter((index) => draft.fighters.includes(index)) ?? [];
    if (before === undefined || common.length === 0) {
      joined.push(draft);
      continue;
    }
    const between = text.slice(before.end, draft.start);
    if (WITHIN_ONE_NAME.test(between)) {
      const end = text[draft.end] === ')' && between.includes('(') ? draft.end + 1 : draft.end;
      joined[joined.length - 1] = {
        ...before,
        end,
        fighters: common,
        score: Math.max(before.score, draft.score),
      };
    } else if (before.whole && before.fighters.length > common.length && between.length <= NICKNAME_REACH) {
      joined[joined.length - 1] = { ...before, fighters: common };
    } else {
      joined.push(draft);
    }
  }
  return joined;
}
