import type { ResponsePart } from '@app/client';
import { renderTable } from '../docs/markdown-table.js';

const MOST_ROWS = 30;
/** Columns that place the points of a radar chart. */
const POSITIONS: ReadonlySet<string> = new Set(['x', 'y', 'order']);

/** A chart as a Markdown table of its rows. */
export function renderPart({ title, encoding, spec }: ResponsePart): string {
  const rows = rowsOf(spec);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => encoding.chart !== 'radar' || !POSITIONS.has(column),
  );
  if (columns.length === 0) return `**${title}**\n`;
  const shown = rows.slice(0, MOST_ROWS).map((row) => columns.map((column) => toText(row[column])));
  const rest = rows.length > MOST_ROWS ? `\n… and ${rows.length - MOST_ROWS} more rows\n` : '';
  return `**${title}**\n\n${renderTable(columns, shown)}\n${rest}`;
}

function rowsOf({ data }: ResponsePart['spec']): Record<string, unknown>[] {
  if (typeof data !== 'object' || data === null || !('values' in data) || !Array.isArray(data.values))
    return [];
  const values: unknown[] = data.values;
  return values.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

const toText = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
