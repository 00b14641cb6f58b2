import type { Config } from 'vega-embed';

const SERIES = ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--chart-6'];

/** The page's colours and font for Vega-Lite, as they are now. */
export function chartTheme(): Config {
  const styles = getComputedStyle(document.documentElement);
  const read = (name: string): string => styles.getPropertyValue(name).trim();
  const faint = read('--text-faint');
  const line = read('--line');
  const font = getComputedStyle(document.body).fontFamily;
  const labels = { labelColor: faint, titleColor: faint, labelFontSize: 12, titleFontSize: 12 };
  return {
    background: read('--surface'),
    font,
    axis: {
      ...labels,
      titleFontWeight: 500,
      gridColor: line,
      domainColor: line,
      tickColor: line,
      labelPadding: 6,
      titlePadding: 10,
    },
    legend: { ...labels, titleFontWeight: 500, symbolType: 'circle' },
    title: { color: read('--text') },
    view: { stroke: 'transparent' },
    range: {
      category: SERIES.map(read),
      ordinal: [read('--accent-soft'), read('--accent')],
      heatmap: [read('--accent-soft'), read('--accent')],
      ramp: [read('--accent-soft'), read('--accent')],
    },
    mark: { color: read('--chart-1') },
    bar: { cornerRadiusEnd: 4 },
    arc: { stroke: read('--surface'), strokeWidth: 2 },
    line: { strokeWidth: 2.5 },
    point: { filled: true, size: 60 },
  };
}
