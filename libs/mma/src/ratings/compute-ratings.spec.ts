import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeRatings } from './compute-ratings.js';
import type { RatedBout } from './rated-bout.js';
import { randomBouts, randomNumbers } from './testing/bout-builders.js';

const COUNT = 900;
const pause = async (): Promise<void> => undefined;
const compute = (bouts: readonly RatedBout[]) => computeRatings(bouts, pause);

const MIRRORED = { win: 'loss', loss: 'win', draw: 'draw', no_contest: 'no_contest' } as const;
const mirror = (bout: RatedBout): RatedBout => ({
  ...bout,
  a: bout.b,
  b: bout.a,
  result: MIRRORED[bout.result],
});

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((x, y) => x.key - y.key)
    .map(({ item }) => item);
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const RUNS = { numRuns: 8, seed: 20_260_801 };

describe(computeRatings, () => {
  it('estimates bouts, and knows stronger fighters from weaker ones', async () => {
    const { ratings, model, backtested } = await compute(randomBouts(3, COUNT));
    expect(ratings.length).toBeGreaterThan(1000);
    expect(backtested.length).toBeGreaterThan(200);
    expect(model?.backtestAccuracy).toBeGreaterThan(0.6);
    expect(model?.backtestLogLoss).toBeLessThan(0.66);
    expect(model?.trainedTo).toBe(ratings.at(-1)?.heldOn);
  });

  it('gives the same figures again, in whatever order the bouts are read', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const bouts = randomBouts(seed, COUNT);
        const expected = await compute(bouts);
        expect(await compute(bouts)).toEqual(expected);
        expect(await compute(shuffled(bouts, randomNumbers(seed)))).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('is blind to the corners', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const random = randomNumbers(seed);
        const bouts = randomBouts(seed, COUNT);
        const exchanged = bouts.map((bout) => (random() < 0.5 ? mirror(bout) : bout));
        expect(await compute(exchanged)).toEqual(await compute(bouts));
      }),
      RUNS,
    );
  });

  it('ignores what comes later: other results change no earlier rating or estimate', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 350, max: COUNT - 50 }), async (seed, kept) => {
        const bouts = randomBouts(seed, COUNT);
        const cut = bouts[kept]?.heldOn ?? '';
        const later = bouts.filter(({ heldOn }) => heldOn >= cut);
        const results = shuffled(
          later.map(({ result }) => result),
          randomNumbers(seed),
        );
        const changed = [
          ...bouts.filter(({ heldOn }) => heldOn < cut),
          ...later.map((bout, index) => ({ ...bout, result: results[index] ?? 'win' })),
        ];
        const before = await compute(bouts);
        const after = await compute(changed);
        // The bouts of the day of the cut are estimated from earlier days, too.
        const estimates = ({ backtested }: typeof before) =>
          backtested
            .filter(({ heldOn }) => heldOn <= cut)
            .map(({ boutId, probability }) => [boutId, probability]);
        const ids = new Set(estimates(after).map(([id]) => id));
        expect(estimates(before).filter(([id]) => ids.has(id))).toEqual(
          estimates(after).filter(([id]) => estimates(before).some(([other]) => other === id)),
        );
        const ratings = (computed: typeof before) =>
          computed.ratings.filter(({ heldOn }) => heldOn < cut).map(({ nextOn: _, ...row }) => row);
        expect(ratings(after)).toEqual(ratings(before));
        expect(ratings(before).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('has no model without enough bouts', async () => {
    expect(await compute([])).toEqual({ ratings: [], model: null, backtested: [] });
    expect((await compute(randomBouts(1, 200))).model).toBeNull();
  });
});
