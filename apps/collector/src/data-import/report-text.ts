import type { ImportReport, LineReport } from '@app/data-collection';

/** Lines named on the terminal; all of them stand in the database. */
const SHOWN_LINES = 50;
const BYTES_PER_MEGABYTE = 1_000_000;

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });

const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

/** The report of an import as the terminal shows it. */
export function renderReport(report: ImportReport): string {
  return [...renderLines(report), ...renderTables(report), '', ...renderSummary(report), ''].join('\n');
}

function renderTables({ tables }: ImportReport): string[] {
  const rows = Object.entries(tables).map(([name, counts]) => [
    name,
    ...[counts.inserted, counts.updated, counts.unchanged, counts.rejected].map(number),
  ]);
  return renderGrid([['table', 'inserted', 'updated', 'unchanged', 'rejected'], ...rows]);
}

function renderGrid(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

function renderLines({ lines, runId }: ImportReport): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, SHOWN_LINES).map(renderLine);
  const more = lines.length - shown.length;
  if (more > 0) {
    shown.push(`and ${number(more)} more; all in the database (mma.import_rejects, run_id ${runId})`);
  }
  return [...shown, ''];
}

const renderLine = ({ file, line, severity, reason }: LineReport): string =>
  `${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${reason}`;

function renderSummary(report: ImportReport): string[] {
  const seconds = report.durationMs / 1000;
  const rejected = report.lines.filter((line) => line.severity === 'rejected').length;
  const warnings = report.lines.length - rejected;
  const changes = Object.values(report.tables).reduce(
    (sum, { inserted, updated }) => sum + inserted + updated,
    0,
  );
  return [
    report.changed
      ? `${counted(changes, 'row')} changed; data version ${report.dataVersion}.`
      : `Nothing changed: the data is as it was; data version ${report.dataVersion}.`,
    `${counted(rejected, 'line')} rejected, ${counted(warnings, 'warning')}.`,
    `${number(report.rowsRead)} lines read in ${seconds.toFixed(1)} s (${number(report.rowsRead / seconds)} a second), ` +
      `${number(report.peakMemoryBytes / BYTES_PER_MEGABYTE)} MB of memory at most.`,
  ];
}
