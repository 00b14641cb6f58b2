import type { WeightClass } from '@app/mma';
import { UNKNOWN_BODY } from '../parse/body-row.parser.js';
import { weightDistance } from '../parse/bout-kind.parser.js';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import type { LineReports } from './line-reports.js';
import { BODY_FILE } from './source-files.js';

/** A listed weight so far from every class someone fought in is not theirs. */
const FOREIGN_POUNDS = 40;

/**
 * Where the list and the body file disagree about a name, the body's name becomes another spelling of the person,
 * unless it is evidently somebody else's body; then it is left unknown:
 * - its weight is far from every class the person fought in (a heavyweight with the body of a flyweight), or
 * - its name is that of another listed person (two people have theirs crossed; then both bodies are in doubt).
 */
export function settleBodies(
  fighters: FighterCatalogue,
  classesOf: ReadonlyMap<CatalogueFighter, ReadonlySet<WeightClass | null>>,
  reports: LineReports,
): void {
  const crossed = new Set<CatalogueFighter>();
  for (const fighter of disagreeing(fighters)) {
    const owner = ownerOf(fighter, fighters);
    if (owner) {
      crossed.add(fighter);
      if (owner.bodySource && owner.bodySource.name !== owner.name) crossed.add(owner);
    }
  }
  for (const fighter of disagreeing(fighters)) {
    const source = fighter.bodySource;
    if (!source) continue;
    if (crossed.has(fighter) || isForeign(fighter, classesOf.get(fighter) ?? new Set())) {
      fighter.body = UNKNOWN_BODY;
      reports.warn(
        BODY_FILE.name,
        source.line,
        `the body of ${source.name} stands under ${fighter.name}; left unknown`,
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

function isForeign(fighter: CatalogueFighter, classes: ReadonlySet<WeightClass | null>): boolean {
  const distances = [...classes].flatMap(
    (weightClass) => weightDistance(fighter.body.weightLb, weightClass) ?? [],
  );
  return distances.length > 0 && distances.every((distance) => distance > FOREIGN_POUNDS);
}
