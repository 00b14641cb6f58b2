import { describe, expect, it } from '@jest/globals';
import { FACTORS } from '../domain/matchup.js';
import { NO_FORM } from './fighter-form.js';
import { describeFactors, type NamedSide } from './matchup-factors.js';
import { featuresOf, FEATURES, type Setting } from './matchup-features.js';
import { contributionsOf, probabilityOf, type MatchupModel } from './matchup-model.js';
import { dayNumber } from './rated-bout.js';
import { UNKNOWN_RATINGS } from './rating-book.js';

const day = dayNumber('2026-01-01');
const setting: Setting = { day, weightClass: 'lightweight', sex: 'men' };
const side = (name: string, more: Partial<NamedSide>): NamedSide => ({
  name,
  ratings: UNKNOWN_RATINGS,
  form: { ...NO_FORM, bouts: 2, firstDay: day - 500, lastDay: day - 100, wins: 2, streak: 2 },
  body: { bornDay: dayNumber('1990-01-01'), heightCm: 180, reachCm: 180, stance: 'orthodox' },
  ...more,
});
const a = side('Ann', { ratings: { glicko: { mu: 1, phi: 0.5, sigma: 0.15 }, striking: 1, grappling: 0 } });
const b = side('Bo', {
  body: { bornDay: dayNumber('1985-01-01'), heightCm: null, reachCm: 190, stance: 'southpaw' },
});
const model: MatchupModel = {
  trainedTo: '2025-12-31',
  bouts: 1000,
  coefficients: FEATURES.map((_, index) => ((index % 5) - 2) / 10),
};

const explain = (one: NamedSide, other: NamedSide) =>
  describeFactors(one, other, setting, contributionsOf(model, featuresOf(one, other, setting)));

describe(describeFactors, () => {
  it('has every factor once, the largest first, and their log-odds add up to the estimate', () => {
    const factors = explain(a, b);
    expect(factors.map(({ factor }) => factor).sort()).toEqual([...FACTORS].sort());
    const sizes = factors.map(({ log_odds }) => Math.abs(log_odds));
    expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
    const probability = probabilityOf(model, featuresOf(a, b, setting));
    const total = factors.reduce((sum, { log_odds }) => sum + log_odds, 0);
    expect(total).toBeCloseTo(Math.log(probability / (1 - probability)), 2);
  });

  it('mirrors for exchanged fighters', () => {
    const mirrored = new Map(explain(b, a).map((factor) => [factor.factor, factor]));
    for (const { factor, favours, size, log_odds, points } of explain(a, b)) {
      const other = mirrored.get(factor);
      expect(other?.favours).toBe({ a: 'b', b: 'a', neither: 'neither' }[favours]);
      expect(other?.size).toBe(size);
      expect(other?.log_odds).toBe(log_odds === 0 ? 0 : -log_odds);
      expect(other?.points).toBe(points === 0 ? 0 : -points);
      expect(Math.sign(points)).toBe(Math.sign(log_odds));
    }
  });

  it('shows the figures of both, and what is unknown', () => {
    const texts = new Map(explain(a, b).map(({ factor, text }) => [factor, text]));
    expect(texts.get('age')).toBe('Age in years: Ann 36.0, Bo 41.0');
    expect(texts.get('size')).toBe('Reach and height: Ann 180 cm and 180 cm, Bo 190 cm and unknown');
    expect(texts.get('rating')).toContain('Ann 1674 ± 87, 2-0, won 2, Bo 1500 ± 208, 2-0, won 2');
    expect(texts.get('stance')).toBe('Stance: Ann orthodox, Bo southpaw');
    expect(texts.get('activity')).toBe('Day of the last UFC bout: Ann 2025-09-23, Bo 2025-09-23');
  });
});
