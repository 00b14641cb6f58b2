import type { FaultRow } from './run-fault.js';

const COLUMNS = [
  'fault',
  'asked',
  'answered',
  'refused clearly',
  'failed',
  'unclear',
  'lost',
  'doubled',
  'recovery (s)',
  'slowest read (s)',
  'verdict',
];

/** A Markdown table. */
export function renderFaults(rows: readonly FaultRow[]): string {
  const lines = [COLUMNS, ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const render = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [render(head), render(widths.map((width) => '-'.repeat(width))), ...body.map(render)].join('\n');
}

const cellsOf = (row: FaultRow): string[] => [
  row.fault,
  ...[row.asked, row.answered, row.refused, row.failed, row.unclear, row.lost, row.doubled].map(String),
  row.recoverySeconds?.toFixed(1) ?? '–',
  (row.details.slowestReadMs / 1_000).toFixed(1),
  row.verdict,
];
