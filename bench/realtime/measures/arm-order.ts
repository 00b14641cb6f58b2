import type { BenchContext } from '../../command.js';
import { SeededRandom } from '../../measure/seeded-random.js';
import type { ArmSample } from '../report/arm-table.js';

/** One arm: its figures of a round. */
export interface Arm {
  name: string;
  measure: () => Promise<ArmSample['figures']>;
}

/** Measures every arm in every round, in another order each; a first round is not counted where it is to warm up. */
export async function measureArms(
  arms: readonly Arm[],
  { rounds, seed, warmUp }: { rounds: number; seed: number; warmUp: boolean },
  { signal, say }: BenchContext,
): Promise<ArmSample[]> {
  const random = new SeededRandom(seed);
  const samples: ArmSample[] = [];
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const { name, measure } of random.shuffle(arms)) {
      signal.throwIfAborted();
      const figures = await measure();
      if (round > 0) samples.push({ arm: name, figures });
    }
    say(round === 0 ? '  warmed up' : `  round ${round} of ${rounds}`);
  }
  return arms.flatMap(({ name }) => samples.filter(({ arm }) => arm === name));
}
