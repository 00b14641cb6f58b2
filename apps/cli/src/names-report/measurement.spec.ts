import { describe, expect, it } from '@jest/globals';
import { measure, shortfalls, type Answer, type Outcome } from './measurement.js';
import { renderNamesReport } from './report-text.js';

const TARGET = { right: 0.5, wrong: 0.3, p95: 10 };

const answer = (text: string, outcome: Outcome, milliseconds: number): Answer => ({
  question: { text, expected: ['jon jones'] },
  outcome,
  milliseconds,
});

const ANSWERS: Answer[] = [
  answer('Jon Jones', { kind: 'found', name: 'JON JONES' }, 1),
  answer('Jn Jones', { kind: 'found', name: 'Jon Jones' }, 3),
  answer('Trevin', { kind: 'found', name: 'Trevin Jones' }, 2),
  answer('Jones', { kind: 'ambiguous' }, 9),
];
const measured = (answers = ANSWERS, target = TARGET) =>
  measure('names', target, answers, (name) => name.toLowerCase());

describe(measure, () => {
  it('counts what came of each name', () => {
    expect(measured()).toMatchObject({ asked: 4, right: 2, wrong: 1, ambiguous: 1, none: 0 });
  });

  it('lists what was missed', () => {
    expect(measured().misses.map(({ text }) => text)).toEqual(['Trevin', 'Jones']);
  });

  it('gives the middle, the 95th hundredth and the longest time', () => {
    expect(measured()).toMatchObject({ p50: 2, p95: 9, max: 9 });
  });
});

describe(shortfalls, () => {
  it('finds nothing where the target is met', () => {
    expect(shortfalls(measured())).toEqual([]);
  });

  it('names everything that is missed', () => {
    const strict = measured(ANSWERS, { right: 0.9, wrong: 0.1, p95: 5 });
    expect(shortfalls(strict)).toEqual([
      '50.0 % found, 90.0 % wanted',
      '25.0 % wrong, at most 10.0 % allowed',
      'p95 9.0 ms, at most 5 ms allowed',
    ]);
  });

  it('does not take a report of nothing for a good one', () => {
    expect(shortfalls(measured([]))).toEqual(['nothing was asked']);
  });
});

describe(renderNamesReport, () => {
  it('shows figures, misses and what falls short', () => {
    const text = renderNamesReport([measured(ANSWERS, { right: 0.9, wrong: 0.3, p95: 10 })]);
    expect(text).toMatch(/names +4 +50\.0 % +1 +1 +0 +2\.0 +9\.0 +9\.0/);
    expect(text).toContain('  Trevin (jon jones): found Trevin Jones');
    expect(text).toContain('  Jones (jon jones): ambiguous');
    expect(text).toContain('names: 50.0 % found, 90.0 % wanted');
  });

  it('says that every target is met', () => {
    expect(renderNamesReport([measured()])).toContain('Every target is met.');
  });
});
