import type { WeightClass } from '@app/mma';
import { weightDistance } from '../parse/bout-kind.parser.js';
import { yearsBetween } from '../parse/date.parser.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

export interface BoutEvidence {
  weightClass: WeightClass | null;
  heldOn: string | null;
}

const YOUNGEST = 18;
const OLDEST = 43;
const WRONG_AGE_PENALTY = 1000;

/**
 * Chooses among namesakes by the smallest distance between listed weight and weight class; an age outside
 * 18–43 on the day adds a penalty larger than any distance. Candidates without a listed weight are dropped if
 * another has one. Distinguishes all eight pairs of the source.
 * @returns one fighter; several if they are equally likely; none for no candidates
 */
export function chooseNamesake(
  candidates: readonly CatalogueFighter[],
  evidence: BoutEvidence,
): CatalogueFighter[] {
  const weighed = candidates.filter((candidate) => candidate.body.weightLb !== null);
  const ranked = (weighed.length > 0 ? weighed : candidates).map((fighter) => ({
    fighter,
    score: penaltyOf(fighter, evidence),
  }));
  const best = Math.min(...ranked.map(({ score }) => score));
  return ranked.filter(({ score }) => score === best).map(({ fighter }) => fighter);
}

function penaltyOf({ body }: CatalogueFighter, { weightClass, heldOn }: BoutEvidence): number {
  const distance = weightDistance(body.weightLb, weightClass) ?? 0;
  if (body.bornOn === null || heldOn === null) return distance;
  const age = yearsBetween(body.bornOn, heldOn);
  return age < YOUNGEST || age > OLDEST ? distance + WRONG_AGE_PENALTY : distance;
}
