import { describe, expect, it } from '@jest/globals';
import { calibrate, scoreEstimates, walkForward, type BacktestedBout } from './backtest.js';
import { readHistory } from './matchup-history.js';
import { groupByDay } from './rated-bout.js';
import { randomBouts } from './testing/bout-builders.js';

const estimate = (probability: number, outcome: 1 | 0): BacktestedBout => ({
  boutId: 'b',
  heldOn: '2020-01-01',
  probability,
  outcome,
  hasDebut: false,
  baselines: { winRate: 0.5, elo: 0.5, coin: 0.5 },
});

describe(scoreEstimates, () => {
  it('counts favourites, log loss and squared errors', () => {
    const score = scoreEstimates([estimate(0.8, 1), estimate(0.3, 1), estimate(0.4, 0), estimate(0.5, 0)]);
    expect(score?.bouts).toBe(4);
    expect(score?.accuracy).toBe(2.5 / 4);
    expect(score?.logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.3) + Math.log(0.6) + Math.log(0.5)) / 4);
    expect(score?.brier).toBeCloseTo((0.04 + 0.49 + 0.16 + 0.25) / 4);
  });

  it('gives a coin its known figures', () => {
    const bouts = [estimate(0.9, 1), estimate(0.1, 1)];
    const coin = scoreEstimates(bouts, ({ baselines }) => baselines.coin);
    expect(coin).toEqual({ bouts: 2, accuracy: 0.5, logLoss: Math.log(2), brier: 0.25 });
    expect(scoreEstimates([])).toBeNull();
  });
});

describe(calibrate, () => {
  it('has ten mirrored groups', () => {
    const bouts = Array.from({ length: 50 }, (_, index) =>
      estimate((index + 1) / 60, index % 3 === 0 ? 1 : 0),
    );
    const rows = calibrate(bouts);
    expect(rows).toHaveLength(10);
    expect(rows.reduce((sum, { estimates }) => sum + estimates, 0)).toBe(100);
    for (const [index, row] of rows.entries()) {
      const other = rows[9 - index];
      expect(row.predicted + (other?.predicted ?? 0)).toBeCloseTo(1, 10);
      expect(row.observed + (other?.observed ?? 0)).toBeCloseTo(1, 10);
    }
    expect(calibrate([])).toEqual([]);
  });
});

describe(walkForward, () => {
  const pause = async (): Promise<void> => undefined;

  it('trains on earlier years only, and leaves out draws and no contests', async () => {
    const { rows } = await readHistory(groupByDay(randomBouts(5, 1200)), pause);
    const bouts = await walkForward(rows, pause);
    expect(bouts.map(({ boutId }) => boutId)).toEqual(
      rows.filter(({ heldOn, outcome }) => heldOn >= '2015' && outcome !== null).map(({ boutId }) => boutId),
    );
    const last = rows.at(-1)?.heldOn.slice(0, 4) ?? '';
    // Other outcomes of the last year leave its estimates as they were.
    const flipped = rows.map((row) =>
      row.heldOn.startsWith(last) && row.outcome !== null
        ? { ...row, outcome: row.outcome === 1 ? (0 as const) : (1 as const) }
        : row,
    );
    const probabilities = (await walkForward(flipped, pause)).map(({ probability }) => probability);
    expect(probabilities).toEqual(bouts.map(({ probability }) => probability));
    // Those of an earlier year do not.
    const earlier = rows.map((row) =>
      row.heldOn < '2014' && row.outcome !== null ? { ...row, outcome: 1 as const } : row,
    );
    const others = (await walkForward(earlier, pause)).map(({ probability }) => probability);
    expect(others).not.toEqual(probabilities);
  });
});
