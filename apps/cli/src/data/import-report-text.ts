import type { ImportReport, LineReport } from '@app/data-collection';
import { counted, formatNumber, renderGrid } from '../terminal/format.js';

const SHOWN_LINES = 50;
const BYTES_PER_MEGABYTE = 1_000_000;

export function renderReport(report: ImportReport): string {
  return [...renderLines(report), ...renderTables(report), '', ...renderSummary(report), ''].join('\n');
}

function renderTables({ tables }: ImportReport): string[] {
  const rows = Object.entries(tables).map(([name, counts]) => [
    name,
    ...[counts.inserted, counts.updated, counts.unchanged, counts.rejected].map(formatNumber),
  ]);
  return renderGrid([['table', 'inserted', 'updated', 'unchanged', 'rejected'], ...rows]);
}

function renderLines({ lines, runId }: ImportReport): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, SHOWN_LINES).map(renderLine);
  const more = lines.length - shown.length;
  if (more > 0) {
    shown.push(`and ${formatNumber(more)} more; all in the database (mma.import_rejects, run_id ${runId})`);
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
      ? `${changes === 0 ? 'Rows were removed or marked partial' : `${counted(changes, 'row')} changed`}; data version ${report.dataVersion}.`
      : `Nothing changed; data version ${report.dataVersion}.`,
    `${counted(rejected, 'line')} rejected, ${counted(warnings, 'warning')}.`,
    `${formatNumber(report.rowsRead)} lines read in ${seconds.toFixed(1)} s (${formatNumber(report.rowsRead / seconds)} a second), ` +
      `${formatNumber(report.peakMemoryBytes / BYTES_PER_MEGABYTE)} MB peak memory.`,
  ];
}
