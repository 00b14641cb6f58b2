import { Socket } from 'node:net';
import pg from 'pg';
import type { DrainingDataSource } from '../draining-data-source.js';

export interface IsolatedQuery {
  /** One statement that returns rows. It is never mixed with SQL of ours but behind a prefix. */
  sql: string;
  /** Role of the transaction, which may read what the statement may. */
  role: string;
  /** The only schema of unqualified names, besides the system's. */
  schema: string;
  /** Further settings of the transaction, without quotes inside. */
  settings: Readonly<Record<string, string>>;
  mostRows: number;
  /** Of everything that the server sends. */
  mostBytes: number;
  /** Called with the plan before the statement runs; throws to refuse it. */
  checkPlan(plan: unknown): void;
}

export interface IsolatedRows {
  columns: { name: string; typeId: number }[];
  /** Values as the server writes them. */
  rows: (string | null)[][];
  /** Whether there are more than `mostRows`. */
  hasMore: boolean;
}

/** The server sent more than `mostBytes`. */
export class ResultTooLargeError extends Error {
  constructor(bytes: number) {
    super(`The result is larger than ${bytes} bytes.`);
    this.name = 'ResultTooLargeError';
  }
}

/** Missing in the types of pg: forces the extended protocol, which runs a single statement only. */
type ExtendedQuery = pg.QueryArrayConfig & { queryMode: 'extended' };

/** Prefixes of the statement: positions in the server's errors count them. */
const EXPLAIN = 'EXPLAIN (VERBOSE, FORMAT JSON) ';
const DECLARE = 'DECLARE isolated NO SCROLL CURSOR FOR ';
const CLOSE_TIMEOUT_MS = 1_000;

const RAW_TEXT = { getTypeParser: () => (value: string | Buffer) => value.toString() };

/**
 * Runs a statement of unknown intent on a connection of its own, in a read-only transaction under another role. The
 * connection is closed afterwards, so that nothing that the statement changes in its session survives: settings, advisory
 * locks, temporary tables, notifications. An abort cancels the statement and cuts the connection.
 *
 * @throws pg.DatabaseError with `position` in the statement, ResultTooLargeError, what `checkPlan` throws, the signal's
 * reason
 */
export async function runIsolated(
  dataSource: DrainingDataSource,
  query: IsolatedQuery,
  signal: AbortSignal,
): Promise<IsolatedRows> {
  signal.throwIfAborted();
  const client = new pg.Client({ ...dataSource.clientConfig(), application_name: 'mma-savant run_query' });
  const connection = new OwnConnection(client, query.mostBytes);
  const abort = (): void => {
    void dataSource.cancelStatement(client);
    connection.cut();
  };
  try {
    await client.connect();
    connection.watch();
    signal.throwIfAborted();
    signal.addEventListener('abort', abort, { once: true });
    return await readRows(client, query);
  } catch (error) {
    signal.throwIfAborted();
    throw connection.isTooLarge ? new ResultTooLargeError(query.mostBytes) : error;
  } finally {
    signal.removeEventListener('abort', abort);
    connection.close();
  }
}

async function readRows(client: pg.Client, query: IsolatedQuery): Promise<IsolatedRows> {
  const { sql, role, schema, settings, mostRows } = query;
  await client.query('BEGIN READ ONLY');
  for (const [name, value] of Object.entries({ ...settings, search_path: schema })) {
    await client.query(`SET LOCAL ${name} = '${value}'`);
  }
  await client.query(`SET LOCAL ROLE ${pg.escapeIdentifier(role)}`);
  const { rows: plans } = await send(client, EXPLAIN, sql);
  query.checkPlan(JSON.parse(plans[0]?.[0] ?? 'null'));
  await send(client, DECLARE, sql);
  const { fields, rows } = await send(client, '', `FETCH ${mostRows + 1} FROM isolated`);
  await client.query('ROLLBACK');
  return {
    columns: fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID })),
    rows: rows.slice(0, mostRows),
    hasMore: rows.length > mostRows,
  };
}

async function send(
  client: pg.Client,
  prefix: string,
  sql: string,
): Promise<{ fields: pg.FieldDef[]; rows: (string | null)[][] }> {
  const config: ExtendedQuery = {
    text: prefix + sql,
    rowMode: 'array',
    queryMode: 'extended',
    types: RAW_TEXT,
  };
  try {
    return await client.query<(string | null)[]>(config);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.position !== undefined) {
      error.position = String(Math.max(1, Number(error.position) - prefix.length));
    }
    throw error;
  }
}

/** The socket of a connection that is used once. */
class OwnConnection {
  isTooLarge = false;
  private received = 0;

  constructor(
    private readonly client: pg.Client,
    private readonly mostBytes: number,
  ) {
    // pg rejects the running statement; without a listener the process would end.
    client.on('error', () => undefined);
  }

  /** Counts what arrives from now on and cuts the connection above the limit. */
  watch(): void {
    this.socket?.on('data', (chunk: Buffer) => {
      this.received += chunk.length;
      if (this.received <= this.mostBytes) return;
      this.isTooLarge = true;
      this.cut();
    });
  }

  cut(): void {
    this.socket?.destroy();
  }

  /** Ends the session; cuts the connection if the server does not respond. */
  close(): void {
    const timer = setTimeout(() => this.cut(), CLOSE_TIMEOUT_MS);
    timer.unref();
    this.client
      .end()
      .catch(() => undefined)
      .finally(() => clearTimeout(timer));
  }

  private get socket(): Socket | null {
    const connection: unknown = Reflect.get(this.client, 'connection');
    const stream: unknown =
      typeof connection === 'object' && connection !== null ? Reflect.get(connection, 'stream') : null;
    return stream instanceof Socket ? stream : null;
  }
}
