import { type Span, telemetry } from '@app/common';
import type pg from 'pg';

const SUMMARY =
  /^\s*(?:\/\*.*?\*\/\s*)*([a-z]+)\b(?:[\s\S]*?\b(?:from|into|update)\s+(?:only\s+)?("?[a-z_]\w*"?(?:\."?[a-z_]\w*"?)?))?/i;
const LONGEST_READ = 2_000;

/** While tracing is on, every statement of the client becomes a span. Spans hold no statement and no values. */
export function traceStatements(client: pg.PoolClient): void {
  if (!telemetry.tracer.isOn) return;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const traced = (...args: unknown[]): unknown => {
    const { tracer } = telemetry;
    const summary = summaryOf(textOf(args[0]));
    if (!tracer.isOn || tracer.ids() === null) return query(...args);
    const span = tracer.start(summary, {
      kind: 'client',
      attributes: { 'db.system.name': 'postgresql', 'db.query.summary': summary },
    });
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const report = callback as (...results: unknown[]) => unknown;
      return query(...args.slice(0, -1), (error: unknown, ...results: unknown[]) => {
        end(span, error);
        report(error, ...results);
      });
    }
    const result = query(...args);
    if (result instanceof Promise) {
      result.then(
        () => end(span, null),
        (error: unknown) => end(span, error),
      );
    } else span.end();
    return result;
  };
  Object.assign(client, { query: traced });
}

/** The verb and the first table, e.g. `SELECT app.users`. */
export function summaryOf(sql: string): string {
  const [, verb, table] = SUMMARY.exec(sql.slice(0, LONGEST_READ)) ?? [];
  if (verb === undefined) return 'statement';
  return table === undefined ? verb.toUpperCase() : `${verb.toUpperCase()} ${table.replaceAll('"', '')}`;
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  if (typeof statement !== 'object' || statement === null || !('text' in statement)) return '';
  return typeof statement.text === 'string' ? statement.text : '';
}

/** An error of PostgreSQL is named by its SQLSTATE. */
function end(span: Span, error: unknown): void {
  if (error !== null && error !== undefined) {
    const code = typeof error === 'object' && 'code' in error ? error.code : null;
    span.fail(typeof code === 'string' ? code : 'unknown');
  }
  span.end();
}
