import { useState, type JSX } from 'react';
import { useTexts } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { columnsOf, type Cell, type Row } from '../../lib/rows.js';

const STEP = 100;

interface DataTableProps {
  rows: readonly Row[];
  /** Read aloud. */
  label: string;
}

/** Rows as a table; a long one is shown in steps. */
export function DataTable({ rows, label }: DataTableProps): JSX.Element {
  const { answer } = useTexts();
  const [shown, setShown] = useState(STEP);
  const columns = columnsOf(rows);
  const isNumeric = (column: string): boolean => rows.some((row) => typeof row[column] === 'number');
  return (
    <>
      <div className="md-table" role="region" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" align={isNumeric(column) ? 'right' : 'left'}>
                  <bdi>{column}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} align={isNumeric(column) ? 'right' : 'left'}>
                    <bdi>{toText(row[column] ?? null)}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button kind="quiet" size="small" onClick={() => setShown(shown + STEP)}>
          {answer.tableMore(rows.length - shown)}
        </Button>
      )}
    </>
  );
}

function toText(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell !== 'number') return String(cell);
  return Number.isInteger(cell) ? String(cell) : String(Math.round(cell * 1000) / 1000);
}
