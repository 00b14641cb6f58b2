import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { ImportReport } from '@app/data-collection';
import { describeWith, filesAt } from '../support/needs.js';
import { IMPORT_FIXTURES, startImporter, type TestImporter } from '../support/start-importer.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'samples', 'dirty');

/** Every expected report, with words of its reason. */
const EXPECTED: readonly [file: string, line: number, severity: 'rejected' | 'warning', reason: RegExp][] = [
  ['ufc_event_details.csv', 9, 'rejected', /DATE.*Febuary 31/],
  ['ufc_event_details.csv', 12, 'rejected', /line 2\b/],
  ['ufc_fight_results.csv', 5, 'warning', /weight class "Cruiserweight Bout"/],
  ['ufc_fight_results.csv', 7, 'rejected', /TIME.*4:7x/],
  ['ufc_fight_results.csv', 10, 'rejected', /BOUT/],
  ['ufc_fight_results.csv', 14, 'rejected', /line 4\b/],
  ['ufc_fight_results.csv', 15, 'rejected', /OUTCOME.*W\/W/],
  ['ufc_fight_results.csv', 16, 'rejected', /10 columns instead of 11/],
  ['ufc_fight_details.csv', 6, 'rejected', /2 columns instead of 3/],
  ['ufc_fight_details.csv', 8, 'rejected', /4 columns instead of 3/],
  ['ufc_fight_details.csv', 13, 'rejected', /URL/],
  ['ufc_fighter_details.csv', 14, 'rejected', /not UTF-8/],
  ['ufc_fighter_details.csv', 29, 'rejected', /line 8\b/],
  ['ufc_fighter_details.csv', 30, 'rejected', /not UTF-8/],
  ['ufc_fighter_tott.csv', 1, 'rejected', /header lacks DOB.*file was skipped/],
  ['ufc_fight_stats.csv', 3, 'rejected', /more landed than attempted \(9 of 5\)/],
  ['ufc_fight_stats.csv', 6, 'rejected', /no such bout/],
  ['ufc_fight_stats.csv', 7, 'rejected', /no such bout/],
  ['ufc_fight_stats.csv', 9, 'rejected', /"x of 8"/],
  ['ufc_fight_stats.csv', 10, 'rejected', /no such bout/],
  ['ufc_fight_stats.csv', 11, 'rejected', /no such bout/],
  ['ufc_fight_stats.csv', 12, 'rejected', /line 4\b/],
  ['ufc_fight_stats.csv', 13, 'rejected', /Jorge Masvidall is not in the bout/],
  ['ufc_fight_stats.csv', 15, 'rejected', /no such bout/],
];

describeWith([filesAt(SAMPLES)], 'import of the damaged samples', () => {
  let database: TestDatabase;
  let importer: TestImporter;
  let report: ImportReport;

  beforeAll(async () => {
    database = await createTestDatabase();
    importer = await startImporter(database.env);
    report = await importer.imports.importFrom(SAMPLES);
  });

  afterAll(async () => {
    await importer.close();
    await database.close();
  });

  it.each(EXPECTED)('reports %s:%i as %s', (file, line, severity, reason) => {
    const found = report.lines.filter((entry) => entry.file === file && entry.line === line);
    expect(found).toEqual([{ file, line, severity, reason: expect.stringMatching(reason) }]);
  });

  it('reports nothing else, and stores every report', async () => {
    expect(report.lines).toHaveLength(EXPECTED.length);
    expect(await importer.value('SELECT count(*)::int FROM mma.import_rejects')).toBe(EXPECTED.length);
  });

  it('quarantines every rejected line except the header, with its values', async () => {
    const rows = await importer.rows<{ at: string }>(
      `SELECT file || ':' || line AS at FROM mma.quarantined_rows WHERE row_values <> '{}' ORDER BY file, line`,
    );
    const refused = EXPECTED.filter(
      ([file, , severity]) => severity === 'rejected' && file !== 'ufc_fighter_tott.csv',
    );
    expect(rows.map(({ at }) => at).sort()).toEqual(refused.map(([file, line]) => `${file}:${line}`).sort());
    expect((await importer.status.read()).counts.quarantined).toBe(refused.length);
  });

  it('stores the message and the fighter of a quarantined row', async () => {
    const [row] = await importer.rows(
      `SELECT row_values->>'SIG.STR.' AS strikes, bout_id, round, reason, stood, is_sound FROM mma.quarantined_rows
       WHERE file = 'ufc_fight_stats.csv' AND line = 3`,
    );
    expect(row).toEqual({
      strikes: '9 of 5',
      bout_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      round: 1,
      reason: expect.stringContaining('more landed than attempted'),
      stood: false,
      is_sound: false,
    });
  });

  it.each([
    ['events', 6],
    // Two events of the sample have no results and are later than the others.
    ['upcoming_events', 2],
    ['bouts', 9],
    ['bout_participants', 18],
    ['fighters', 26],
    ['round_statistics', 4],
  ])('imports all valid %s', async (table, count) => {
    expect(await importer.value(`SELECT count(*)::int FROM mma.${table}`)).toBe(count);
  });

  it('imports a bout of an unknown weight class without a weight class', async () => {
    const [bout] = await importer.rows(
      `SELECT weight_class, method_group FROM mma.bouts WHERE id = '531d9676d767da66'`,
    );
    expect(bout).toEqual({ weight_class: null, method_group: 'ko_tko' });
    expect(await importer.value('SELECT count(*)::int FROM mma.bouts WHERE weight_class IS NULL')).toBe(1);
  });

  it('leaves missing body measurements null', async () => {
    const known = await importer.value(
      `SELECT count(*)::int FROM mma.fighters
       WHERE height_cm IS NOT NULL OR reach_cm IS NOT NULL OR born_on IS NOT NULL OR weight_lb IS NOT NULL`,
    );
    expect(known).toBe(0);
  });

  it('stores the other name of a renamed event as an alias', async () => {
    const [event] = await importer.rows(`SELECT name, aliases FROM mma.events WHERE id = '1ef0eae31904e534'`);
    expect(event).toEqual({
      name: 'UFC 229: Khabib vs. McGregor',
      aliases: ['UFC 229: Nurmagomedov vs. McGregor'],
    });
  });

  it('removes the byte order mark and carriage returns', async () => {
    const rows = await importer.rows<{ location: string }>(
      `SELECT location FROM mma.events WHERE location LIKE E'%\\r%' OR name LIKE E'\\uFEFF%'`,
    );
    expect(rows).toEqual([]);
  });

  it('stores no replacement character', async () => {
    const damaged = `name LIKE E'%\\uFFFD%' OR nickname LIKE E'%\\uFFFD%'`;
    expect(await importer.rows(`SELECT id FROM mma.fighters WHERE ${damaged}`)).toEqual([]);
  });

  it('keeps the first of contradicting rows', async () => {
    expect(await importer.value(`SELECT nickname FROM mma.fighters WHERE id = '634e2fb70bde3fd5'`)).toBe(
      "The Preacher's Daughter",
    );
    expect(await importer.value(`SELECT method FROM mma.bouts WHERE id = '70af72a72b31fe4d'`)).toBe('KO/TKO');
    expect(
      await importer.value(
        `SELECT knockdowns FROM mma.round_statistics
         WHERE bout_id = '70af72a72b31fe4d' AND fighter_id = '47b9e0e7703a4868'`,
      ),
    ).toBe(1);
  });

  it('reads 0 as zero and -- as null', async () => {
    const [row] = await importer.rows(
      `SELECT knockdowns, control_seconds FROM mma.round_statistics
       WHERE bout_id = '70af72a72b31fe4d' AND fighter_id = '0b31f87be71ebbb1'`,
    );
    expect(row).toEqual({ knockdowns: 0, control_seconds: null });
  });

  it('changes nothing when repeated, and reports the same lines', async () => {
    const version = report.dataVersion;
    const quarantined =
      'SELECT id, file, line, reason, row_values, first_seen_at FROM mma.quarantined_rows ORDER BY id';
    const before = await importer.rows(quarantined);
    const again = await importer.imports.importFrom(SAMPLES);
    expect(again.changed).toBe(false);
    expect(again.dataVersion).toBe(version);
    expect(again.lines).toEqual(report.lines);
    expect(await importer.rows(quarantined)).toEqual(before);
    expect(await importer.rows('SELECT DISTINCT run_id FROM mma.quarantined_rows')).toEqual([
      { run_id: again.runId },
    ]);
    for (const counts of Object.values(again.tables))
      expect(counts).toMatchObject({ inserted: 0, updated: 0 });
  });
});

describe('import of damaged lines', () => {
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

  it('loses one line per fault, and reports each', async () => {
    const report = await importer.imports.importFrom(join(IMPORT_FIXTURES, 'not-ok', 'damaged'));
    expect(report.lines.map(({ line, severity, reason }) => `${line} ${severity} ${reason}`)).toEqual([
      '3 rejected a quotation mark is not closed or not escaped',
      '5 rejected the line contains a control character',
      '6 rejected the bout of line 2 repeated at another event',
      '7 rejected both names mean the same fighter',
      '8 warning unknown method "Magic"; counted as other',
      '8 warning round 4 does not fit "3 Rnd (5-5-5)"; duration left unknown',
      '9 rejected ROUND: "0" is not a round; TIME: "99:99" is not a time m:ss; ' +
        'URL: "http://ufcstats.com/event-details/b000000000000006" is not the address of a fight',
    ]);
    expect(await importer.rows('SELECT id, referee FROM mma.bouts ORDER BY id')).toEqual([
      { id: 'b000000000000001', referee: 'Rita "R" Reff' },
      { id: 'b000000000000005', referee: null },
    ]);
  });

  it.each([
    ['no-results', /ufc_fight_results\.csv is missing/],
    ['wrong-header', /the header lacks WEIGHTCLASS/],
  ])('refuses a folder with %s and changes nothing', async (folder, reason) => {
    const before = await importer.rows('SELECT * FROM mma.events ORDER BY id');
    await expect(importer.imports.importFrom(join(IMPORT_FIXTURES, 'not-ok', folder))).rejects.toThrow(
      reason,
    );
    expect(await importer.rows('SELECT * FROM mma.events ORDER BY id')).toEqual(before);
    expect((await importer.status.read()).last_sync).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(reason),
    });
  });

  it('refuses a folder that does not exist', async () => {
    await expect(importer.imports.importFrom('no/such/folder')).rejects.toThrow(/There is no folder/);
  });
});
