import { describe, expect, it } from '@jest/globals';
import type { Measured } from '../realtime/report/arm-table.js';
import { type Goal, judge } from './goal.js';
import { replaceFigures } from './publish.js';
import { renderReasons, renderVerdicts } from './render.js';

const GOAL: Goal = {
  area: 'http',
  what: 'a request',
  against: 'plain',
  measured: 'requests',
  arm: 'service',
  figure: 'µs',
  unit: '×',
  limit: { atMost: 1.5 },
  reason: 'it does more',
};
const sample = (arm: string, µs: number) => ({ arm, figures: { µs } });
const measured = (...service: number[]): Measured => ({
  id: 'requests',
  title: 'Requests',
  samples: [
    ...service.map(() => sample('plain', 10)),
    ...service.map(() => sample('the same again', 11)),
    ...service.map((µs) => sample('service', µs)),
  ],
  formats: {},
  referenceOf: () => 'plain',
});

describe(judge, () => {
  it('compares the medians and tells the range of the rounds and the reference against itself', () => {
    expect(judge(GOAL, [measured(12, 14, 30)])).toMatchObject({
      value: 1.4,
      range: [1.2, 3],
      again: 1.1,
      holds: true,
    });
    expect(judge(GOAL, [measured(16, 16)])).toMatchObject({ value: 1.6, holds: false });
  });

  it('compares a figure without a reference with the limit itself', () => {
    const goal: Goal = { ...GOAL, unit: 'ms', limit: { atLeast: 15 } };
    expect(judge(goal, [measured(16)])).toMatchObject({ value: 16, range: null, again: null, holds: true });
    expect(judge(goal, [measured(14)])).toMatchObject({ holds: false });
  });

  it('has no verdict on what was not measured', () => {
    expect(judge(GOAL, [])).toMatchObject({ value: null, holds: null });
  });
});

describe(renderVerdicts, () => {
  it('shows goal, ratio, range and verdict, and reasons of what is missed', () => {
    const missed = judge(GOAL, [measured(20, 30)]);
    const text = renderVerdicts([missed, judge(GOAL, [])]);
    expect(text).toMatch(/a request +\| +plain \| ≤ 1\.50× \| +2\.50× \| +2\.00–3\.00 \| +1\.10× \| +missed/);
    expect(text).toContain('not measured');
    expect(renderReasons([missed])).toBe('- **a request**: it does more.');
  });
});

describe(replaceFigures, () => {
  const [begin, end] = ['<!-- begin: figures of npm run bench -->', '<!-- end: figures of npm run bench -->'];

  it('replaces what is between the markers', () => {
    expect(replaceFigures(`a\n${begin}\nold\n${end}\nb`, 'new')).toBe(`a\n${begin}\n\nnew\n\n${end}\nb`);
  });

  it('refuses a document without them', () => {
    expect(() => replaceFigures('a', 'new')).toThrow('no markers');
  });
});
