import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commentOf, createView, READ_VIEWS, ToolRegistry, type QueryRowData } from '@app/mma';
import { describeWith, POSTGRES } from '../support/needs.js';
import { COMPARED_QUESTIONS, LEGAL_QUESTIONS } from '../support/sql-questions.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

interface SqlResult {
  columns: string[];
  rows: (string | number | boolean | null)[][];
}

/** Hundreds of millions of rows, which PostgreSQL takes for few. */
const SLOW = `SELECT count(*) FROM appearances a JOIN appearances b ON length(a.fighter) = length(b.fighter)
  JOIN fighters c ON length(c.name) = length(a.opponent)`;
const ON = { SQL_TOOL_ENABLED: 'true' };

describeWith([POSTGRES], 'run_query', () => {
  let database: TestDatabase;
  let tools: TestTools;

  const run = (sql: string) => tools.call<SqlResult>('run_query', { sql });
  const refusal = async (sql: string): Promise<string> => {
    const { code, message } = await tools.fail('run_query', { sql });
    expect(code).toBe('invalid_arguments');
    return message;
  };

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    tools = await startTools({ ...database.env, ...ON });
  }, 240_000);

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  it.each(LEGAL_QUESTIONS)('runs: $question', async ({ sql }) => {
    const { data, meta } = await run(sql);
    expect(data.columns.length).toBeGreaterThan(0);
    expect(meta.row_count).toBe(data.rows.length);
  });

  it.each(COMPARED_QUESTIONS)('agrees with query_bouts: $question', async ({ sql, query }) => {
    const { data: rows } = await tools.call<QueryRowData[]>('query_bouts', { limit: 100, ...query });
    const { data } = await run(sql);
    expect(rows.length).toBeGreaterThan(0);
    const found = new Map(data.rows.map(([key, value]) => [String(key), Number(value)]));
    for (const { key, value } of rows)
      expect([key, found.get(String(key))]).toEqual([key, expect.closeTo(Number(value), 1)]);
  });

  it('agrees with get_fighter', async () => {
    const { data } = await tools.call<{ record: object; totals: Record<string, number>; reach_cm: number }>(
      'get_fighter',
      { fighter: 'Khabib Nurmagomedov' },
    );
    const { data: sql } = await run(
      "SELECT wins, losses, draws, no_contests, reach_cm FROM fighters WHERE name = 'Khabib Nurmagomedov'",
    );
    expect(sql.rows).toEqual([[...Object.values(data.record), expect.closeTo(data.reach_cm, 1)]]);
  });

  it('gives values as JSON', async () => {
    const { data } = await run(
      "SELECT 1 AS a, 1.5 AS a, true, NULL, date '2018-10-06', 'NaN'::float8, 9007199254740993, interval '1 day'",
    );
    expect(data.columns.slice(0, 2)).toEqual(['a', 'a']);
    expect(data.rows).toEqual([[1, 1.5, true, null, '2018-10-06', 'NaN', '9007199254740993', '1 day']]);
  });

  it('gives at most 500 rows and says so', async () => {
    const { data, meta } = await run('SELECT bout_id FROM appearances');
    expect(data.rows).toHaveLength(500);
    expect(meta).toMatchObject({ truncated: true, row_count: 500 });
    const wide = await run('SELECT * FROM appearances');
    expect(wide.meta.truncated).toBe(true);
    expect(JSON.stringify(wide.data.rows).length).toBeLessThan(65_000);
  });

  it.each([
    ['SELECT nme FROM fighters', /column "nme" does not exist.*fighters has name/i],
    ['SELECT f.nickame FROM fighters f', /no column "nickame".*nickname.*At character 8/],
    ['SELECT winner_name FROM bouts', /bouts has .*winner/],
    ['SELECT name FROM fighter', /no view "fighter".*Did you mean fighters/],
    ['SELECT name FRM fighters', /Syntax error at or near "fighters".*At character/],
    ['SELECT round(height_cm, 1) FROM fighters', /round\(x::numeric, 2\)/],
    ['SELECT fighter, count(*) FROM appearances', /must appear in the GROUP BY/],
    ['SELECT coun(*) FROM fighters', /function coun is not allowed.*Did you mean count/],
    ['SELECT 1; SELECT 2', /Only one statement/],
    ["SELECT '가나다', nme FROM fighters", /near "nme FROM fighters"/],
    ['DELETE FROM fighters', /Only SELECT is allowed, not Delete/],
    ["SELECT date '2018-13-01'", /Date\/time field value out of range/],
  ])('says how to mend %s', async (sql, words) => {
    expect(await refusal(sql)).toMatch(words);
  });

  it('stops at the time-out and says so', async () => {
    expect(await refusal(SLOW)).toMatch(/longer than 5 seconds/);
    await expectNoSessions();
  });

  it('cancels the query on the server when the caller leaves', async () => {
    const stop = new AbortController();
    const call = tools.registry.call('run_query', { sql: SLOW }, stop.signal);
    const rejected = expect(call).rejects.toThrow('gone');
    await expectSessions((count) => count === 1);
    stop.abort(new Error('gone'));
    await rejected;
    await expectNoSessions();
  });

  it('leaves the pool to the service while many queries wait', async () => {
    const calls = Array.from({ length: 30 }, () =>
      tools.registry.call('run_query', { sql: SLOW }, new AbortController().signal),
    );
    await expect(tools.call('get_fighter', { fighter: 'Conor McGregor' })).resolves.toBeDefined();
    const outcomes = await Promise.all(calls);
    const codes = outcomes.map((each) => (each.ok ? 'rows' : each.result.error.code));
    expect(codes.filter((code) => code === 'timeout').length).toBeGreaterThan(0);
    expect(new Set(['rows', 'timeout', 'invalid_arguments'])).toEqual(
      new Set([...codes, 'rows', 'invalid_arguments']),
    );
    await expectNoSessions();
  });

  const expectSessions = async (isRight: (count: number) => boolean): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      const { length } = await tools.dataSource.query<object[]>(
        `SELECT 1 FROM pg_stat_activity WHERE application_name = 'mma-savant run_query' AND datname = current_database()`,
      );
      if (isRight(length)) return;
      if (attempt > 100) throw new Error(`${length} sessions of run_query`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const expectNoSessions = () => expectSessions((count) => count === 0);

  it('reads views that are what the definitions say', async () => {
    const runner = tools.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query('CREATE SCHEMA defined');
      for (const view of READ_VIEWS) {
        for (const statement of createView(view, 'defined')) await runner.query(statement);
      }
      const describe = (schema: string): Promise<unknown> =>
        runner.query(
          `SELECT c.relname, pg_get_viewdef(c.oid) AS definition, obj_description(c.oid, 'pg_class') AS comment,
                  json_agg(json_build_array(a.attname, format_type(a.atttypid, NULL), col_description(c.oid, a.attnum))
                    ORDER BY a.attnum) AS columns
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relnamespace = $1::regnamespace GROUP BY c.oid, c.relname ORDER BY c.relname`,
          [schema],
        );
      const actual = await describe('mma_read');
      expect(actual).toEqual(await describe('defined'));
      const expected = READ_VIEWS.map((view) => ({
        relname: view.name,
        comment: commentOf(view),
        columns: view.columns.map((column) => [column.name, column.type, commentOf(column)]),
      }));
      const asText = JSON.stringify(actual).replaceAll('character varying', 'text');
      expect(JSON.parse(asText)).toEqual(
        expected
          .sort((a, b) => (a.relname < b.relname ? -1 : 1))
          .map((view) => expect.objectContaining(view)),
      );
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});

describe('run_query where it cannot work', () => {
  it('does not exist unless it is turned on', async () => {
    const database = await createTestDatabase();
    const tools = await startTools(database.env);
    try {
      expect((await tools.fail('run_query', { sql: 'SELECT 1' })).code).toBe('unknown_tool');
    } finally {
      await tools.close();
      await database.close();
    }
  });

  it('is not offered on the embedded database, and a call says why', async () => {
    const database = await createTestDatabase({ kind: 'embedded' });
    const tools = await startTools({ ...database.env, ...ON });
    try {
      const names = tools
        .get(ToolRegistry)
        .definitions()
        .map(({ name }) => name);
      expect(names).not.toContain('run_query');
      const { code, message } = await tools.fail('run_query', { sql: 'SELECT 1' });
      expect(code).toBe('tool_unavailable');
      expect(message).toContain('DATABASE_URL');
    } finally {
      await tools.close();
      await database.close();
    }
  });
});
