import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CAREER_METRICS,
  isCareerMetric,
  VerificationService,
  WEIGHT_CLASSES,
  type LeaderboardData,
} from '@app/mma';
import fc from 'fast-check';
import { measureCareerMetric, type ListedBody } from '../../libs/mma/src/domain/career-metric-values.js';
import type { CareerBout } from '../../libs/mma/src/domain/career.js';
import { VerificationRepository } from '../../libs/mma/src/figures/verification.repository.js';
import { startImporter } from '../support/start-importer.js';
import { startTools, TODAY, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The starter data: 1,670 real bouts. */
let database: TestDatabase;
let tools: TestTools;

const verify = () => tools.get(VerificationService).verify();

beforeAll(async () => {
  database = await createTestDatabase();
  const importer = await startImporter(database.env);
  await importer.starter.loadWhenEmpty();
  await importer.close();
  tools = await startTools(database.env);
}, 120_000);

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('derived figures', () => {
  it('match the bouts after an import', async () => {
    const { tables, differences } = await verify();
    expect(differences).toEqual([]);
    expect(tables.map(({ table }) => table)).toEqual([
      'appearances',
      'fighter_careers',
      'career_figures',
      'title_bouts',
      'fighter_ratings',
      'matchup_models',
    ]);
    for (const { table, rows } of tables) {
      if (table === 'matchup_models') expect(rows).toBe(1);
      else expect(rows).toBeGreaterThan(100);
    }
  });

  it('are recomputed at a start after a change of formulas', async () => {
    await tools.dataSource.query('UPDATE mma.fighter_careers SET wins = wins + 1');
    await tools.dataSource.query('DELETE FROM mma.title_bouts');
    await tools.dataSource.query(`DELETE FROM mma.career_figures WHERE metric = 'knockdowns'`);
    await tools.dataSource.query('UPDATE mma.fighter_ratings SET rating = rating + 1');
    await tools.dataSource.query('DELETE FROM mma.matchup_models');
    const wrong = await verify();
    expect(
      wrong.tables.every(({ table, differences }) => differences > 0 === (table !== 'appearances')),
    ).toBe(true);
    expect(wrong.differences[0]).toMatchObject({ table: 'fighter_careers', column: 'record' });

    await tools.dataSource.query('UPDATE mma.dataset SET figures_version = 0');
    await tools.close();
    tools = await startTools(database.env);
    expect((await verify()).differences).toEqual([]);
  });
});

interface Career {
  fighterId: string;
  bouts: CareerBout[];
  body: ListedBody;
}

/** A leaderboard counted bout by bout. */
function countBoard(
  careers: readonly Career[],
  metric: keyof typeof CAREER_METRICS,
  filter: { weightClass: string | null; from: string | null; to: string | null; minBouts: number },
): Map<string, { value: number; bouts: number }> {
  const { weightClass, from, to, minBouts } = filter;
  const isInside = (bout: CareerBout): boolean =>
    (weightClass === null || bout.weightClass === weightClass) &&
    (from === null || (bout.heldOn !== null && bout.heldOn >= from)) &&
    (to === null || (bout.heldOn !== null && bout.heldOn <= to));
  const board = new Map<string, { value: number; bouts: number }>();
  for (const { fighterId, bouts, body } of careers) {
    const inside = bouts.filter(isInside);
    if (inside.length === 0 || inside.length < minBouts) continue;
    const figure = measureCareerMetric(metric, inside, body);
    if (figure !== null) board.set(fighterId, { value: figure.value, bouts: inside.length });
  }
  return board;
}

const yearsOld = (kept: number): number => {
  const born = new Date(-kept * 86_400_000).toISOString().slice(0, 10);
  return Number(TODAY.slice(0, 4)) - Number(born.slice(0, 4)) - (TODAY.slice(5) < born.slice(5) ? 1 : 0);
};

describe('leaderboards', () => {
  const metrics = Object.keys(CAREER_METRICS).filter(isCareerMetric);
  const day = fc.date({ min: new Date('1993-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
  const filters = fc.record({
    metric: fc.constantFrom(...metrics),
    weightClass: fc.option(fc.constantFrom(...WEIGHT_CLASSES)),
    days: fc.option(fc.tuple(fc.option(day), fc.option(day))),
    minBouts: fc.integer({ min: 0, max: 12 }),
    order: fc.constantFrom('desc' as const, 'asc' as const),
    limit: fc.integer({ min: 1, max: 100 }),
  });

  it('match a count over the bouts, with every combination of filters', async () => {
    const repository = new VerificationRepository(tools.dataSource);
    const bodies = await repository.findBodies();
    const unknown: ListedBody = { heightCm: null, reachCm: null, bornOn: null };
    const careers = [...(await repository.findSides())].map(([fighterId, bouts]): Career => ({
      fighterId,
      bouts,
      body: bodies.get(fighterId) ?? unknown,
    }));
    await fc.assert(
      fc.asyncProperty(filters, async ({ metric, weightClass, days, minBouts, order, limit }) => {
        const [from, to] = (days ?? [null, null])
          .map((date) => date?.toISOString().slice(0, 10) ?? null)
          .sort((a, b) => (a === null || b === null ? 0 : a.localeCompare(b)));
        const filter = { weightClass, from: from ?? null, to: to ?? null, minBouts };
        const { data } = await tools.call<LeaderboardData[]>('get_leaderboard', {
          metric,
          order,
          limit,
          min_bouts: minBouts,
          ...(weightClass === null ? {} : { weight_class: weightClass }),
          ...(filter.from === null ? {} : { from: filter.from }),
          ...(filter.to === null ? {} : { to: filter.to }),
        });
        const board = countBoard(careers, metric, filter);
        const shown = (value: number): number => (metric === 'age' ? yearsOld(value) : value);
        const values = [...board.values()].map(({ value }) => shown(value));
        values.sort((a, b) => (order === 'desc' ? b - a : a - b));
        expect(data).toHaveLength(Math.min(limit, board.size));
        for (const [index, row] of data.entries()) {
          const counted = board.get(row.fighter_id);
          expect(counted?.bouts).toBe(row.bouts);
          expect(row.value).toBeCloseTo(shown(counted?.value ?? Number.NaN), 3);
          expect(row.value).toBeCloseTo(values[index] ?? Number.NaN, 3);
          const better = values.filter((value) =>
            order === 'desc' ? value > row.value + 1e-4 : value < row.value - 1e-4,
          );
          expect(row.rank).toBeGreaterThan(better.length);
        }
      }),
      { numRuns: 150, seed: 20_260_801 },
    );
  }, 120_000);
});

describe('as of a day', () => {
  const DAYS = ['2025-06-01', '2019-11-03', '2012-02-29'];

  /** Tool results about some fighters as of a day. */
  async function answers(ids: readonly string[], day: string): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const [index, fighter] of ids.entries()) {
      found.push((await tools.call('get_fighter', { fighter, as_of: day })).data);
      found.push((await tools.call('get_ratings', { fighter, as_of: day })).data);
      const other = ids[(index + 1) % ids.length] ?? '';
      found.push(
        (await tools.call('compare_fighters', { fighter_a: fighter, fighter_b: other, as_of: day })).data,
      );
    }
    found.push((await tools.call('get_rankings', { as_of: day })).data);
    found.push((await tools.call('get_ratings', { as_of: day, limit: 100 })).data);
    return found;
  }

  it('ignores later bouts: deleting them changes no result', async () => {
    const rows = await tools.dataSource.query<{ id: string }[]>(
      `SELECT fighter_id AS id FROM mma.fighter_careers
        WHERE first_bout_on < '2012-01-01' AND last_bout_on > '2012-03-01'
        ORDER BY bouts DESC, fighter_id LIMIT 12`,
    );
    const ids = rows.map(({ id }) => id);
    expect(ids).toHaveLength(12);
    await tools.dataSource.query(
      `INSERT INTO mma.rankings (list, listed_on, rank, name, fighter_id)
       SELECT 'lightweight', day::date, row_number() OVER (PARTITION BY day), id, id
         FROM unnest($1::text[]) AS id, unnest(ARRAY['2011-01-01', '2018-01-01', '2026-01-01']) AS day`,
      [ids],
    );
    for (const day of DAYS) {
      const before = await answers(ids, day);
      await tools.dataSource.query('DELETE FROM mma.bouts WHERE held_on >= $1', [day]);
      await tools.dataSource.query('DELETE FROM mma.rankings WHERE listed_on > $1', [day]);
      await tools.dataSource.query('UPDATE mma.dataset SET figures_version = 0');
      await tools.close();
      tools = await startTools(database.env);
      expect(await answers(ids, day)).toEqual(before);
    }
  }, 120_000);
});
