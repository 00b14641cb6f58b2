import { editDistance } from '@app/common';
import { foldText, type WeightClass } from '@app/mma';
import { weightDistance } from '../parse/bout-kind.parser.js';
import type { CatalogueFighter } from './fighter-catalogue.js';

const FITTING_POUNDS = 20;

/**
 * The fighter whose name an unknown name misspells: the only one within one edit (insertion, deletion,
 * substitution or transposition), provided no other fighter is within two edits and the listed weight fits
 * every class fought in under that name: `Rafael Cerquiera` is Rafael Cerqueira. Null if undecided.
 */
export function findMisspelling(
  name: string,
  classes: readonly (WeightClass | null)[],
  fighters: Iterable<CatalogueFighter>,
): CatalogueFighter | null {
  const written = foldText(name);
  const near: { fighter: CatalogueFighter; distance: number }[] = [];
  for (const fighter of fighters) {
    const distance = editDistance(written, foldText(fighter.name), 2);
    if (distance <= 2) near.push({ fighter, distance });
  }
  const [only] = near;
  if (near.length !== 1 || only?.distance !== 1) return null;
  const fits = classes.every(
    (weightClass) => (weightDistance(only.fighter.body.weightLb, weightClass) ?? 0) <= FITTING_POUNDS,
  );
  return fits ? only.fighter : null;
}
