import type { BoutFact } from '../facts/bout.js';

/** Numbers of title defences that a fighter's bouts show: of each reign, and of all together. */
export function defencesOf(bouts: readonly BoutFact[], fighter: string): number[] {
  const titleBouts = bouts
    .filter(({ title, date }) => date !== null && (title === 'undisputed' || title === 'interim'))
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const reigns: number[] = [];
  let defences: number | null = null;
  for (const { winner } of titleBouts) {
    if (winner === null) continue;
    if (winner === fighter) defences = defences === null ? 0 : defences + 1;
    else {
      if (defences !== null) reigns.push(defences);
      defences = null;
    }
  }
  if (defences !== null) reigns.push(defences);
  return [...reigns, reigns.reduce((sum, each) => sum + each, 0)];
}
