import type { ResponsePart } from '@app/chat-protocol';
import { parseArguments, type ToolErrorPayload, type ToolOutcome, type ToolResult } from '@app/mma';
import type { ModelToolCall } from '../language-model.js';
import { type ChartRow, columnsOf, columnType, rowsOf, valueAt } from './chart-rows.js';
import { CHANNEL_RULES, SHOW_CHART_SCHEMA, showChartInput, type ShowChartInput } from './show-chart.input.js';
import { type ChartColumns, vegaLiteSpec } from './vega-lite.js';

const MAX_PARTS = 4;
const MAX_ROWS = 500;
const DEFAULT_COLUMNS = 8;
const LISTED_COLUMNS = 40;
const FEWEST_AXES = 3;

interface EarlierCall {
  call: ModelToolCall;
  result: ToolResult;
}

interface FoundRows {
  from: EarlierCall;
  rows: ChartRow[];
  path: string;
}

/** The charts of one answer, from the results of its tool calls. */
export class TurnCharts {
  readonly parts: ResponsePart[] = [];
  private readonly earlier: EarlierCall[] = [];

  addResult(call: ModelToolCall, result: ToolResult): void {
    this.earlier.push({ call, result });
  }

  /** Runs one call of `show_chart`. */
  show(args: unknown): ToolOutcome {
    const parsed = parseArguments(showChartInput, SHOW_CHART_SCHEMA, args);
    if (!parsed.ok) return parsed;
    if (this.parts.length >= MAX_PARTS) return refusal(`An answer shows at most ${MAX_PARTS} charts.`);
    const found = this.findRows(parsed.input);
    if (typeof found === 'string') return refusal(found);
    const channels = this.channelsOf(parsed.input, found.rows);
    if (typeof channels === 'string') return refusal(channels);
    return this.add(parsed.input, found, channels);
  }

  private add(
    { kind, title }: ShowChartInput,
    { from, rows, path }: FoundRows,
    channels: ChartColumns,
  ): ToolOutcome {
    const { columns, ...single } = channels;
    const positions = [single.x, single.y].filter((column) => column !== undefined);
    const known = rows.filter((row) => positions.every((column) => (row.get(column) ?? null) !== null));
    if (known.length === 0) return refusal('The columns of the axes are empty in all rows.');
    const shown = known.slice(0, MAX_ROWS);
    this.parts.push({
      part_id: `part_${this.parts.length + 1}`,
      kind: kind === 'table' ? 'table' : 'chart',
      title,
      rows: { tool_call_id: from.call.id, path },
      encoding: {
        chart: kind,
        channels: { ...single, ...(columns.length === 0 ? {} : { columns: [...columns] }) },
      },
      spec: vegaLiteSpec(kind, title, shown, channels),
    });
    const notes = [
      ...(known.length > MAX_ROWS ? [`Only the first ${MAX_ROWS} of ${known.length} rows are shown.`] : []),
      ...(known.length < rows.length
        ? [`${rows.length - known.length} rows without a place on the axes are left out.`]
        : []),
    ];
    const { as_of, coverage } = from.result.meta;
    return {
      ok: true,
      result: {
        data: { shown: true, kind, rows: shown.length },
        meta: {
          as_of,
          coverage,
          notes,
          applied: [],
          row_count: shown.length,
          truncated: known.length > MAX_ROWS,
          sources: [],
        },
      },
    };
  }

  /** @returns what is wrong, for the model */
  private findRows({ tool, path }: ShowChartInput): FoundRows | string {
    const candidates = this.earlier.filter(
      ({ call }) => tool === undefined || call.name === tool || call.id === tool,
    );
    if (candidates.length === 0) {
      const names = [...new Set(this.earlier.map(({ call }) => call.name))];
      if (names.length === 0) return 'There are no rows yet: call a tool that returns rows first.';
      return `No call of "${tool}" has succeeded in this answer. There are results of: ${names.join(', ')}.`;
    }
    for (const from of candidates.toReversed()) {
      const start = path ?? 'data';
      const found = rowsOf(valueAt(from.result, start));
      if (found === null) continue;
      const full = [start, found.below].filter((step) => step !== '').join('.');
      return { from, rows: found.rows, path: full.startsWith('data') ? full : `data.${full}` };
    }
    return path === undefined
      ? 'The result has no rows.'
      : `The result has no rows at "${path}". Leave path out, or name a list of the result.`;
  }

  private channelsOf(input: ShowChartInput, rows: readonly ChartRow[]): ChartColumns | string {
    const known = columnsOf(rows);
    const list = known.slice(0, LISTED_COLUMNS).join(', ');
    const { kind, x, y, color, size } = input;
    const columns =
      kind === 'table' ? (input.columns ?? known.slice(0, DEFAULT_COLUMNS)) : (input.columns ?? []);
    const singles = { x, y, color, size };
    for (const column of [...Object.values(singles), ...columns]) {
      if (column !== undefined && !known.includes(column))
        return `The rows have no column "${column}". Columns: ${list}.`;
    }
    const { required, numbers } = CHANNEL_RULES[kind];
    for (const channel of required) {
      if (input[channel] === undefined) return `A ${kind} chart needs "${channel}". Columns: ${list}.`;
    }
    const numeric = numbers.map((channel) => singles[channel]).filter((column) => column !== undefined);
    for (const column of [...numeric, ...(kind === 'radar' ? columns : [])]) {
      if (columnType(rows, column) !== 'quantitative')
        return `The column "${column}" has no numbers. Columns with numbers: ${this.numbersIn(rows, known)}.`;
    }
    if (kind === 'radar' && columns.length < FEWEST_AXES)
      return `A radar chart needs at least ${FEWEST_AXES} columns. Columns with numbers: ${this.numbersIn(rows, known)}.`;
    const used = kind === 'table' || kind === 'radar' ? columns : [];
    const given = Object.entries(kind === 'table' ? {} : singles).filter(
      ([, column]) => column !== undefined,
    );
    return { ...Object.fromEntries(given), columns: used };
  }

  private numbersIn(rows: readonly ChartRow[], columns: readonly string[]): string {
    return (
      columns
        .filter((column) => columnType(rows, column) === 'quantitative')
        .slice(0, LISTED_COLUMNS)
        .join(', ') || 'none'
    );
  }
}

function refusal(message: string): ToolOutcome {
  const error: ToolErrorPayload['error'] = { code: 'invalid_arguments', message };
  return { ok: false, result: { error } };
}
