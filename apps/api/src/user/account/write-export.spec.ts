import { describe, expect, it } from '@jest/globals';
import { type ExportSection, readPages } from './export-section.js';
import { writeExport } from './write-export.js';

const head = { format: 1 as const, exported_at: '2026-08-01T12:00:00.000Z', profile: { name: '김 "선수"' } };

const section = (name: string, rows: Record<string, unknown>[]): ExportSection => ({
  name,
  rows: async function* () {
    yield* rows;
  },
});

describe(writeExport.name, () => {
  it.each([
    ['no section', []],
    ['an empty section', [section('a', [])]],
    ['sections with rows', [section('a', [{ x: 1 }, { x: '\n' }]), section('b', []), section('c', [{}])]],
  ])('writes JSON with %s', async (_what, sections) => {
    const pieces: string[] = [];
    for await (const piece of writeExport(head, sections, 7)) pieces.push(piece);
    const expected: Record<string, unknown> = { ...head };
    for (const { name, rows } of sections) {
      const list: unknown[] = [];
      for await (const row of rows(7)) list.push(row);
      expected[name] = list;
    }
    expect(JSON.parse(pieces.join(''))).toEqual(expected);
  });

  it('ends with the error of a section, without closing the JSON', async () => {
    const failing: ExportSection = {
      name: 'bad',
      rows: async function* () {
        yield { first: true };
        throw new Error('gone');
      },
    };
    let text = '';
    const run = async (): Promise<void> => {
      for await (const piece of writeExport(head, [failing], 7)) text += piece;
    };
    await expect(run()).rejects.toThrow('gone');
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});

describe(readPages.name, () => {
  it('asks for each page after the last item, until an empty one', async () => {
    const asked: (number | undefined)[] = [];
    const pages = readPages<number>(async (after) => {
      asked.push(after);
      return [1, 2, 3, 4, 5].filter((item) => item > (after ?? 0)).slice(0, 2);
    });
    const items: number[] = [];
    for await (const item of pages) items.push(item);
    expect([items, asked]).toEqual([
      [1, 2, 3, 4, 5],
      [undefined, 2, 4, 5],
    ]);
  });
});
