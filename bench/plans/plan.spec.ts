import { describe, expect, it } from '@jest/globals';
import { findWholeReads, parsePlan, renderPlan } from './plan.js';

const figures = {
  'Actual Rows': 1,
  'Actual Loops': 1,
  'Actual Total Time': 0.5,
  'Shared Hit Blocks': 3,
  'Shared Read Blocks': 0,
};
const plan = (node: object) =>
  parsePlan([{ 'QUERY PLAN': [{ Plan: { ...figures, ...node }, 'Planning Time': 1.5 }] }]);
const nested = (node: object) =>
  plan({
    'Node Type': 'Limit',
    Plans: [{ ...figures, 'Node Type': 'Sort', Plans: [{ ...figures, ...node }] }],
  });

describe(findWholeReads, () => {
  it.each([
    ['a sequential scan', { 'Node Type': 'Seq Scan', 'Relation Name': 'bouts' }, ['Seq Scan on bouts']],
    [
      'an index without a condition',
      { 'Node Type': 'Index Only Scan', 'Relation Name': 'bouts', 'Index Name': 'bouts_pkey' },
      ['whole index bouts_pkey on bouts'],
    ],
    [
      'an index with a condition',
      {
        'Node Type': 'Index Scan',
        'Relation Name': 'bouts',
        'Index Name': 'bouts_pkey',
        'Index Cond': '(id = 1)',
      },
      [],
    ],
    ['another table', { 'Node Type': 'Seq Scan', 'Relation Name': 'dataset' }, []],
    [
      "a bitmap's whole index",
      {
        'Node Type': 'Bitmap Heap Scan',
        'Relation Name': 'bouts',
        Plans: [{ ...figures, 'Node Type': 'Bitmap Index Scan', 'Index Name': 'bouts_event' }],
      },
      ['whole index bouts_event on bouts'],
    ],
  ])('in %s', (_, node, reads) => {
    expect(findWholeReads(nested(node), ['bouts'])).toEqual(reads);
  });
});

describe(renderPlan, () => {
  it('has a line for each node with its rows, time and pages', () => {
    const text = renderPlan(nested({ 'Node Type': 'Seq Scan', 'Relation Name': 'bouts', 'Actual Loops': 4 }));
    expect(text.split('\n')).toEqual([
      'Limit (rows 1, 0.50 ms, pages 3+0)',
      '  Sort (rows 1, 0.50 ms, pages 3+0)',
      '    Seq Scan on bouts (rows 1 × 4, 2.00 ms, pages 3+0)',
      'planning 1.50 ms',
    ]);
  });
});

describe(parsePlan, () => {
  it('refuses what is no plan', () => {
    expect(() => parsePlan([])).toThrow();
  });
});
