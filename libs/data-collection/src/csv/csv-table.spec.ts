import { describe, expect, it } from '@jest/globals';
import { HeaderMismatchError, readCsvTable } from './csv-table.js';

async function read(text: string, columns: string[]) {
  const stream = (async function* () {
    for (const byte of Buffer.from(text)) yield Buffer.from([byte]);
  })();
  const rows: unknown[] = [];
  const faults: unknown[] = [];
  for await (const batch of readCsvTable(stream, columns)) {
    rows.push(...batch.rows);
    faults.push(...batch.faults);
  }
  return { rows, faults };
}

describe('readCsvTable', () => {
  it('names the values of each record and the line it stands on', async () => {
    const { rows, faults } = await read('A,B\n1,"x, ""y"""\n\n3,', ['A', 'B']);
    expect(rows).toEqual([
      { line: 2, values: { A: '1', B: 'x, "y"' } },
      { line: 4, values: { A: '3', B: '' } },
    ]);
    expect(faults).toEqual([]);
  });

  it('takes the columns in any order and lets others pass', async () => {
    const { rows } = await read('X,B,A\nx,2,1', ['A', 'B']);
    expect(rows).toEqual([{ line: 2, values: { X: 'x', B: '2', A: '1' } }]);
  });

  it.each([
    ['too few', '1', '1 columns instead of 2'],
    ['too many', '1,2,3', '3 columns instead of 2'],
  ])('reports %s fields and goes on', async (_, line, reason) => {
    const { rows, faults } = await read(`A,B\n${line}\n5,6`, ['A', 'B']);
    expect(faults).toEqual([{ line: 2, reason, values: { line } }]);
    expect(rows).toEqual([{ line: 3, values: { A: '5', B: '6' } }]);
  });

  it.each([
    ['lacks a column', 'A\n1', 'the header lacks B; the file was skipped'],
    ['names a column twice', 'A,B,A\n1,2,3', 'the header names A twice; the file was skipped'],
    ['cannot be read', 'A,"B\n1,2', 'a quotation mark is not closed or not escaped; the file was skipped'],
    ['is missing', '', 'the file is empty'],
  ])('refuses a file whose header %s', async (_, text, message) => {
    const reading = read(text, ['A', 'B']);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(HeaderMismatchError);
  });
});
