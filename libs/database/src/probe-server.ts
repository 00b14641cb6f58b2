import pg from 'pg';

/** A server that needs longer for a new connection, or for one statement, counts as not answering. */
const PATIENCE_MS = 4_000;
/** The server starts up, shuts down or recovers: it answers, but can do nothing yet. */
const NOT_YET = '57P03';

/** Whether the server of a connection's settings answers. Refusing the connection for another reason is an answer too. */
export async function probeServer(config: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({
    ...config,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code !== NOT_YET;
  } finally {
    // Not awaited: a server that stops answering now would not answer this either.
    client.end().catch(() => undefined);
  }
}
