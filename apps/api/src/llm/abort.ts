/**
 * The promise's outcome, or the signal's reason as soon as it is aborted.
 * @param discard closes a result that comes too late
 * @throws the signal's reason
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
