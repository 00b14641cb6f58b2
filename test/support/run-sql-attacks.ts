import { setTimeout as delay } from 'node:timers/promises';
import { wellFormed } from '@app/common';
import pg from 'pg';
import type { TestTools } from './start-tools.js';
import { SQL_ATTACKS, type SqlAttack } from './sql-attacks.js';

export interface AttackOutcome {
  attack: SqlAttack;
  /** `rows`, or the code of the error. */
  outcome: string;
  message: string;
  milliseconds: number;
}

export async function runAttacks({ registry }: Pick<TestTools, 'registry'>): Promise<AttackOutcome[]> {
  const outcomes: AttackOutcome[] = [];
  for (const attack of SQL_ATTACKS) {
    const started = performance.now();
    const outcome = await registry.call('run_query', { sql: attack.sql }, new AbortController().signal);
    outcomes.push({
      attack,
      outcome: outcome.ok ? `${outcome.result.meta.row_count} rows` : outcome.result.error.code,
      message: outcome.ok ? '' : outcome.result.error.message,
      milliseconds: Math.round(performance.now() - started),
    });
  }
  return outcomes;
}

/** Whether the attack was denied, or ran within the limits. */
export const isRepelled = ({ attack, outcome }: AttackOutcome): boolean =>
  outcome === 'invalid_arguments' || (attack.expected === 'bounded' && /^\d+ rows$/.test(outcome));

/** Everything that an attack could change, as text. */
export async function snapshot(databaseUrl: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const read = async (sql: string): Promise<unknown[]> =>
    (await client.query({ text: sql, rowMode: 'array' })).rows;
  try {
    await waitForSessions(read);
    const tables = await read(
      `SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('app', 'mma') ORDER BY 1`,
    );
    const rows: Record<string, unknown> = {};
    for (const table of tables.flat().map(String)) {
      rows[table] = await read(`SELECT count(*), sum(hashtext(t::text)) FROM ${table} t`);
    }
    return {
      rows,
      relations: await read(`SELECT oid::regclass::text, relkind, relacl::text FROM pg_class
        WHERE relnamespace::regnamespace::text NOT LIKE 'pg\\_%' ORDER BY 1`),
      functions: await read('SELECT count(*), sum(hashtext(proacl::text)) FROM pg_proc'),
      largeObjects: await read('SELECT count(*) FROM pg_largeobject_metadata'),
      roles: await read('SELECT rolname, rolsuper, rolconfig FROM pg_roles ORDER BY 1'),
      settings: await read('SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting ORDER BY 1, 2'),
      advisoryLocks: await read(`SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE locktype = 'advisory' AND d.datname = current_database()`),
      sessions: await read(`SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'mma-savant run_query'`),
    };
  } finally {
    await client.end();
  }
}

/** Waits until the server has ended the sessions of queries, for some seconds at most. */
async function waitForSessions(read: (sql: string) => Promise<unknown[]>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const rows = await read(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'mma-savant run_query'`);
    if (rows.length === 0) return;
    await delay(50);
  }
}

/** A table of attacks and outcomes. */
export function renderAttacks(outcomes: readonly AttackOutcome[]): string {
  const short = (text: string, length: number): string => {
    const line = text.replace(/[\s\0]+/g, ' ');
    return line.length > length ? `${line.slice(0, length - 1)}…` : line.padEnd(length);
  };
  const lines = outcomes.map((each) =>
    [
      isRepelled(each) ? 'ok  ' : 'FAIL',
      short(each.attack.name, 44),
      short(wellFormed(each.attack.sql), 60),
      short(each.outcome, 17),
      `${each.milliseconds} ms`.padStart(8),
      short(each.message.replace('The SQL cannot be run. ', ''), 80),
    ].join('  '),
  );
  const repelled = outcomes.filter(isRepelled).length;
  return `${lines.join('\n')}\n\n${repelled} of ${outcomes.length} attacks denied or bounded\n`;
}
