import { setImmediate } from 'node:timers/promises';

/** Work split into short steps that yield to the event loop. */
export type Steps<Result> = Generator<undefined, Result>;

/** Maximum milliseconds without yielding to the event loop, plus one step. */
const LONGEST_STRETCH_MS = 8;

/** Runs all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Runs the steps and yields to the event loop regularly, first before the first step.
 * @throws the signal's reason when it is aborted
 */
export async function finishInTurns<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    await setImmediate();
    signal.throwIfAborted();
    const began = performance.now();
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() - began < LONGEST_STRETCH_MS);
  }
}
