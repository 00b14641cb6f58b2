import type { SeededRandom } from '../measure/seeded-random.js';
import type { Sample } from './sample.js';

/** One call of a tool. */
export interface ArgumentSet {
  /** What kind of question it is, such as `by surname`. */
  kind: string;
  /** Whether the answer is about one fighter (or two), about one event or bout, or about everybody. */
  about: 'fighter' | 'event' | 'everybody';
  args: Readonly<Record<string, unknown>>;
}

/** What a tool is asked. */
export type ArgumentGenerator = (sample: Sample, random: SeededRandom) => ArgumentSet[];

/** The same questions, each with further arguments. */
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
