import { describe, expect, it } from '@jest/globals';
import { MemorySink, type StagedRows } from '../import/memory.sink.js';
import { STAGED_TABLES, type StagedTableName, type StagedValue } from '../import/staged-tables.js';
import { decodeStarterFile, encodeStarterFile } from './starter-file.js';
import { parseStarterList, selectCareers } from './starter-selection.js';

/** Three fighters at two events: Ann met Bea and Cat, Bea met Cat. */
function threeCareers(): StagedRows {
  const sink = new MemorySink();
  const add = (table: StagedTableName, values: Record<string, StagedValue>) =>
    sink.add(
      table,
      STAGED_TABLES[table].columns.map(([column]) => values[column] ?? null),
    );
  for (const id of ['e1', 'e2']) add('events', { id, name: id, coverage: 'complete' });
  for (const id of ['ann', 'bea', 'cat', 'dot']) add('fighters', { id, name: id, coverage: 'complete' });
  const bouts: [string, string, string, string][] = [
    ['b1', 'e1', 'ann', 'bea'],
    ['b2', 'e2', 'ann', 'cat'],
    ['b3', 'e2', 'bea', 'cat'],
  ];
  for (const [id, event, a, b] of bouts) {
    add('bouts', { id, event_id: event });
    add('bout_participants', { bout_id: id, corner: 'a', fighter_id: a, opponent_id: b });
    add('bout_participants', { bout_id: id, corner: 'b', fighter_id: b, opponent_id: a });
    add('bout_totals', { bout_id: id, fighter_id: a, knockdowns: 1 });
  }
  add('rankings', { list: 'flyweight', listed_on: '2020-01-01', rank: 0, name: 'ann', fighter_id: 'ann' });
  return sink.rows;
}

const column = (rows: StagedRows, table: StagedTableName, name: string): StagedValue[] => {
  const index = STAGED_TABLES[table].columns.findIndex(([column]) => column === name);
  return rows[table].map((row) => row[index] ?? null);
};

describe('selectCareers', () => {
  it('cuts out whole careers and marks what is not whole', () => {
    const cut = selectCareers(threeCareers(), ['ann']);
    expect(column(cut, 'bouts', 'id')).toEqual(['b1', 'b2']);
    expect(column(cut, 'bout_totals', 'bout_id')).toEqual(['b1', 'b2']);
    expect(column(cut, 'fighters', 'id')).toEqual(['ann', 'bea', 'cat']);
    expect(column(cut, 'fighters', 'coverage')).toEqual(['complete', 'partial', 'partial']);
    expect(column(cut, 'events', 'coverage')).toEqual(['complete', 'partial']);
    expect(cut.rankings).toEqual([]);
  });

  it.each([['nobody'], ['dot']])('rejects %s, a name without bouts', (name) => {
    expect(() => selectCareers(threeCareers(), [name])).toThrow(`0 fighters with bouts are named ${name}`);
  });
});

describe('starter file', () => {
  it('gives back what was written, and the same bytes for the same rows', async () => {
    const rows = threeCareers();
    const bytes = await encodeStarterFile(rows);
    expect(await decodeStarterFile(bytes)).toEqual(rows);
    expect((await encodeStarterFile(threeCareers())).equals(bytes)).toBe(true);
  });

  it('is refused where a column is missing', async () => {
    const rows = threeCareers();
    const bytes = await encodeStarterFile(rows);
    const { brotliCompressSync, brotliDecompressSync } = await import('node:zlib');
    const text = brotliDecompressSync(bytes).toString('utf8').replace('"corner"', '"korner"');
    await expect(decodeStarterFile(brotliCompressSync(text))).rejects.toThrow(
      /lacks bout_participants\.corner/,
    );
  });
});

describe('parseStarterList', () => {
  it('takes one name a line, without remarks', () => {
    expect(parseStarterList('# Flyweight\n Ann \n\nBea\n')).toEqual(['Ann', 'Bea']);
  });
});
