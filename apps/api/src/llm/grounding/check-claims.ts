import type { Grounding } from '@app/chat-protocol';
import { newAnswerState } from './answer-state.js';
import { type CheckedClaim, checkUnit } from './check-unit.js';
import type { Claim } from './claims/claim.js';
import type { Facts } from './facts/facts.js';
import { splitUnits } from './text-units.js';

/** The firm claims of a whole answer that are not verified: what a model is told to write again. */
export function findFirmUnverified(text: string, facts: Facts): Claim[] {
  return checkText(text, facts).flatMap(({ claim, isVerified }) =>
    !isVerified && claim.isFirm ? [claim] : [],
  );
}

/** Compares the claims of a whole answer with the facts. */
export function checkClaims(text: string, facts: Facts): Grounding {
  const checked = checkText(text, facts);
  const unverified = checked.filter(({ isVerified }) => !isVerified).map(({ claim }) => claim);
  return {
    figures: checked.length,
    verified: checked.length - unverified.length,
    unverified: unverified.map(({ text: said, offset }) => ({ text: said, offset })),
  };
}

function checkText(text: string, facts: Facts): CheckedClaim[] {
  const state = newAnswerState();
  return splitUnits(text, state.lines).flatMap((unit) =>
    checkUnit(unit, facts, state).map(({ claim, isVerified }) => ({
      claim: { ...claim, offset: claim.offset + unit.offset },
      isVerified,
    })),
  );
}
