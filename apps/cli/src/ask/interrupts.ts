/** A shell and npm may both pass one Ctrl-C on; what comes this close together is one. */
const SAME_PRESS_MS = 250;
const INTERRUPTED_EXIT_CODE = 130;

/**
 * What Ctrl-C does while an answer is made: the first one calls `stop`, the next one ends the process.
 * @returns a function that gives Ctrl-C back.
 */
export function onInterrupt(stop: () => void): () => void {
  let last = -Infinity;
  let stopping = false;
  const handle = () => {
    const now = performance.now();
    if (now - last < SAME_PRESS_MS) return;
    last = now;
    if (stopping) process.exit(INTERRUPTED_EXIT_CODE);
    stopping = true;
    stop();
  };
  process.on('SIGINT', handle);
  return () => process.removeListener('SIGINT', handle);
}
