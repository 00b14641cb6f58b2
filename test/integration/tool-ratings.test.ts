import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  RatingTablesRepository,
  reportBacktest,
  type BacktestReport,
  type MatchupData,
  type RatingData,
} from '@app/mma';
import { describeWith, filesAt } from '../support/needs.js';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, TODAY, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('ratings and match-ups of some bouts', () => {
  let database: TestDatabase;
  let tools: TestTools;

  beforeAll(async () => {
    database = await createTestDatabase();
    tools = await startTools(database.env);
    const build = new MmaBuilder(tools.dataSource);
    await build.dataset({ asOf: '2024-06-01' });
    const strong = await build.fighter('Ann Strong', { id: '00000000000000aa', bornOn: '1995-01-01' });
    const weak = await build.fighter('Bea Weak', { id: '00000000000000bb', bornOn: '1990-01-01' });
    const third = await build.fighter('Cora Third');
    const man = await build.fighter('Dan Man');
    const heavy = await build.fighter('Eve Heavy');
    await build.fighter('New Comer');
    const women = { weightClass: 'women_strawweight' as const };
    const old = await build.event('UFC 1000', '2020-05-01');
    await build.bout(old, strong, third, 'win', { ...women, method: 'KO/TKO', methodGroup: 'ko_tko' });
    await build.bout(old, weak, heavy, 'loss', { ...women, cardPosition: 1 });
    const recent = await build.event('UFC 1001', '2024-06-01');
    await build.bout(recent, strong, weak, 'win', women);
    await build.bout(recent, man, await build.fighter('Fred Fly'), 'win', {
      weightClass: 'flyweight',
      cardPosition: 1,
    });
    await build.bout(recent, await build.fighter('Hank Heavy'), await build.fighter('Ivan Iron'), 'draw', {
      weightClass: 'heavyweight',
      cardPosition: 2,
    });
    await build.bout(recent, heavy, third, 'no_contest', {
      weightClass: 'women_featherweight',
      cardPosition: 3,
    });
    await build.figures();
  });

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  const ratings = async (args: object) => (await tools.call<RatingData[]>('get_ratings', args)).data;
  const predict = (fighter_a: string, fighter_b: string) => ({ fighter_a, fighter_b });

  it('rate winners above losers, and as of a day what was known before it', async () => {
    const [now] = await ratings({ fighter: 'Ann Strong' });
    const [then] = await ratings({ fighter: 'Ann Strong', as_of: '2024-06-01' });
    expect(now).toMatchObject({ name: 'Ann Strong', bouts: 2, as_of: TODAY });
    expect(then).toMatchObject({ bouts: 1, as_of: '2024-06-01' });
    expect(now?.rating).toBeGreaterThan(then?.rating ?? 0);
    expect(then?.rating).toBeGreaterThan(1500);
    expect((await ratings({ fighter: 'Bea Weak' }))[0]?.rating).toBeLessThan(1500);
    const { data, meta } = await tools.call<RatingData[]>('get_ratings', {
      fighter: 'Ann Strong',
      as_of: '2020-05-01',
    });
    expect(data).toEqual([]);
    expect(meta.notes[0]).toBe('Ann Strong has no dated UFC bout in the data before 2020-05-01: no rating.');
  });

  it('list active fighters of a division, the highest first', async () => {
    const { data, meta } = await tools.call<RatingData[]>('get_ratings', {
      weight_class: 'women_strawweight',
      limit: 1,
    });
    expect(data.map(({ name }) => name)).toEqual(['Ann Strong']);
    expect(meta.truncated).toBe(true);
    const everyone = await ratings({});
    const values = everyone.map(({ rating }) => rating);
    expect(values).toEqual([...values].sort((x, y) => y - x));
    expect(everyone.map(({ name }) => name)).not.toContain('New Comer');
    // Bouts of 2020 are too long ago in 2024, not in 2021.
    expect(await ratings({ as_of: '2024-05-31' })).toEqual([]);
    expect(await ratings({ as_of: '2021-01-01' })).toHaveLength(4);
  });

  it('are refused for a fighter and a class at once', async () => {
    const error = await tools.fail('get_ratings', { fighter: 'Ann Strong', weight_class: 'lightweight' });
    expect(error.code).toBe('invalid_arguments');
    expect(error.suggestions).toEqual([
      { field: 'weight_class', message: expect.stringContaining('must not be combined') },
    ]);
  });

  it('say that catch weight is no division', async () => {
    const { data, meta } = await tools.call<RatingData[]>('get_ratings', { weight_class: 'catch_weight' });
    expect(data).toEqual([]);
    expect(meta.notes[0]).toContain('catch_weight is no division');
  });

  it('need a model', async () => {
    const error = await tools.fail('predict_matchup', predict('Ann Strong', 'Bea Weak'));
    expect(error).toMatchObject({ code: 'not_enough_data' });
    expect(error.message).toContain('too few bouts for a model');
  });

  describe('with a model', () => {
    beforeAll(() => new MmaBuilder(tools.dataSource).matchupModel());

    it('estimate with exactly exchanged figures for exchanged fighters', async () => {
      const { data, meta } = await tools.call<MatchupData>(
        'predict_matchup',
        predict('Ann Strong', 'Bea Weak'),
      );
      const { data: other } = await tools.call<MatchupData>(
        'predict_matchup',
        predict('Bea Weak', 'Ann Strong'),
      );
      expect(data.probability_a).toBeGreaterThan(0.6);
      expect(data.probability_a + data.probability_b).toBeCloseTo(1, 12);
      expect([other.probability_a, other.probability_b]).toEqual([data.probability_b, data.probability_a]);
      expect(data.factors[0]).toMatchObject({ factor: 'rating', favours: 'a' });
      expect(other.factors[0]).toMatchObject({ factor: 'rating', favours: 'b' });
      expect(data.model).toEqual({
        trained_to: '2024-12-31',
        backtest: { bouts: 500, accuracy: 0.6, log_loss: 0.66, brier: 0.23 },
      });
      expect(meta.notes).toContain('Ann Strong has only 2 UFC bout(s): the estimate is very uncertain.');
      expect(meta.notes.join(' ')).toContain('60.0 % of 500 bouts');
      expect(meta.notes.at(-1)).toContain('not betting advice');
    });

    it.each([
      ['the same fighter twice', 'Ann Strong', 'Strong', 'invalid_arguments', 'both are Ann Strong'],
      ['an unknown fighter', 'Ann Strong', 'Qqxyz Vvwk', 'fighter_not_found', 'Qqxyz Vvwk'],
      ['a debutant', 'New Comer', 'Ann Strong', 'not_enough_data', 'New Comer: no dated UFC bout'],
      ['a woman and a man', 'Ann Strong', 'Dan Man', 'invalid_arguments', 'women and men'],
      ['fighters of distant classes', 'Dan Man', 'Hank Heavy', 'invalid_arguments', '7 apart'],
    ])('refuse %s', async (_, a, b, code, message) => {
      const error = await tools.fail('predict_matchup', predict(a, b));
      expect(error.code).toBe(code);
      expect(error.message).toContain(message);
      expect(JSON.stringify(error)).not.toContain('probability');
    });

    it('note different classes', async () => {
      const { meta } = await tools.call<MatchupData>('predict_matchup', predict('Dan Man', 'Fred Fly'));
      expect(meta.notes.join(' ')).not.toContain('different weight classes');
      await tools.dataSource.query(
        `UPDATE mma.appearances SET weight_class = 'featherweight' WHERE fighter_id =
           (SELECT id FROM mma.fighters WHERE name = 'Fred Fly')`,
      );
      const { meta: later } = await tools.call<MatchupData>(
        'predict_matchup',
        predict('Dan Man', 'Fred Fly'),
      );
      expect(later.notes.join(' ')).toContain('different weight classes (2 apart)');
    });
  });
});

describeWith([filesAt(ALL_DATA)], 'the model of match-ups on the whole data', () => {
  let database: TestDatabase;
  let tools: TestTools;
  let report: BacktestReport | null;

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'all' });
    tools = await startTools(database.env);
    report = reportBacktest((await tools.get(RatingTablesRepository).compute()).backtested);
  }, 180_000);

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  it('is better than simple rules in every year', () => {
    expect(report?.years.map(({ group }) => group)).toHaveLength(12);
    for (const { scores } of report?.years ?? []) {
      expect(scores.model.logLoss).toBeLessThan(scores.winRate.logLoss);
      expect(scores.model.logLoss).toBeLessThan(scores.elo.logLoss);
      expect(scores.model.logLoss).toBeLessThan(scores.coin.logLoss);
    }
  });

  it('meets its targets over all years, and is calibrated', () => {
    const model = report?.all.scores.model;
    expect(model?.bouts).toBeGreaterThan(5600);
    expect(model?.accuracy).toBeGreaterThan(0.625);
    expect(model?.logLoss).toBeLessThan(0.64);
    expect(report?.calibration.all).toHaveLength(10);
    for (const { predicted, observed } of report?.calibration.all ?? []) {
      expect(Math.abs(predicted - observed)).toBeLessThan(0.03);
    }
  });

  it('states the backtest of the bouts that it estimates', async () => {
    const { data, meta } = await tools.call<MatchupData>('predict_matchup', {
      fighter_a: 'Jon Jones',
      fighter_b: 'Tom Aspinall',
    });
    const experienced = report?.experienced?.scores.model;
    expect(data.model.backtest.bouts).toBe(experienced?.bouts);
    expect(data.model.backtest.accuracy).toBeCloseTo(experienced?.accuracy ?? 0, 4);
    expect(data.model.backtest.log_loss).toBeCloseTo(experienced?.logLoss ?? 0, 4);
    expect(data.model.trained_to).toBe(meta.as_of);
    expect(meta.coverage).toBe('complete');
  });
});
