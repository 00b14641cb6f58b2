import type { SeededRandom } from '../measure/seeded-random.js';
import type { Sample } from './sample.js';

export interface ArgumentSet {
  /** The kind of call, such as `by surname`. */
  kind: string;
  /** Whether the result is about one or two fighters, one event or bout, or all data. */
  about: 'fighter' | 'event' | 'all';
  args: Readonly<Record<string, unknown>>;
}

export type ArgumentGenerator = (sample: Sample, random: SeededRandom) => ArgumentSet[];

export const extend = (
  sets: readonly ArgumentSet[],
  kind: string,
  more: (set: ArgumentSet, index: number) => Record<string, unknown>,
): ArgumentSet[] =>
  sets.map((set, index) => ({
    ...set,
    kind: `${set.kind}, ${kind}`,
    args: { ...set.args, ...more(set, index) },
  }));

/** At most `count` items, spread evenly over the kinds; the first ones of each kind, in their order. */
export function chooseFew<Item extends { kind: string }>(items: readonly Item[], count: number): Item[] {
  const counts = new Map<string, number>();
  const ranked = items.map((item, position) => {
    const rank = counts.get(item.kind) ?? 0;
    counts.set(item.kind, rank + 1);
    return { item, position, rank };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.position - b.position)
    .slice(0, count)
    .sort((a, b) => a.position - b.position)
    .map(({ item }) => item);
}
