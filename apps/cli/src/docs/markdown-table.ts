/** A Markdown table with aligned columns, as Prettier formats it. */
export function renderTable(header: string[], rows: string[][]): string {
  const cells = [header, ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))];
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: string[]): string =>
    `| ${row.map((cell, column) => padTo(widths[column] ?? 0, cell)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join('\n');
}

const padTo = (width: number, cell: string): string => cell + ' '.repeat(Math.max(0, width - widthOf(cell)));

/** Prettier counts a Hangul syllable as two columns. */
const widthOf = (text: string): number => text.length + (text.match(/\p{Script=Hangul}/gu)?.length ?? 0);
