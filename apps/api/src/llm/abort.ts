/**
 * Settles with the promise, or rejects with the signal's reason as soon as it aborts.
 * @param discard disposes of a result that arrives after the abort
 */
export async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  discard: (result: Result) => void | Promise<void> = () => undefined,
): Promise<Result> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } catch (error) {
    work.then(discard).catch(() => undefined);
    signal.throwIfAborted();
    throw error;
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
