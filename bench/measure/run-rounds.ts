import type { BenchApp } from '../databases/bench-app.js';
import { interleave } from './interleave.js';
import type { MeasuredCall } from './measured-call.js';
import { SeededRandom } from './seeded-random.js';
import { timeCall, timePrimaryKeyRead } from './tool-call.js';

/** Milliseconds of primary-key reads, measured between the calls, by two arms that are the same. */
export interface Baseline {
  reads: number[];
  again: number[];
}

export interface RoundsOptions {
  rounds: number;
  seed: number;
  /** Fighters that are read by primary key. */
  fighterIds: readonly string[];
  /** A call that took longer is not repeated (milliseconds). */
  patience: number;
  signal: AbortSignal;
  say: (text: string) => void;
}

/** Arguments that the tool refuses cost nothing and would count as quick answers. */
const REFUSED = 'invalid_arguments';

/**
 * A warm-up round, which finds refused arguments, and the rounds that count: the databases take turns from call to
 * call, each call between two primary-key reads.
 * @returns the baseline of each database.
 */
export async function runRounds(
  arms: readonly { app: BenchApp; calls: MeasuredCall[] }[],
  options: RoundsOptions,
): Promise<Map<BenchApp, Baseline>> {
  const { signal, fighterIds, patience } = options;
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
    if (milliseconds > patience) call.times.push(milliseconds);
  }
  for (let round = 1; round <= options.rounds; round++) {
    options.say(`round ${round} of ${options.rounds}`);
    const counted = arms.map(({ calls }) =>
      calls.filter((call) => call.outcome !== REFUSED && call.first <= patience),
    );
    for (const call of interleave(counted, random)) {
      signal.throwIfAborted();
      // A read behind the other database's call is slower than one behind a call of its own: each arm stands in both
      // places as often.
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
