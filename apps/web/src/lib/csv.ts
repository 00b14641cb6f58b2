import { columnsOf, type Cell, type Row } from './rows.js';

/** Excel reads UTF-8 only after this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, with a header. */
export function toCsv(rows: readonly Row[]): string {
  const columns = columnsOf(rows);
  const lines = [
    columns.map(quote),
    ...rows.map((row) => columns.map((column) => quote(row[column] ?? null))),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets a leading apostrophe. */
function quote(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
