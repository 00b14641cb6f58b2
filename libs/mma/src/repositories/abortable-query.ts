import { DrainingDataSource } from '@app/database';
import type { DataSource, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';

/**
 * Runs one statement and rejects with the signal's reason when the signal aborts. PostgreSQL cancels the statement; the
 * embedded engine finishes it.
 */
export async function queryRows<Row>(
  source: Pick<DataSource, 'query'>,
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

/** As {@link queryRows}, with a query of TypeORM's builder: `Repository.find` cannot be cancelled. */
export function selectRows<Row>(
  query: SelectQueryBuilder<ObjectLiteral>,
  signal: AbortSignal,
): Promise<Row[]> {
  const [sql, parameters] = query.getQueryAndParameters();
  return queryRows<Row>(query.dataSource, sql, parameters, signal);
}

/** Selects properties (default: all) of an entity `t` under their names, dates as `YYYY-MM-DD`: raw rows need no mapping. */
export function selectProperties<Entity extends ObjectLiteral>(
  repository: Repository<Entity>,
  properties?: readonly (keyof Entity & string)[],
): SelectQueryBuilder<Entity> {
  const query = repository.createQueryBuilder('t').select([]);
  const names: readonly string[] =
    properties ?? repository.metadata.columns.map((column) => column.propertyName);
  for (const property of names) {
    const isDate = repository.metadata.findColumnWithPropertyName(property)?.type === 'date';
    query.addSelect(isDate ? `CAST(t.${property} AS text)` : `t.${property}`, property);
  }
  return query;
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
