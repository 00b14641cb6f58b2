import { localFeatures } from '../claims/local-features.js';
import { scanFigures } from '../claims/scan-figures.js';
import type { FigureClaim } from '../claims/claim.js';
import { splitUnits } from '../text-units.js';
import type { Feature } from '../vocabulary/features.js';

const MOST_TEXT = 40_000;

/** Figures of the user's texts, of arguments and of earlier answers: an answer may repeat them. */
export class SaidFigures {
  private readonly keys = new Set<string>();
  private readonly numbers = new Map<string, Set<Feature>[]>();
  private readonly years = new Set<number>();

  addText(text: string): void {
    for (const { text: unit, isLineStart } of splitUnits(text.slice(0, MOST_TEXT))) {
      const figures = scanFigures(unit, isLineStart);
      for (const [at, figure] of figures.entries()) {
        if (figure.kind === 'date' && figure.year !== null) this.addYear(figure.year);
        if (figure.kind !== 'number') this.keys.add(keyOf(figure));
        else {
          const key = keyOf(figure);
          this.numbers.set(key, [...(this.numbers.get(key) ?? []), localFeatures(unit, figures, at)]);
        }
      }
    }
  }

  addNumber(value: number): void {
    this.numbers.set(`${value} none`, [...(this.numbers.get(`${value} none`) ?? []), new Set()]);
  }

  addYear(year: number): void {
    this.years.add(year);
    this.years.add(year + 1);
  }

  hasYear(year: number): boolean {
    return this.years.has(year);
  }

  /** @param features of the claim, which must not count something else than the earlier figure did */
  has(claim: FigureClaim, features: ReadonlySet<Feature>): boolean {
    if (claim.kind !== 'number') return this.keys.has(keyOf(claim));
    const said = this.numbers.get(keyOf(claim)) ?? [];
    return said.some(
      (each) =>
        [...features].every((feature) => each.has(feature)) ||
        (features.size > 0 && overlaps(each, features)),
    );
  }

  /** Whether the number was said of anything. */
  hasNumber(value: number): boolean {
    return this.numbers.has(`${value} none`);
  }
}

const overlaps = (a: ReadonlySet<Feature>, b: ReadonlySet<Feature>): boolean =>
  [...a].some((each) => b.has(each));

function keyOf(claim: FigureClaim): string {
  switch (claim.kind) {
    case 'date':
      return `date ${claim.year ?? ''}-${claim.month ?? ''}-${claim.day ?? ''}`;
    case 'time':
      return `time ${claim.seconds}`;
    case 'record':
      return `record ${claim.wins}-${claim.losses}-${claim.draws ?? 0}`;
    case 'number':
      return `${claim.value} ${claim.unit}`;
    default:
      return `${claim.kind} ${claim.value}`;
  }
}
