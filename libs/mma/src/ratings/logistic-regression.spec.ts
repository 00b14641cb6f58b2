import { describe, expect, it } from '@jest/globals';
import { dot, fitLogistic, sigmoid } from './logistic-regression.js';
import { randomNumbers } from './testing/bout-builders.js';

const TRUE = [1.5, -0.5, 0];

function examples(count: number) {
  const random = randomNumbers(7);
  return Array.from({ length: count }, () => {
    const features = TRUE.map((_, column) => (random() - 0.5) * 2 * 10 ** column);
    return { features, outcome: random() < sigmoid(dot(TRUE, features)) ? 1 : 0, weight: 1 };
  });
}

describe(fitLogistic, () => {
  it('finds the coefficients that made the outcomes, whatever their scales', () => {
    const found = fitLogistic(examples(20_000), 1e-3);
    expect(found[0]).toBeCloseTo(1.5, 1);
    expect(found[1]).toBeCloseTo(-0.5, 1);
    expect(Math.abs(found[2] ?? 1)).toBeLessThan(0.01);
  });

  it('is blind to which side is called a', () => {
    const given = examples(400);
    const mirrored = given.map(({ features, outcome, weight }) => ({
      features: features.map((value) => -value),
      outcome: 1 - outcome,
      weight,
    }));
    const other = fitLogistic(mirrored, 5);
    for (const [column, value] of fitLogistic(given, 5).entries())
      expect(other[column]).toBeCloseTo(value, 9);
  });

  it('counts a weight of two as two examples', () => {
    const given = examples(300);
    const doubled = fitLogistic([...given, ...given], 5);
    const weighted = fitLogistic(
      given.map((example) => ({ ...example, weight: 2 })),
      5,
    );
    for (const [column, value] of doubled.entries()) expect(weighted[column]).toBeCloseTo(value, 9);
  });

  it('stays finite when a feature separates the outcomes, or never differs', () => {
    const separated = [1, 2, 3].flatMap((value) => [
      { features: [value, 0], outcome: 1, weight: 1 },
      { features: [-value, 0], outcome: 0, weight: 1 },
    ]);
    const [first, second] = fitLogistic(separated, 1);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(10);
    expect(second).toBe(0);
  });
});
