import type { WeightClass } from '@app/mma/domain';

/** Whether two classes have the same limit, men's and women's alike. */
export function sameDivision(a: WeightClass | null, b: WeightClass | null): boolean {
  return a !== null && b !== null && a.replace('women_', '') === b.replace('women_', '');
}
