import type { BenchApp } from '../databases/bench-app.js';

export interface TimedCall {
  milliseconds: number;
  outcome: string;
}

const PRIMARY_KEY_READ = 'SELECT * FROM mma.fighters WHERE id = $1';

/** Calls a tool, then waits untimed until the database is idle. */
export async function timeCall(
  app: BenchApp,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<TimedCall> {
  const startedAt = performance.now();
  const outcome = await app.registry.call(tool, args, signal);
  const milliseconds = performance.now() - startedAt;
  await app.queries.whenIdle();
  return { milliseconds, outcome: outcome.ok ? 'ok' : outcome.result.error.code };
}

/** Reads one fighter by primary key: the baseline. */
export async function timePrimaryKeyRead(app: BenchApp, fighterId: string): Promise<number> {
  const startedAt = performance.now();
  const rows = await app.dataSource.query<unknown[]>(PRIMARY_KEY_READ, [fighterId]);
  const milliseconds = performance.now() - startedAt;
  if (rows.length !== 1) throw new Error(`The fighter ${fighterId} is not in the database.`);
  return milliseconds;
}
