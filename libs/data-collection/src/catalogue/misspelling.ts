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

/**
 * Optimal string alignment distance: edits between two texts, a transposition counting as one.
 * @returns a number above `limit`, not the exact one, if there are more than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      current.push(edits);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
