import { describe, expect, it } from '@jest/globals';
import type { ResponsePart } from '@app/client';
import { renderPart } from './part-table.js';

const part = (chart: ResponsePart['encoding']['chart'], values: unknown): ResponsePart => ({
  part_id: 'part_1',
  kind: 'chart',
  title: 'Knockouts',
  rows: { tool_call_id: 'call_1', path: 'data' },
  encoding: { chart, channels: {} },
  spec: { data: { values } },
});

describe(renderPart, () => {
  it('shows the rows of a chart as a table', () => {
    const text = renderPart(
      part('bar', [
        { key: 'A|B', value: 3 },
        { key: null, value: 0.5, top: true },
      ]),
    );
    expect(text).toBe(
      '**Knockouts**\n\n' +
        '| key  | value | top  |\n| ---- | ----- | ---- |\n| A\\|B | 3     |      |\n|      | 0.5   | true |\n',
    );
  });

  it('leaves out where the points of a radar chart are', () => {
    const text = renderPart(part('radar', [{ series: 'A', axis: 'wins', value: 3, x: 0, y: 1, order: 0 }]));
    expect(text).toContain('| series | axis | value |');
    expect(text).not.toContain('order');
  });

  it('shows thirty rows and says how many follow', () => {
    const text = renderPart(
      part(
        'line',
        Array.from({ length: 35 }, (_, index) => ({ index })),
      ),
    );
    expect(text).toContain('… and 5 more rows');
    expect(text.match(/^\| \d/gmu)).toHaveLength(30);
  });

  it.each([null, [], 'x', [1, null]])('survives odd rows %j', (values) => {
    expect(renderPart(part('bar', values))).toBe('**Knockouts**\n');
  });
});
