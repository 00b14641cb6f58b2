import type { Difference, Verification } from '@app/mma';

const SHOWN_DIFFERENCES = 50;

const number = (value: number): string => value.toLocaleString('en-US');

export function renderVerification({
  tables,
  differences,
}: Pick<Verification, 'tables' | 'differences'>): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const found = tables.map(
    ({ table, rows, differences: count }) =>
      `${table.padEnd(width)}  ${number(rows).padStart(9)} rows checked  ${number(count).padStart(7)} differences`,
  );
  const total = tables.reduce((sum, table) => sum + table.differences, 0);
  const shown = differences.slice(0, SHOWN_DIFFERENCES).map(renderDifference);
  const more = total > shown.length ? [`and ${number(total - shown.length)} more`] : [];
  const verdict =
    total === 0
      ? 'Every derived figure matches the bouts.'
      : `${number(total)} figures differ from the bouts. Import the data again; if the differences remain, please report them.`;
  return [...shown, ...more, ...(total === 0 ? [] : ['']), ...found, verdict, ''].join('\n');
}

const renderDifference = ({ table, row, column, stored, counted }: Difference): string =>
  `${table} ${row} ${column}: stored ${show(stored)}, computed ${show(counted)}`;

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
