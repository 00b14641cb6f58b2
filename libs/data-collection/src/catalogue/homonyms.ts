import type { WeightClass } from '@app/mma';
import { weightDistance } from '../parse/bout-kind.parser.js';
import { yearsBetween } from '../parse/date.parser.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

/** What a bout tells about the people in it. */
export interface BoutEvidence {
  weightClass: WeightClass | null;
  heldOn: string | null;
}

const YOUNGEST = 18;
const OLDEST = 43;
/** More than any two classes are apart. */
const WRONG_AGE_PENALTY = 1000;

/**
 * Which of several people of one name fought a bout. Whoever has no listed weight is dropped while someone has one;
 * then the smallest distance between listed weight and class wins, an age outside 18 … 43 on the day weighing more
 * than any distance. This tells all eight pairs of the source apart.
 * @returns the person; several who are equally likely, where nothing tells them apart; nobody of nobody.
 */
export function chooseHomonym(
  candidates: readonly CatalogueFighter[],
  evidence: BoutEvidence,
): CatalogueFighter[] {
  const weighed = candidates.filter((candidate) => candidate.body.weightLb !== null);
  const ranked = (weighed.length > 0 ? weighed : candidates).map((fighter) => ({
    fighter,
    score: unlikeliness(fighter, evidence),
  }));
  const best = Math.min(...ranked.map(({ score }) => score));
  return ranked.filter(({ score }) => score === best).map(({ fighter }) => fighter);
}

function unlikeliness({ body }: CatalogueFighter, { weightClass, heldOn }: BoutEvidence): number {
  const distance = weightDistance(body.weightLb, weightClass) ?? 0;
  if (body.bornOn === null || heldOn === null) return distance;
  const age = yearsBetween(body.bornOn, heldOn);
  return age < YOUNGEST || age > OLDEST ? distance + WRONG_AGE_PENALTY : distance;
}
