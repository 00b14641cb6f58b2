import { SeededRandom } from './seeded-random.js';
import type { BenchApp } from '../databases/bench-app.js';
import type { MeasuredCall } from './measured-call.js';
import { timeCall, timePrimaryKeyRead } from './tool-call.js';

/**
 * The order of one round: every item of every arm once, the arms alternating, each arm shuffled. A temporary
 * slowdown of the machine then affects all arms alike.
 */
export function interleave<Item>(arms: readonly (readonly Item[])[], random: SeededRandom): Item[] {
  const orders = arms.map((items) => random.shuffle(items));
  const longest = Math.max(0, ...orders.map((order) => order.length));
  const turns: Item[] = [];
  for (let turn = 0; turn < longest; turn++) {
    for (const order of orders) turns.push(...order.slice(turn, turn + 1));
  }
  return turns;
}

/** Primary-key reads between the calls, in milliseconds, as two identical arms. */
export interface Baseline {
  reads: number[];
  again: number[];
}

export interface RoundsOptions {
  rounds: number;
  seed: number;
  fighterIds: readonly string[];
  /** Slower calls are not repeated (milliseconds). */
  slowCallMs: number;
  signal: AbortSignal;
  say: (text: string) => void;
}

/** Rejected arguments would count as fast calls. */
const REJECTED = 'invalid_arguments';

/**
 * A warm-up round, which finds rejected arguments, then the counted rounds: the databases alternate per call,
 * and each call is between two primary-key reads.
 * @returns the baseline per database
 */
export async function runRounds(
  arms: readonly { app: BenchApp; calls: MeasuredCall[] }[],
  options: RoundsOptions,
): Promise<Map<BenchApp, Baseline>> {
  const { signal, fighterIds, slowCallMs } = options;
  const random = new SeededRandom(options.seed);
  const baselines = new Map(arms.map(({ app }): [BenchApp, Baseline] => [app, { reads: [], again: [] }]));
  options.say('warm-up');
  for (const call of interleave(
    arms.map(({ calls }) => calls),
    random,
  )) {
    signal.throwIfAborted();
    const { milliseconds, outcome } = await timeCall(call.app, call.tool, call.set.args, signal);
    Object.assign(call, { first: milliseconds, outcome });
    if (milliseconds > slowCallMs) call.times.push(milliseconds);
  }
  for (let round = 1; round <= options.rounds; round++) {
    options.say(`round ${round} of ${options.rounds}`);
    const counted = arms.map(({ calls }) =>
      calls.filter((call) => call.outcome !== REJECTED && call.first <= slowCallMs),
    );
    for (const call of interleave(counted, random)) {
      signal.throwIfAborted();
      // A read after the other database's call is slower than after its own: each arm is in both positions
      // equally often.
      const [before, after] =
        random.next() < 0.5 ? (['reads', 'again'] as const) : (['again', 'reads'] as const);
      const baseline = baselines.get(call.app);
      baseline?.[before].push(await timePrimaryKeyRead(call.app, random.pick(fighterIds)));
      call.times.push((await timeCall(call.app, call.tool, call.set.args, signal)).milliseconds);
      baseline?.[after].push(await timePrimaryKeyRead(call.app, random.pick(fighterIds)));
    }
  }
  return baselines;
}
