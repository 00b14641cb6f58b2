import { DrainingDataSource } from '@app/database';

/** What of a data source a query needs. */
export interface Queryable {
  query<Result>(sql: string, parameters?: unknown[]): Promise<Result>;
}

/**
 * Runs one statement and stops waiting for it when the signal aborts; it then throws the signal's reason. PostgreSQL
 * gives the statement up; the embedded engine finishes what it has begun.
 */
export async function queryRows<Row>(
  source: Queryable,
  sql: string,
  parameters: unknown[],
  signal: AbortSignal,
): Promise<Row[]> {
  signal.throwIfAborted();
  const rows =
    source instanceof DrainingDataSource
      ? source.queryUntilAborted<Row[]>(sql, parameters, signal)
      : source.query<Row[]>(sql, parameters);
  return untilAborted(rows, signal);
}

/** The promise's outcome, or the signal's reason if that comes first. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise<Value>((resolve, reject) => {
    const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
