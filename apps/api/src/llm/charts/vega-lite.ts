import type { ChartKind } from '@app/chat-protocol';
import { type Cell, type ChartRow, type ColumnType, columnType } from './chart-rows.js';
import { radarSpec } from './radar.js';

export type VegaLiteSpec = Record<string, unknown>;

export interface ChartColumns {
  x?: string;
  y?: string;
  color?: string;
  size?: string;
  columns: readonly string[];
}

type Channel = 'x' | 'y' | 'color' | 'size';

const WIDTH = 'container';
const HEIGHT = 320;
/** Height of one row of bars or cells, and of title and axis around them, in pixels. */
const ROW_STEP = 26;
const AROUND_ROWS = 70;
/** More or longer names do not fit below vertical bars. */
const MOST_VERTICAL_BARS = 8;
const LONGEST_VERTICAL_NAME = 14;

/** A field name without dots and brackets, which Vega-Lite reads as paths. */
export const fieldName = (column: string): string => column.replaceAll(/[^\p{L}\p{N}_]/gu, '_');

/**
 * A Vega-Lite 5 or 6 specification with the rows in `data.values`. It holds column names and cells only: no URLs,
 * expressions or signals, and nothing that was written by a model but the title.
 */
export function vegaLiteSpec(
  kind: ChartKind,
  title: string,
  rows: readonly ChartRow[],
  channels: ChartColumns,
): VegaLiteSpec {
  const common = { title, width: WIDTH };
  if (kind === 'radar') return { ...common, ...radarSpec(rows, channels) };
  const shown = new ShownRows(rows, channels);
  return {
    ...common,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values: shown.values(kind) },
    ...SPECS[kind](shown),
  };
}

class ShownRows {
  constructor(
    private readonly rows: readonly ChartRow[],
    private readonly channels: ChartColumns,
  ) {}

  get length(): number {
    return this.rows.length;
  }

  get columns(): readonly string[] {
    return this.channels.columns;
  }

  values(kind: ChartKind): Record<string, Cell>[] {
    const { x, y, color, size, columns } = this.channels;
    const wanted = kind === 'table' ? columns : [x, y, color, size];
    const names = wanted.filter((name) => name !== undefined);
    return this.rows.map((row) =>
      Object.fromEntries(names.map((name) => [fieldName(name), row.get(name) ?? null])),
    );
  }

  channel(name: Channel, more: VegaLiteSpec = {}): VegaLiteSpec {
    return this.channels[name] === undefined ? {} : { [name]: { ...this.field(name), ...more } };
  }

  /** Numbers as names, such as rounds along a heat map. */
  discreteChannel(name: Channel, more: VegaLiteSpec = {}): VegaLiteSpec {
    return this.typeOf(name) === 'quantitative'
      ? this.channel(name, { type: 'ordinal', ...more })
      : this.channel(name, more);
  }

  /** Names keep the order of the rows. */
  field(name: Channel): VegaLiteSpec {
    const column = this.channels[name] ?? '';
    const type = this.typeOf(name);
    const order = type === 'nominal' && name !== 'color' ? { sort: null } : {};
    return { field: fieldName(column), type, title: column, ...order };
  }

  private typeOf(name: Channel): ColumnType {
    return columnType(this.rows, this.channels[name] ?? '');
  }

  /** One row for each name of the vertical axis. */
  heightOfRows(): number {
    const names = new Set(this.rows.map((row) => row.get(this.channels.y ?? '') ?? null));
    return names.size * ROW_STEP + AROUND_ROWS;
  }

  needsHorizontalBars(): boolean {
    const { x } = this.channels;
    if (x === undefined || this.typeOf('x') !== 'nominal') return false;
    const longest = Math.max(...this.rows.map((row) => String(row.get(x) ?? '').length));
    return this.rows.length > MOST_VERTICAL_BARS || longest > LONGEST_VERTICAL_NAME;
  }

  horizontal(): ShownRows {
    const { x, y, ...others } = this.channels;
    return new ShownRows(this.rows, {
      ...others,
      ...(y === undefined ? {} : { x: y }),
      ...(x === undefined ? {} : { y: x }),
    });
  }
}

const marked = (type: string, more: VegaLiteSpec = {}): VegaLiteSpec => ({
  mark: { type, tooltip: true, ...more },
});

function alongAxis(mark: VegaLiteSpec) {
  return (shown: ShownRows): VegaLiteSpec => ({
    ...mark,
    height: HEIGHT,
    encoding: { ...shown.channel('x'), ...shown.channel('y'), ...shown.channel('color') },
  });
}

function bars(shown: ShownRows): VegaLiteSpec {
  const bar = marked('bar');
  if (!shown.needsHorizontalBars()) {
    return {
      ...bar,
      height: HEIGHT,
      encoding: {
        ...shown.channel('x', { axis: { labelAngle: 0 } }),
        ...shown.channel('y'),
        ...shown.channel('color'),
      },
    };
  }
  const turned = shown.horizontal();
  return {
    ...bar,
    height: shown.heightOfRows(),
    encoding: { ...turned.channel('x'), ...turned.channel('y', { title: null }), ...turned.channel('color') },
  };
}

const SPECS: Readonly<Record<Exclude<ChartKind, 'radar'>, (shown: ShownRows) => VegaLiteSpec>> = {
  bar: bars,
  line: alongAxis(marked('line', { point: true })),
  area: alongAxis(marked('area', { line: true })),
  scatter: (shown) => ({
    ...marked('point', { filled: true }),
    height: HEIGHT,
    encoding: {
      ...shown.channel('x', { scale: { zero: false } }),
      ...shown.channel('y', { scale: { zero: false } }),
      ...shown.channel('color'),
      ...shown.channel('size'),
    },
  }),
  pie: (shown) => ({
    ...marked('arc', { innerRadius: 60 }),
    height: HEIGHT,
    encoding: {
      theta: { ...shown.field('y'), stack: true },
      color: { ...shown.field('x'), sort: null },
    },
  }),
  heatmap: (shown) => ({
    ...marked('rect'),
    height: shown.heightOfRows(),
    encoding: {
      ...shown.discreteChannel('x'),
      ...shown.discreteChannel('y'),
      ...shown.channel('color'),
    },
  }),
  box: (shown) => ({
    mark: { type: 'boxplot' },
    height: HEIGHT,
    encoding: { ...shown.discreteChannel('x'), ...shown.channel('y', { scale: { zero: false } }) },
  }),
  histogram: (shown) => ({
    ...marked('bar'),
    height: HEIGHT,
    encoding: { ...shown.channel('x', { bin: true }), y: { aggregate: 'count', type: 'quantitative' } },
  }),
  timeline: (shown) => ({
    ...marked('point', { filled: true, size: 120 }),
    height: shown.heightOfRows(),
    encoding: {
      ...shown.channel('x'),
      ...shown.discreteChannel('y', { title: null }),
      ...shown.channel('color'),
    },
  }),
  table: (shown) => ({
    transform: [
      { window: [{ op: 'row_number', as: 'row_' }] },
      { fold: shown.columns.map(fieldName), as: ['column_', 'cell_'] },
    ],
    mark: { type: 'text', align: 'left' },
    height: shown.length * ROW_STEP + AROUND_ROWS,
    encoding: {
      x: {
        field: 'column_',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { orient: 'top', labelAngle: 0, domain: false, ticks: false },
      },
      y: { field: 'row_', type: 'ordinal', axis: null },
      text: { field: 'cell_', type: 'nominal' },
    },
  }),
};
