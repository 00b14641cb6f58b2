import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  changesOf,
  copyFolder,
  editFile,
  IMPORT_FIXTURES,
  startImporter,
  type TestImporter,
} from '../support/start-importer.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const OK = join(IMPORT_FIXTURES, 'ok');
const BODIES = 'ufc_fighter_tott.csv';
const RESULTS = 'ufc_fight_results.csv';

/** Makes the two fighters called Adam Arden alike. */
const makeAlike = (folder: string): void =>
  editFile(folder, BODIES, (text) =>
    text.replace('190 lbs.', '205 lbs.').replace('"Feb 28, 1990"', '--').replace('"Oct 07, 1970"', '--'),
  );

describe('people of an import', () => {
  let database: TestDatabase;
  let importer: TestImporter;
  let files: ReturnType<typeof copyFolder>;

  const sidesOf = (name: string) =>
    importer.rows(
      `SELECT bout_id, fighter_id, result FROM mma.bout_participants JOIN mma.fighters ON id = fighter_id
       WHERE name = $1 ORDER BY bout_id`,
      [name],
    );
  const coverage = () =>
    importer.rows(`SELECT id, coverage FROM mma.fighters WHERE name = 'Adam Arden' ORDER BY id`);
  const call = async (name: string, args: object) => {
    const outcome = await importer.tools.call(name, args, new AbortController().signal);
    return outcome.result;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    importer = await startImporter(database.env);
  });

  beforeEach(async () => {
    files = copyFolder(OK);
    await importer.rows(
      'TRUNCATE mma.events, mma.fighters, mma.dataset, mma.import_runs, mma.rankings CASCADE',
    );
  });

  afterEach(() => files.remove());

  afterAll(async () => {
    await importer.close();
    await database.close();
  });

  describe('homonyms that cannot be told apart', () => {
    beforeEach(() => makeAlike(files.folder));

    it('are stored separately, with the possible fighters', async () => {
      const report = await importer.imports.importFrom(files.folder);

      expect(await sidesOf('Adam Arden')).toEqual([
        { bout_id: 'b000000000000001', fighter_id: 'n-adam-arden', result: 'win' },
        { bout_id: 'b000000000000002', fighter_id: 'n-adam-arden', result: 'loss' },
      ]);
      expect(
        await importer.rows(`SELECT ambiguous_ids, source_url FROM mma.fighters WHERE id = 'n-adam-arden'`),
      ).toEqual([{ ambiguous_ids: ['f000000000000001', 'f000000000000002'], source_url: null }]);
      const warnings = report.lines.filter(({ reason }) => reason.includes('Adam Arden'));
      expect(warnings).toEqual(
        [2, 3].map((line) => ({
          file: RESULTS,
          line,
          severity: 'warning',
          reason:
            '2 fighters are named Adam Arden and the bout does not tell which; stored separately as n-adam-arden',
        })),
      );
      expect((await importer.status.read()).counts.quarantined).toBe(0);
    });

    it('are partial, and so are all possible fighters', async () => {
      await importer.imports.importFrom(files.folder);
      const partial = ['f000000000000001', 'f000000000000002', 'n-adam-arden'];
      expect(await coverage()).toEqual(partial.map((id) => ({ id, coverage: 'partial' })));
      expect((await importer.status.read()).counts.complete_fighters).toBe(5);
    });

    it('do not affect the opponent', async () => {
      await importer.imports.importFrom(files.folder);
      expect(await sidesOf('Carl Cole')).toMatchObject([{ result: 'win' }, { result: 'no_contest' }]);
    });

    it('change nothing when repeated', async () => {
      await importer.imports.importFrom(files.folder);
      const again = await importer.imports.importFrom(files.folder);
      expect(again.changed).toBe(false);
    });

    it('are assigned to the right fighter once there is evidence', async () => {
      await importer.imports.importFrom(files.folder);

      await importer.imports.importFrom(OK);

      expect(await sidesOf('Adam Arden')).toEqual([
        { bout_id: 'b000000000000001', fighter_id: 'f000000000000002', result: 'win' },
        { bout_id: 'b000000000000002', fighter_id: 'f000000000000001', result: 'loss' },
      ]);
      expect(await coverage()).toEqual([
        { id: 'f000000000000001', coverage: 'complete' },
        { id: 'f000000000000002', coverage: 'complete' },
      ]);
      expect(
        await importer.value(`SELECT count(*)::int FROM mma.bout_totals WHERE fighter_id LIKE 'n-%'`),
      ).toBe(0);
    });

    it('are identified by the database if the files do not identify them', async () => {
      await importer.imports.importFrom(OK);
      writeFileSync(join(files.folder, BODIES), 'FIGHTER,HEIGHT,WEIGHT,REACH,STANCE,DOB,URL\n');
      expect(changesOf(await importer.imports.importFrom(files.folder))).toEqual({});
    });

    it('do not replace each other on a ranking list', async () => {
      appendFileSync(
        join(files.folder, 'rankings_history.csv'),
        '2020-05-01,Light Heavyweight,Adam Arden,3\n',
      );
      await importer.imports.importFrom(files.folder);
      expect(await importer.rows(`SELECT fighter_id FROM mma.rankings WHERE name = 'Adam Arden'`)).toEqual([
        { fighter_id: null },
      ]);
    });

    it('are listed in the report', async () => {
      await importer.imports.importFrom(files.folder);
      expect((await importer.report.read(0)).ambiguous).toEqual([
        {
          fighter_id: 'n-adam-arden',
          name: 'Adam Arden',
          bouts: 2,
          candidates: [
            { fighter_id: 'f000000000000001', name: 'Adam Arden', nickname: 'The Ant' },
            { fighter_id: 'f000000000000002', name: 'Adam Arden', nickname: null },
          ],
        },
      ]);
    });

    it('are named in the notes of a tool result about one of them', async () => {
      await importer.imports.importFrom(files.folder);
      expect(await call('get_fighter', { fighter: 'f000000000000001' })).toMatchObject({
        meta: {
          coverage: 'partial',
          notes: [
            expect.stringMatching(/does not hold all UFC bouts of Adam Arden/),
            'Some bouts of a fighter called Adam Arden cannot be attributed to one of the namesakes; they are listed under a separate fighter.',
            'No UFC bout of this fighter is in the data.',
          ],
        },
      });
    });

    it('do not reserve a name that a fighter with bouts has', async () => {
      appendFileSync(
        join(files.folder, RESULTS),
        'Second Night: Arden vs. Cole,Adam Arden vs. Bruno Bohl,W/L,Heavyweight Bout,Submission,1,1:30,' +
          '3 Rnd (5-5-5),,Armbar,http://ufcstats.com/fight-details/b000000000000009\n',
      );
      editFile(files.folder, BODIES, (text) =>
        text.replace('205 lbs.,--', '225 lbs.,--').replace('190 lbs.', '185 lbs.'),
      );
      editFile(files.folder, RESULTS, (text) =>
        text.replace('UFC Interim Light Heavyweight Title Bout', 'Catch Weight Bout'),
      );
      await importer.imports.importFrom(files.folder);

      expect(await call('get_fighter', { fighter: 'Adam Arden' })).toMatchObject({
        error: { code: 'ambiguous_fighter' },
      });
    });
  });

  it('queries the database for homonyms if a list may omit them', async () => {
    await importer.imports.importFrom(OK);
    // A part of the files that lists only the lighter Adam Arden, and a bout of the other one.
    editFile(files.folder, 'ufc_event_details.csv', (text) => text.replace(/^First.*\n/m, ''));
    editFile(files.folder, 'ufc_fighter_details.csv', (text) => text.replace(/^Adam,Arden,The Ant.*\n/m, ''));
    editFile(files.folder, BODIES, (text) => text.replace(/^Adam Arden,"5.*\n/m, ''));
    expect(changesOf(await importer.imports.importFrom(files.folder))).toEqual({});
  });

  it('never corrects the spelling of a name that the database has', async () => {
    await importer.imports.importFrom(OK);
    editFile(files.folder, 'ufc_event_details.csv', (text) => text.replace(/^First.*\n/m, ''));
    editFile(files.folder, 'ufc_fighter_details.csv', (text) =>
      text.replace('Carl,Cole,', 'Carol,Cole,').replace('f000000000000004', 'f000000000000009'),
    );
    editFile(files.folder, BODIES, (text) => text.replace(/^Carlo Cole.*\n/m, ''));
    await importer.imports.importFrom(files.folder);
    expect(
      await importer.value(
        `SELECT fighter_id FROM mma.bout_participants WHERE bout_id = 'b000000000000002' AND corner = 'b'`,
      ),
    ).toBe('f000000000000004');
  });
});
