import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, filesAt, POSTGRES } from '../support/needs.js';
import { startImporter, type TestImporter } from '../support/start-importer.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Two imports of the complete data on a busy machine. */
const LONG_MS = 300_000;

const NAMES = readFileSync(join(ROOT, 'libs', 'data-collection', 'data', 'starter-fighters.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const RECORDS = `
  SELECT count(*) FILTER (WHERE result = 'win')::int AS wins, count(*) FILTER (WHERE result = 'loss')::int AS losses,
    count(*) FILTER (WHERE result = 'no_contest')::int AS no_contests
  FROM mma.bout_participants JOIN mma.fighters ON fighters.id = fighter_id WHERE name = $1`;

describe('starter data', () => {
  let database: TestDatabase;
  let importer: TestImporter;

  beforeAll(async () => {
    database = await createTestDatabase();
    importer = await startImporter(database.env);
  });

  afterAll(async () => {
    await importer.close();
    await database.close();
  });

  it('is loaded into an empty database, once', async () => {
    expect(await importer.starter.loadWhenEmpty()).toBe(true);
    expect(await importer.starter.loadWhenEmpty()).toBe(false);
    expect(await importer.status.read()).toMatchObject({
      coverage: 'starter',
      data_version: 1,
      last_sync: { source: 'starter', status: 'succeeded' },
    });
  });

  it('has the complete career of every listed fighter', async () => {
    const complete = await importer.rows<{ name: string }>(
      `SELECT name FROM mma.fighters WHERE coverage = 'complete' AND name = ANY ($1)`,
      [NAMES],
    );
    expect(new Set(complete.map(({ name }) => name))).toEqual(new Set(NAMES));
    expect(NAMES.length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['Khabib Nurmagomedov', 13, 0, 0],
    ['Jon Jones', 22, 1, 1],
    ['Chan Sung Jung', 7, 5, 0],
    ['Jim Miller', 28, 18, 1],
  ])('has the record of %s', async (name, wins, losses, noContests) => {
    expect(await importer.rows(RECORDS, [name])).toEqual([{ wins, losses, no_contests: noContests }]);
  });

  it('marks fighters and events with missing data as partial', async () => {
    expect(await importer.value(`SELECT coverage FROM mma.fighters WHERE name = 'Thiago Santos'`)).toBe(
      'partial',
    );
    expect(
      await importer.value(
        `SELECT count(*)::int FROM mma.fighters WHERE coverage = 'partial' AND NOT EXISTS (
           SELECT 1 FROM mma.bout_participants WHERE fighter_id = fighters.id)`,
      ),
    ).toBe(0);
    expect(
      await importer.value(`SELECT count(*)::int FROM mma.events WHERE coverage = 'partial'`),
    ).toBeGreaterThan(100);
  });

  describeWith([POSTGRES, filesAt(ALL_DATA)], 'with all files', () => {
    it(
      'is completed by an import of all files; a second one changes nothing',
      async () => {
        const started = await importer.rows<{ id: string }>('SELECT id FROM mma.bouts');

        const report = await importer.imports.importFrom(ALL_DATA);

        expect(report.tables.bouts).toEqual({
          inserted: 8810 - started.length,
          updated: 0,
          unchanged: started.length,
          rejected: 0,
        });
        expect(await importer.status.read()).toMatchObject({
          as_of: '2026-08-01',
          coverage: 'complete',
          counts: {
            events: 783,
            bouts: 8810,
            fighters: 4582,
            complete_fighters: 4582,
            totals: 17_574,
            rounds: 4940,
          },
        });
        const again = await importer.imports.importFrom(ALL_DATA);
        expect(again.changed).toBe(false);
        expect(again.dataVersion).toBe(report.dataVersion);
      },
      LONG_MS,
    );
  });
});
