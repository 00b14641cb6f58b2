import { describe, expect, it } from '@jest/globals';
import { elapse, rate, shownDeviation, shownRating, toMu, toPhi, UNRATED, type Glicko } from './glicko2.js';

const glicko = (rating: number, deviation: number, sigma = 0.06): Glicko => ({
  mu: toMu(rating),
  phi: toPhi(deviation),
  sigma,
});

describe(rate, () => {
  it("gives the figures of the source's example", () => {
    const after = rate(
      glicko(1500, 200),
      1,
      [
        { opponent: glicko(1400, 30), score: 1 },
        { opponent: glicko(1550, 100), score: 0 },
        { opponent: glicko(1700, 300), score: 0 },
      ],
      0.5,
    );
    expect(shownRating(after.mu)).toBeCloseTo(1464.06, 1);
    expect(shownDeviation(after.phi)).toBeCloseTo(151.52, 1);
    expect(after.sigma).toBeCloseTo(0.05999, 4);
  });

  it('keeps the sum of two equal fighters', () => {
    const winner = rate(UNRATED, 0, [{ opponent: UNRATED, score: 1 }]);
    const loser = rate(UNRATED, 0, [{ opponent: UNRATED, score: 0 }]);
    expect(winner.mu).toBeGreaterThan(0);
    expect(winner.mu).toBe(-loser.mu);
    expect(winner.phi).toBeLessThan(UNRATED.phi);
  });

  it.each([
    ['a surprise', 3, 0],
    ['what was expected', -3, 0],
  ])('moves the volatility after %s', (_, mu, score) => {
    const rating = { mu, phi: 0.5, sigma: 0.15 };
    const after = rate(rating, 2, [{ opponent: { mu: 0, phi: 0.3, sigma: 0.15 }, score }], 1.2);
    if (mu > 0) expect(after.sigma).toBeGreaterThan(rating.sigma);
    else expect(after.sigma).toBeLessThan(rating.sigma);
  });

  it('changes nothing but the deviation without a result', () => {
    expect(rate(glicko(1600, 100), 3, [])).toEqual(elapse(glicko(1600, 100), 3));
  });
});

describe(elapse, () => {
  it('lets the deviation grow with time, up to a limit', () => {
    const rating = glicko(1700, 80, 0.15);
    const year = elapse(rating, 6);
    expect(year.phi).toBeCloseTo(Math.hypot(rating.phi, 0.15 * Math.sqrt(6)), 10);
    expect(elapse(rating, 1e6).phi).toBe(1.6);
    expect(elapse(rating, 0)).toEqual(rating);
    expect(year.mu).toBe(rating.mu);
  });
});
