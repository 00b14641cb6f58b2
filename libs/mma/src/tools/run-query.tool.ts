import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ToolError, type ToolResult } from '../domain/tool-result.js';
import { toSqlValue, type SqlValue } from '../sql/cell-value.js';
import {
  MOST_SQL_ROWS,
  ReadQueriesBusyError,
  ReadQueryService,
  ReadQueryUnavailableError,
} from '../sql/read-query.service.js';
import { listViews } from '../sql/read-views.js';
import { LONGEST_SQL } from '../sql/sql-parser.js';
import { SqlRefusedError } from '../sql/sql-refused.error.js';
import { ToolResults } from './tool-results.js';
import type { Tool, ToolContext } from './tool.js';

/** Of all rows together, in characters of JSON. */
const LARGEST_ROWS = 60_000;

const input = z.strictObject({
  sql: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_SQL)
    .describe(
      'One SELECT statement of PostgreSQL over the views; WITH, window functions and UNION are allowed.',
    ),
});
type Input = z.infer<typeof input>;

const sqlResultSchema = z
  .strictObject({
    columns: z.array(z.string()).describe('Names in order; two may be the same.'),
    rows: z
      .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
      .describe('Values in the order of the columns.'),
  })
  .meta({ id: 'SqlResult' });
type SqlResult = z.infer<typeof sqlResultSchema>;

@Injectable()
export class RunQueryTool implements Tool<Input, SqlResult> {
  readonly name = 'run_query';
  readonly description = `Runs one read-only SQL SELECT (PostgreSQL) over these views, for questions that no other tool answers:
${listViews()}
Ids join the views. In appearances each bout has two rows, one per fighter; result is from that fighter's side. result: win, loss, draw, no_contest. method_group: ko_tko, submission, decision, dq, other. weight_class: lightweight, light_heavyweight, women_strawweight … title: none, undisputed, interim, tournament. date is a date; durations are seconds; null is unknown. Names are full names: match with ILIKE '%surname%'. Divide with 1.0 * or numeric, round with round(x::numeric, 2). At most ${MOST_SQL_ROWS} rows and 5 seconds.`;
  readonly input = input;
  readonly output = sqlResultSchema;

  constructor(
    private readonly queries: ReadQueryService,
    private readonly results: ToolResults,
  ) {}

  get isOffered(): boolean {
    return this.queries.isAvailable;
  }

  async execute({ sql }: Input, { signal }: ToolContext): Promise<ToolResult<SqlResult>> {
    const { columns, rows, hasMore, views } = await this.run(sql, signal);
    const values = rows.map((row) => row.map((cell, index) => toSqlValue(cell, columns[index]?.typeId ?? 0)));
    const fitting = takeFitting(values);
    const isCut = hasMore || fitting.length < values.length;
    return this.results.wrap(
      { columns: columns.map(({ name }) => name), rows: fitting },
      {
        rowCount: fitting.length,
        truncated: isCut,
        notes: isCut
          ? [`Only the first ${fitting.length} rows: aggregate, or select fewer rows and columns.`]
          : [],
        applied: views.length === 0 ? [] : [`views: ${views.join(', ')}`],
        needsEverything: true,
      },
      signal,
    );
  }

  private async run(sql: string, signal: AbortSignal) {
    try {
      return await this.queries.run(sql, signal);
    } catch (error) {
      if (error instanceof SqlRefusedError) {
        const { message } = error;
        throw new ToolError('invalid_arguments', `The SQL cannot be run. ${message}`, [
          { field: 'sql', message },
        ]);
      }
      if (error instanceof ReadQueryUnavailableError) throw new ToolError('tool_unavailable', error.message);
      if (error instanceof ReadQueriesBusyError) {
        throw new ToolError('timeout', `${error.message} Try again in a few seconds.`);
      }
      throw error;
    }
  }
}

/** The first rows that fit {@link LARGEST_ROWS}, at least one. */
function takeFitting(rows: SqlValue[][]): SqlValue[][] {
  let size = 0;
  const end = rows.findIndex((row, index) => {
    size += JSON.stringify(row).length;
    return size > LARGEST_ROWS && index > 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
