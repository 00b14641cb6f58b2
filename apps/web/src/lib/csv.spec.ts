import { describe, expect, it } from '@jest/globals';
import { toCsv } from './csv.js';
import { toRows } from './rows.js';

describe(toCsv, () => {
  it('writes a header and quotes what needs it', () => {
    expect(
      toCsv([
        { name: 'Jones, Jon', wins: 22 },
        { name: 'a "b"\nc', wins: null },
      ]),
    ).toBe('\uFEFFname,wins\r\n"Jones, Jon",22\r\n"a ""b""\nc",\r\n');
  });

  it('disarms text that spreadsheets run, and leaves numbers alone', () => {
    expect(toCsv([{ a: '=HYPERLINK("x")', b: -5, c: '@x' }])).toContain(`"'=HYPERLINK(""x"")",-5,'@x`);
  });

  it('writes every column of uneven rows', () => {
    expect(toCsv([{ a: 1 }, { b: 2 }])).toBe('\uFEFFa,b\r\n1,\r\n,2\r\n');
  });
});

describe(toRows, () => {
  it('makes rows of any result of a tool', () => {
    expect(toRows([{ record: { wins: 1 }, list: [1, 2], none: null }])).toEqual([
      { 'record.wins': 1, list: '[1,2]', none: null },
    ]);
    expect(toRows({ a: 1 })).toEqual([{ a: 1 }]);
    expect(toRows(null)).toEqual([{ value: null }]);
    expect(toRows('text')).toEqual([{ value: 'text' }]);
  });
});
