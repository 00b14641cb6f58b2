import { describe, expect, it } from '@jest/globals';
import { reportBacktest, type BacktestedBout } from '@app/mma';
import { renderBacktest } from './backtest-text.js';

const bout = (heldOn: string, probability: number, outcome: 1 | 0, hasDebut = false): BacktestedBout => ({
  boutId: heldOn,
  heldOn,
  probability,
  outcome,
  hasDebut,
  baselines: { winRate: 0.6, elo: 0.4, coin: 0.5 },
});

describe(renderBacktest, () => {
  it('has a row per year, one of all and one without debutants, and both calibration tables', () => {
    const report = reportBacktest([
      bout('2015-01-01', 0.8, 1),
      bout('2015-05-01', 0.8, 0, true),
      bout('2016-01-01', 0.25, 0),
    ]);
    const text = report === null ? '' : renderBacktest(report);
    const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(lines).toContain(
      'bouts of bouts accuracy log loss Brier win rate log loss plain Elo log loss coin log loss',
    );
    expect(lines).toContain('2015 2 50.0 % 0.9163 0.3400 50.0 % 0.7136 50.0 % 0.7136 50.0 % 0.6931');
    expect(lines).toContain('2016 1 100.0 % 0.2877 0.0625 0.0 % 0.9163 100.0 % 0.5108 50.0 % 0.6931');
    expect(lines.some((line) => line.startsWith('all 3 66.7 %'))).toBe(true);
    expect(lines.some((line) => line.startsWith('no debutants 2 100.0 %'))).toBe(true);
    expect(lines.filter((line) => line.includes('estimates predicted observed difference'))).toHaveLength(2);
    expect(text).toContain('Favorites won 2709 fights');
  });

  it('needs bouts', () => {
    expect(reportBacktest([])).toBeNull();
  });
});
