import { describe, expect, it } from '@jest/globals';
import type { Plan } from './plan.js';
import { assessPlans } from './verdict.js';

const scan = (table: string): Plan => ({
  root: {
    'Node Type': 'Seq Scan',
    'Relation Name': table,
    'Actual Rows': 1,
    'Actual Loops': 1,
    'Actual Total Time': 2.5,
    'Shared Hit Blocks': 1,
    'Shared Read Blocks': 0,
  },
  planningMilliseconds: 0.5,
});
const explained = (...tables: string[]) => ({
  query: { sql: 'SELECT 1', parameters: [], milliseconds: 3, tool: 'get_bout', kind: 'by id' },
  plans: tables.map((table, index) => ({ size: `${index + 1}×`, plan: scan(table) })),
});

describe(assessPlans, () => {
  it('finds fault with a guarded table read whole on any size', () => {
    const { passes, text } = assessPlans([explained('dataset', 'bouts')], ['bouts'], ['events']);
    expect(passes).toBe(false);
    expect(text).toContain('- 2×: Seq Scan on bouts (get_bout, by id: 2.5 ms in all)');
  });

  it('tells of a watched table without finding fault', () => {
    const { passes, text } = assessPlans([explained('dataset', 'events')], ['bouts'], ['events']);
    expect(passes).toBe(true);
    expect(text).toContain('- 2×: Seq Scan on events');
  });

  it('says nothing of a watched table that only the smaller size reads whole', () => {
    const { text } = assessPlans([explained('events', 'dataset')], ['bouts'], ['events']);
    expect(text).not.toContain('events');
  });

  it('says so when there is nothing to tell', () => {
    const { passes, text } = assessPlans([explained('dataset')], ['bouts'], ['events']);
    expect(passes).toBe(true);
    expect(text).toMatch(/^No question .* \(1 statements\)\.$/);
  });
});
