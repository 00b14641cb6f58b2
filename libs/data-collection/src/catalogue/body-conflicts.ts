import type { WeightClass } from '@app/mma';
import { UNKNOWN_BODY } from '../parse/fighter-row.parser.js';
import { weightDistance } from '../parse/bout-kind.parser.js';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import type { LineReports } from './line-reports.js';
import { BODY_FILE } from './source-files.js';

/** In pounds: a weight this far from every class a fighter fought in is another fighter's. */
const FOREIGN_POUNDS = 40;

/**
 * Resolves rows of the body file whose name differs from the fighter list. The name becomes an alias, unless
 * the measurements evidently belong to another fighter; then they are left unknown:
 * - the weight is far from every class the fighter fought in, or
 * - the name is that of another listed fighter (rows were swapped; then both are left unknown).
 */
export function resolveBodyConflicts(
  fighters: FighterCatalogue,
  classesOf: ReadonlyMap<CatalogueFighter, ReadonlySet<WeightClass | null>>,
  reports: LineReports,
): void {
  const swapped = new Set<CatalogueFighter>();
  for (const fighter of disagreeing(fighters)) {
    const owner = ownerOf(fighter, fighters);
    if (owner) {
      swapped.add(fighter);
      if (owner.bodySource && owner.bodySource.name !== owner.name) swapped.add(owner);
    }
  }
  for (const fighter of disagreeing(fighters)) {
    const source = fighter.bodySource;
    if (!source) continue;
    if (swapped.has(fighter) || isImplausible(fighter, classesOf.get(fighter) ?? new Set())) {
      fighter.body = UNKNOWN_BODY;
      reports.warn(
        BODY_FILE.name,
        source.line,
        `the measurements of ${source.name} are listed for ${fighter.name}; left unknown`,
      );
    } else {
      fighter.aliases.add(source.name);
    }
  }
}

const disagreeing = (fighters: FighterCatalogue): CatalogueFighter[] =>
  fighters.all().filter((fighter) => fighter.bodySource !== null && fighter.bodySource.name !== fighter.name);

function ownerOf(fighter: CatalogueFighter, fighters: FighterCatalogue): CatalogueFighter | undefined {
  return fighters
    .withExactName(fighter.bodySource?.name ?? '')
    .find((other) => other !== fighter && other.hasDetails);
}

function isImplausible(fighter: CatalogueFighter, classes: ReadonlySet<WeightClass | null>): boolean {
  const distances = [...classes].flatMap(
    (weightClass) => weightDistance(fighter.body.weightLb, weightClass) ?? [],
  );
  return distances.length > 0 && distances.every((distance) => distance > FOREIGN_POUNDS);
}
