import type { ChartRow } from './chart-rows.js';
import type { ChartColumns, VegaLiteSpec } from './vega-lite.js';

const SIZE = 340;
const RINGS = [0.25, 0.5, 0.75, 1];
/** Where the names of the axes are, in radii. */
const LABEL_RADIUS = 1.15;
const EXTENT = 1.5;

interface RadarPoint {
  series: string;
  axis: string;
  value: number | null;
  x: number;
  y: number;
  order: number;
}

/**
 * Vega-Lite has no radar chart: the points of each row are placed on axes around a centre, at their share of the
 * largest value of their column. `value` is the cell; `x` and `y` are its place.
 */
export function radarSpec(rows: readonly ChartRow[], { x = '', columns }: ChartColumns): VegaLiteSpec {
  const largest = columns.map((column) => Math.max(0, ...rows.map((row) => numberIn(row, column) ?? 0)));
  const place = (index: number, radius: number): { x: number; y: number } => {
    const angle = (index * 2 * Math.PI) / columns.length;
    return { x: round(radius * Math.sin(angle)), y: round(radius * Math.cos(angle)) };
  };
  const around = <Point>(point: (index: number) => Point): Point[] =>
    // The first point again, so that the shape is closed.
    [...columns.keys(), 0].map((index) => point(index));
  const points = rows.flatMap((row): RadarPoint[] => {
    let order = -1;
    return around((index) => {
      const value = numberIn(row, columns[index] ?? '');
      const most = largest[index] ?? 0;
      order += 1;
      const share = value === null || most === 0 ? 0 : value / most;
      const series = String(row.get(x) ?? '');
      return { series, axis: columns[index] ?? '', value, ...place(index, share), order };
    });
  });
  const rings = RINGS.flatMap((ring) => {
    let order = -1;
    return around((index) => ({ ring, ...place(index, ring), order: (order += 1) }));
  });
  const labels = columns.map((label, index) => ({ label, ...place(index, LABEL_RADIUS) }));
  const along = (name: 'x' | 'y'): VegaLiteSpec => ({
    field: name,
    type: 'quantitative',
    axis: null,
    scale: { domain: [-EXTENT, EXTENT] },
  });
  const position = { x: along('x'), y: along('y') };
  const order = { order: { field: 'order', type: 'quantitative' } };
  const ringColor = { stroke: '#bbbbbb', strokeWidth: 1 };
  return {
    data: { values: points },
    width: SIZE,
    height: SIZE,
    layer: [
      {
        data: { values: rings },
        mark: { type: 'line', ...ringColor },
        encoding: { ...position, ...order, detail: { field: 'ring', type: 'nominal' } },
      },
      {
        data: { values: labels },
        mark: { type: 'text', fontSize: 11 },
        encoding: { ...position, text: { field: 'label', type: 'nominal' } },
      },
      {
        mark: { type: 'line', point: true, tooltip: { content: 'data' } },
        encoding: {
          ...position,
          ...order,
          color: { field: 'series', type: 'nominal', title: x },
        },
      },
    ],
  };
}

function numberIn(row: ChartRow, column: string): number | null {
  const cell = row.get(column);
  return typeof cell === 'number' ? cell : null;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
