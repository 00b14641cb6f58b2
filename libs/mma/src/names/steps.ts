import { setImmediate } from 'node:timers/promises';

/** Work in short steps, so that whoever runs it can let the event loop turn between them. */
export type Steps<Result> = Generator<undefined, Result>;

/** Longest stretch without letting the event loop turn, apart from the step that exceeds it, in milliseconds. */
const LONGEST_STRETCH_MS = 8;

/** Does all the work at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Does the work in stretches between which the event loop turns; the first one begins in a turn of its own.
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
