import { type AnswerState, copyState, newAnswerState } from './answer-state.js';
import { type CheckedClaim, checkUnit } from './check-unit.js';
import { type Claim, endOf } from './claims/claim.js';
import type { Facts } from './facts/facts.js';
import { splitUnits } from './text-units.js';

export interface SafePrefix {
  /** Characters from the start of the pending text that may be shown. */
  safe: number;
  /** Only firm claims: a loosely bound number that is not verified holds nothing back. */
  unverified: Claim[];
}

/** Characters after a figure that may still change what it counts: `22` … `wins by submission`. */
const FIGURE_MAY_GROW = 12;
/** A name or an event goes on in the next word at most. */
const NAME_MAY_GROW = 2;
const NAMES: ReadonlySet<string> = new Set(['name', 'event', 'division', 'method']);
const LAST_WORD = /[\p{L}\p{N}\p{M}'’.,:*_`-]+$/u;

interface Kept {
  version: number;
  before: string;
  state: AnswerState;
}

/** The state after the text before, for each turn: it grows by a sentence at a time. */
const kept = new WeakMap<Facts, Kept>();

/**
 * How much of a growing sentence may be shown: everything before the first firm claim that is not verified, or claim that may still
 * grow, never in the middle of a word.
 * @param before the answer's text before the sentence
 * @param isComplete whether no more text of this sentence follows
 */
export function safePrefix(before: string, pending: string, isComplete: boolean, facts: Facts): SafePrefix {
  if (pending === '') return { safe: 0, unverified: [] };
  const state = copyState(stateAfter(before, facts));
  let safe = isComplete
    ? pending.length
    : pending.length - (LAST_WORD.exec(pending.slice(-80))?.[0].length ?? 0);
  const unverified: Claim[] = [];
  for (const unit of splitUnits(pending, state.lines)) {
    for (const { claim, isVerified } of checkUnit(unit, facts, state)) {
      const placed = { ...claim, offset: claim.offset + unit.offset };
      const touchesEnd =
        !isComplete &&
        endOf(placed) + (NAMES.has(placed.kind) ? NAME_MAY_GROW : FIGURE_MAY_GROW) > pending.trimEnd().length;
      const isWrong = !isVerified && placed.isFirm;
      if (isWrong) unverified.push(placed);
      if (isWrong || touchesEnd) safe = Math.min(safe, wordStart(pending, placed.offset));
    }
  }
  return { safe, unverified };
}

/** Reads only what was added to the text since the last call for these facts. */
function stateAfter(before: string, facts: Facts): AnswerState {
  const { version } = facts.index;
  const known = kept.get(facts);
  const isGrown = known !== undefined && known.version === version && before.startsWith(known.before);
  if (isGrown && known.before.length === before.length) return known.state;
  const state = isGrown ? copyState(known.state) : newAnswerState();
  read(isGrown ? before.slice(known.before.length) : before, facts, state);
  kept.set(facts, { version, before, state });
  return state;
}

function read(text: string, facts: Facts, state: AnswerState): CheckedClaim[] {
  return splitUnits(text, state.lines).flatMap((unit) => checkUnit(unit, facts, state));
}

/** Moves back over Markdown signs and brackets that belong to the claim's word. */
function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\p{L}\p{N}\p{M}*_`("'“‘[#~-]/u.test(text[start - 1] ?? ' ')) start -= 1;
  return start;
}
