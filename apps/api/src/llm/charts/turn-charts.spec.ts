import { describe, expect, it } from '@jest/globals';
import { CHART_KINDS, type ChartKind } from '@app/chat-protocol';
import type { ToolResult } from '@app/mma';
import fc from 'fast-check';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { fieldName } from './vega-lite.js';
import { TurnCharts } from './turn-charts.js';

type Row = Record<string, unknown>;

function resultOf(data: unknown): ToolResult {
  return {
    data,
    meta: {
      as_of: '2026-08-01',
      coverage: 'complete',
      notes: [],
      applied: [],
      row_count: 0,
      truncated: false,
      sources: [],
    },
  };
}

function chartsOf(data: unknown, name = 'query_bouts'): TurnCharts {
  const charts = new TurnCharts();
  charts.addResult({ type: 'tool_call', id: 'call_1', name, arguments: {} }, resultOf(data));
  return charts;
}

function show(data: unknown, args: Row): { message: string | null; charts: TurnCharts } {
  const charts = chartsOf(data);
  const outcome = charts.show({ title: 'Title', ...args });
  return { message: outcome.ok ? null : outcome.result.error.message, charts };
}

const ROWS: Row[] = [
  {
    name: 'Jon Jones',
    year: '2019',
    day: '2019-03-02',
    round: 3,
    wins: 16,
    rate: 0.5,
    record: { losses: 1 },
  },
  {
    name: 'Anderson Silva',
    year: '2020',
    day: '2020-10-31',
    round: 1,
    wins: 11,
    rate: 0.25,
    record: { losses: 2 },
  },
  {
    name: 'Amanda Nunes',
    year: '2021',
    day: '2021-03-06',
    round: 2,
    wins: 9,
    rate: 1,
    record: { losses: 0 },
  },
];
const CHANNELS: Record<ChartKind, Row> = {
  bar: { x: 'name', y: 'wins', color: 'year' },
  line: { x: 'year', y: 'wins' },
  area: { x: 'day', y: 'rate' },
  scatter: { x: 'wins', y: 'rate', color: 'name', size: 'record.losses' },
  pie: { x: 'name', y: 'wins' },
  radar: { x: 'name', columns: ['wins', 'rate', 'record.losses'] },
  heatmap: { x: 'round', y: 'name', color: 'wins' },
  box: { x: 'year', y: 'wins' },
  histogram: { x: 'wins' },
  timeline: { x: 'day', y: 'name' },
  table: { columns: ['name', 'wins', 'record.losses'] },
};

/** What Vega-Lite could load or execute. */
const FORBIDDEN = new Set([
  'url',
  'href',
  'expr',
  'signal',
  'calculate',
  'test',
  'labelExpr',
  '$schema',
  'usermeta',
]);

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => (key === 'values' ? [] : [key, ...keysIn(member)]));
}

describe(TurnCharts.name, () => {
  it.each(CHART_KINDS)('draws a %s with the cells of the rows', async (kind) => {
    const { message, charts } = show(ROWS, { kind, ...CHANNELS[kind] });
    expect(message).toBeNull();
    const [part] = charts.parts;
    expect(part).toMatchObject({
      part_id: 'part_1',
      kind: kind === 'table' ? 'table' : 'chart',
      title: 'Title',
      rows: { tool_call_id: 'call_1', path: 'data' },
      encoding: { chart: kind, channels: CHANNELS[kind] },
    });
    expect(keysIn(part?.spec).filter((key) => FORBIDDEN.has(key))).toEqual([]);
    const warnings: string[] = [];
    const logger = {
      level: () => logger,
      error: (...texts: string[]) => (warnings.push(...texts), logger),
      warn: (...texts: string[]) => (warnings.push(...texts), logger),
      info: () => logger,
      debug: () => logger,
    };
    const spec = { ...part?.spec, width: 600 } as unknown as TopLevelSpec;
    const compiled = compile(spec, { logger: logger });
    const view = new View(parse(compiled.spec), { renderer: 'none' });
    const svg = await view.toSVG();
    expect(warnings).toEqual([]);
    expect(svg).toContain('Title');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    if (kind === 'table') for (const { name } of ROWS) expect(svg).toContain(String(name));
  });

  it('reads the columns and rows of SQL', () => {
    const table = {
      columns: ['name', 'wins'],
      rows: [
        ['Jon Jones', 16],
        ['Amanda Nunes', 9],
      ],
    };
    const { charts, message } = show(table, { kind: 'bar', x: 'name', y: 'wins' });
    expect(message).toBeNull();
    expect(charts.parts[0]?.spec['data']).toMatchObject({
      values: [
        { name: 'Jon Jones', wins: 16 },
        { name: 'Amanda Nunes', wins: 9 },
      ],
    });
  });

  it('shows a cell of the result in every cell of a chart', () => {
    const cell = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
    const column = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((name) => name.trim() === name && name !== '__proto__');
    const tables = fc
      .uniqueArray(column, { minLength: 1, maxLength: 5, selector: fieldName })
      .chain((columns) =>
        fc.array(fc.tuple(...columns.map(() => cell)), { minLength: 1, maxLength: 20 }).map((rows) => ({
          columns,
          rows: rows.map((cells) =>
            Object.fromEntries(cells.map((value, index) => [columns[index] ?? '', value])),
          ),
        })),
      );
    let compared = 0;
    fc.assert(
      fc.property(tables, ({ columns, rows }) => {
        const { charts, message } = show(rows, { kind: 'table', columns });
        expect(message).toBeNull();
        const { values } = charts.parts[0]?.spec['data'] as { values: Row[] };
        expect(values).toHaveLength(rows.length);
        for (const [index, value] of values.entries()) {
          for (const name of columns) {
            const original = rows[index]?.[name];
            const isKnown = typeof original !== 'number' || Number.isFinite(original);
            expect(value[fieldName(name)]).toBe(isKnown ? original : null);
            compared += 1;
          }
        }
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  it.each([
    ['a list in the result', { date: '2026-01-01', rankings: ROWS }, {}, 'data.rankings'],
    ['a path', { a: [{ wins: 1 }], b: ROWS }, { path: 'data.b' }, 'data.b'],
    ['a path without data', { a: [{ wins: 1 }], b: ROWS }, { path: 'b' }, 'data.b'],
    ['a pair', { a: ROWS[0], b: ROWS[1] }, {}, 'data'],
  ])('finds the rows by %s', (_how, data, args, path) => {
    const { charts, message } = show(data, { kind: 'bar', x: 'name', y: 'wins', ...args });
    expect(message).toBeNull();
    expect(charts.parts[0]?.rows).toEqual({ tool_call_id: 'call_1', path });
  });

  it('chooses the call by the name of its tool or by its id, else the latest with rows', () => {
    const charts = chartsOf(ROWS);
    charts.addResult(
      { type: 'tool_call', id: 'call_2', name: 'get_fighter', arguments: {} },
      resultOf([{ name: 'A', wins: 1 }]),
    );
    charts.addResult({ type: 'tool_call', id: 'call_3', name: 'get_bout', arguments: {} }, resultOf([]));
    const chart = { kind: 'bar', title: 'T', x: 'name', y: 'wins' };
    for (const tool of [undefined, 'query_bouts', 'call_2']) charts.show({ ...chart, tool });
    expect(charts.parts.map(({ rows }) => rows.tool_call_id)).toEqual(['call_2', 'call_1', 'call_2']);
  });

  it.each([
    [{ kind: 'bar', x: 'nickname', y: 'wins' }, /no column "nickname"\. Columns: name, year, day/],
    [{ kind: 'bar', x: 'name' }, /needs "y"/],
    [{ kind: 'bar', x: 'name', y: 'year' }, /"year" has no numbers\. Columns with numbers: round, wins/],
    [{ kind: 'radar', x: 'name', columns: ['wins', 'rate'] }, /at least 3 columns/],
    [{ kind: 'bar', x: 'name', y: 'wins', tool: 'get_event' }, /There are results of: query_bouts/],
    [{ kind: 'bar', x: 'name', y: 'wins', path: 'data.bouts' }, /no rows at "data.bouts"/],
    [{ kind: 'donut', x: 'name', y: 'wins' }, /kind/],
    [{ kind: 'bar', x: 'name', y: 'wins', rows: [{ name: 'X', wins: 99 }] }, /rows: is not known/],
  ])('refuses %j and says why', (args, reason) => {
    expect(show(ROWS, args).message).toMatch(reason);
  });

  it('refuses a chart before any rows, and more than four', () => {
    const chart = { kind: 'table', title: 'T' };
    const empty = new TurnCharts().show(chart);
    expect(empty).toMatchObject({ ok: false, result: { error: { message: /call a tool/ } } });
    const charts = chartsOf(ROWS);
    const outcomes = Array.from({ length: 5 }, () => charts.show(chart).ok);
    expect(outcomes).toEqual([true, true, true, true, false]);
  });

  it.each([
    null,
    'text',
    [null, 1, 'x'],
    {},
    [{ deep: { deep: { deep: { deep: { deep: { wins: 1 } } } } } }],
    Array.from({ length: 5_000 }, (_, index) => ({ name: `n${index}`, wins: index, list: [1] })),
    [{ 'a.b[0]': 1, "x'y": 2, constructor: 3 }],
    [{ name: 'x'.repeat(100_000), wins: Number.NaN }],
  ])('survives odd results %#', (data) => {
    const charts = chartsOf(data);
    charts.show({ kind: 'table', title: 'T' });
    const values = (charts.parts[0]?.spec['data'] as { values: Row[] } | undefined)?.values ?? [];
    expect(values.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(charts.parts).length).toBeLessThan(200_000);
  });
});
