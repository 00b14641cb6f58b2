import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

describe('import', () => {
  let database: TestDatabase;
  let importer: TestImporter;
  let files: ReturnType<typeof copyFolder>;

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

  it('imports a whole file set as complete', async () => {
    const report = await importer.imports.importFrom(OK);

    expect(changesOf(report)).toEqual({
      events: '+3 ~0',
      fighters: '+7 ~0',
      fighter_aliases: '+2 ~0',
      bouts: '+5 ~0',
      bout_participants: '+10 ~0',
      bout_totals: '+3 ~0',
      round_statistics: '+4 ~0',
      rankings: '+2 ~0',
    });
    expect(await importer.status.read()).toMatchObject({
      as_of: '2020-06-06',
      coverage: 'complete',
      data_version: 1,
      how_to_get_the_rest: null,
      counts: {
        events: 3,
        bouts: 5,
        fighters: 7,
        complete_fighters: 7,
        rounds: 4,
        totals: 3,
        quarantined: 0,
      },
      last_sync: { source: OK, status: 'succeeded', inserted: 36, updated: 0, rejected: 0 },
    });
    expect(report.lines.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      'ufc_fight_results.csv:6 Carl Coole is not in the fighter list; read as Carl Cole',
      'ufc_fight_results.csv:7 Nora New is not in the fighter list; stored as a new fighter',
      'ufc_fighter_tott.csv:6 the measurements of Flora Fly are listed for Dan Drew; left unknown',
    ]);
  });

  it('reads a bout: class, belt, duration, cards, ending', async () => {
    await importer.imports.importFrom(OK);
    const bouts = await importer.rows(
      `SELECT weight_class, title, method_group, method_detail, duration_seconds, scheduled_rounds, round_minutes,
         scorecards, card_position FROM mma.bouts ORDER BY id LIMIT 3`,
    );
    expect(bouts).toEqual([
      {
        weight_class: null,
        title: 'tournament',
        method_group: 'submission',
        method_detail: 'Rear Naked Choke, Technical Submission',
        duration_seconds: 15 * 60 + 90,
        scheduled_rounds: 1,
        round_minutes: '15-3-3',
        scorecards: [],
        card_position: 0,
      },
      {
        weight_class: 'light_heavyweight',
        title: 'interim',
        method_group: 'decision',
        method_detail: 'Point Deducted: Low Blow by Cole',
        duration_seconds: 15 * 60,
        scheduled_rounds: 5,
        round_minutes: '5-5-5-5-5',
        scorecards: [
          { judge: 'Jane Judge', a: 47, b: 48 },
          { judge: 'Jim Judge', a: 48, b: 47 },
          { judge: 'Joe Judge', a: 47, b: 48 },
        ],
        card_position: 0,
      },
      {
        weight_class: 'women_flyweight',
        title: 'none',
        method_group: 'decision',
        method_detail: null,
        duration_seconds: 15 * 60,
        scheduled_rounds: 3,
        round_minutes: '5-5-5',
        scorecards: [
          { judge: null, a: 28, b: 28 },
          { judge: null, a: 29, b: 28 },
          { judge: null, a: 28, b: 28 },
        ],
        card_position: 1,
      },
    ]);
  });

  it('distinguishes fighters of one name by weight and age', async () => {
    await importer.imports.importFrom(OK);
    const fighters = await importer.rows(
      `SELECT fighter_id, count(*)::int AS bouts FROM mma.bout_participants
       WHERE fighter_id LIKE 'f00000000000000_' GROUP BY 1 ORDER BY 1`,
    );
    expect(fighters).toEqual([
      { fighter_id: 'f000000000000001', bouts: 1 },
      { fighter_id: 'f000000000000002', bouts: 1 },
      { fighter_id: 'f000000000000003', bouts: 2 },
      { fighter_id: 'f000000000000004', bouts: 2 },
      { fighter_id: 'f000000000000005', bouts: 1 },
      { fighter_id: 'f000000000000006', bouts: 2 },
    ]);
  });

  it('sums the rounds if all of them are known and there are no totals', async () => {
    await importer.imports.importFrom(OK);
    const totals = await importer.rows(
      `SELECT fighter_id, sig_strikes_landed, sig_strikes_attempted, submission_attempts, control_seconds
       FROM mma.bout_totals WHERE bout_id = 'b000000000000001'`,
    );
    expect(totals).toEqual([
      {
        fighter_id: 'f000000000000002',
        sig_strikes_landed: 5,
        sig_strikes_attempted: 8,
        submission_attempts: 2,
        control_seconds: null,
      },
    ]);
  });

  it('changes nothing when repeated', async () => {
    await importer.imports.importFrom(OK);
    const before = await importer.rows('SELECT * FROM mma.dataset');

    const report = await importer.imports.importFrom(OK);

    expect(changesOf(report)).toEqual({});
    expect(report.changed).toBe(false);
    expect(await importer.rows('SELECT * FROM mma.dataset')).toEqual(before);
  });

  it('writes only differences, and increments the data version by one', async () => {
    await importer.imports.importFrom(files.folder);
    editFile(files.folder, 'ufc_fighter_details.csv', (text) => text.replace('The Ant', 'The Giant'));

    const report = await importer.imports.importFrom(files.folder);

    expect(changesOf(report)).toEqual({ fighters: '+0 ~1' });
    expect(report.dataVersion).toBe(2);
  });

  it('keeps the first-seen time of a row, and updates its change time', async () => {
    const stamps = async () => {
      const rows = await importer.rows<{ id: string; first: string; changed: string }>(
        `SELECT id, first_seen_at::text AS first, changed_at::text AS changed FROM (
           SELECT 'event ' || id AS id, first_seen_at, changed_at FROM mma.events
           UNION SELECT 'bout ' || id, first_seen_at, changed_at FROM mma.bouts
           UNION SELECT 'fighter ' || id, first_seen_at, changed_at FROM mma.fighters) AS every ORDER BY id`,
      );
      return new Map(rows.map(({ id, ...times }) => [id, times]));
    };
    await importer.imports.importFrom(files.folder);
    const before = await stamps();
    await importer.imports.importFrom(files.folder);
    expect(await stamps()).toEqual(before);
    editFile(files.folder, 'ufc_fight_results.csv', (text) => text.replace('toKnee Injury', 'Armbar'));

    const report = await importer.imports.importFrom(files.folder);

    const after = await stamps();
    const changed = [...after].filter(([id, { changed }]) => changed !== before.get(id)?.changed);
    expect(changed.map(([id]) => id)).toEqual(['bout b000000000000005']);
    expect([...after].map(([id, { first }]) => [id, first])).toEqual(
      [...before].map(([id, { first }]) => [id, first]),
    );
    expect(report.dataVersion).toBe(2);
  });

  it('keeps rows that are missing in the files', async () => {
    await importer.imports.importFrom(files.folder);
    editFile(files.folder, 'ufc_fight_results.csv', (text) => text.split('\n').slice(0, 3).join('\n'));
    for (const file of ['ufc_fighter_tott.csv', 'ufc_fight_stats.csv', 'ufc_fighter_details.csv']) {
      writeFileSync(join(files.folder, file), readFileSync(join(OK, file), 'utf8').split('\n', 1)[0] ?? '');
    }

    const report = await importer.imports.importFrom(files.folder);

    expect(changesOf(report)).toEqual({});
    expect(await importer.value('SELECT count(*)::int FROM mma.bouts')).toBe(5);
    expect(await importer.value('SELECT count(*)::int FROM mma.fighters WHERE weight_lb IS NOT NULL')).toBe(
      4,
    );
  });

  it('reports a value out of range as one line, and imports the rest', async () => {
    editFile(files.folder, 'ufc_fight_stats.csv', (text) => text.replace('1:05', '600:00'));
    const long = 'x'.repeat(60);
    appendFileSync(
      join(files.folder, 'ufc_fighter_details.csv'),
      `${long},${long},,http://ufcstats.com/fighter-details/f000000000000009\n`,
    );
    appendFileSync(
      join(files.folder, 'ufc_event_details.csv'),
      `Night X,http://ufcstats.com/event-details/e000000000000009,"June 06, 2020","${long}${long}, USA"\n`,
    );

    const report = await importer.imports.importFrom(files.folder);

    expect(
      report.lines.filter(({ severity }) => severity === 'rejected').map(({ reason }) => reason),
    ).toEqual([
      'LOCATION: its city is longer than 100 characters',
      'FIRST and LAST are together longer than 120 characters',
      'CTRL: "600:00" is longer than two hours',
    ]);
    expect(await importer.value('SELECT count(*)::int FROM mma.bouts')).toBe(5);
  });

  it('leaves a sum out of range null', async () => {
    const lines = ['Round 1', 'Round 2', 'Round 3', 'Round 4'].map(
      (round) =>
        `Night Without a Day,Bruno Bohl vs. Carl Coole,${round},Bruno Bohl,0,1 of 1,,9999 of 9999,0 of 0,,0,0,0:10` +
        ',1 of 1,0 of 0,0 of 0,1 of 1,0 of 0,0 of 0\n',
    );
    appendFileSync(join(files.folder, 'ufc_fight_stats.csv'), lines.join(''));
    editFile(files.folder, 'ufc_fight_results.csv', (text) => text.replace(',1,0:59,', ',4,0:59,'));

    await importer.imports.importFrom(files.folder);

    expect(
      await importer.rows(
        `SELECT sig_strikes_landed, total_strikes_landed FROM mma.bout_totals WHERE bout_id = 'b000000000000004'`,
      ),
    ).toEqual([{ sig_strikes_landed: 4, total_strikes_landed: null }]);
  });

  it('keeps weight classes and card positions that a partial file set lacks', async () => {
    await importer.imports.importFrom(files.folder);
    editFile(files.folder, 'ufc_fight_results.csv', (text) =>
      text
        .replace(/^Second Night: .*Adam Arden.*\n/m, '')
        .replace("W/L,Women's Flyweight Bout", 'W/L,Cruiserweight Bout'),
    );

    const report = await importer.imports.importFrom(files.folder);

    expect(changesOf(report)).toEqual({});
  });

  it('leaves the position of a rejected bout free, and marks its card and fighters as partial', async () => {
    editFile(files.folder, 'ufc_fight_results.csv', (text) =>
      text.replace('L/W,UFC Interim', 'W/W,UFC Interim'),
    );
    await importer.imports.importFrom(files.folder);

    const partial = async (table: string) =>
      (
        await importer.rows<{ id: string }>(
          `SELECT id FROM mma.${table} WHERE coverage = 'partial' ORDER BY id`,
        )
      ).map(({ id }) => id);
    expect(await partial('events')).toEqual(['e000000000000002']);
    expect(await partial('fighters')).toEqual(['f000000000000001', 'f000000000000002', 'f000000000000004']);
    expect(await importer.value(`SELECT card_position FROM mma.bouts WHERE id = 'b000000000000003'`)).toBe(1);
    expect(changesOf(await importer.imports.importFrom(files.folder))).toEqual({});

    await importer.imports.importFrom(OK);
    expect([...(await partial('events')), ...(await partial('fighters'))]).toEqual([]);
  });

  it('keeps the old name of a renamed event', async () => {
    await importer.imports.importFrom(files.folder);
    for (const file of ['ufc_event_details.csv', 'ufc_fight_results.csv', 'ufc_fight_stats.csv']) {
      editFile(files.folder, file, (text) => text.replaceAll('First Night: Arden vs. Bohl', 'Night One'));
    }

    const report = await importer.imports.importFrom(files.folder);

    expect(changesOf(report)).toEqual({ events: '+0 ~1' });
    expect(await importer.rows(`SELECT name, aliases FROM mma.events WHERE id = 'e000000000000001'`)).toEqual(
      [{ name: 'Night One', aliases: ['First Night: Arden vs. Bohl'] }],
    );
    expect(changesOf(await importer.imports.importFrom(files.folder))).toEqual({});
  });

  it('replaces an invented fighter once the listed one appears', async () => {
    await importer.imports.importFrom(files.folder);
    expect(await importer.value(`SELECT coverage FROM mma.fighters WHERE id = 'n-nora-new'`)).toBe(
      'complete',
    );
    appendFileSync(
      join(files.folder, 'ufc_fighter_details.csv'),
      'Nora,New,,http://ufcstats.com/fighter-details/f000000000000009\n',
    );

    const report = await importer.imports.importFrom(files.folder);

    expect(changesOf(report)).toEqual({ fighters: '+1 ~0', bout_participants: '+0 ~2' });
    expect(await importer.rows(`SELECT id FROM mma.fighters WHERE name = 'Nora New'`)).toEqual([
      { id: 'f000000000000009' },
    ]);
  });

  it('uses the fighters of earlier imports if the list is missing', async () => {
    await importer.imports.importFrom(files.folder);
    const report = await importer.imports.importFrom(files.folder);
    writeFileSync(join(files.folder, 'ufc_fighter_details.csv'), 'FIRST,LAST,NICKNAME,URL\n');
    writeFileSync(join(files.folder, 'ufc_fighter_tott.csv'), 'FIGHTER,HEIGHT,WEIGHT,REACH,STANCE,DOB,URL\n');

    const again = await importer.imports.importFrom(files.folder);

    expect(changesOf(again)).toEqual({});
    expect(again.dataVersion).toBe(report.dataVersion);
  });

  it('marks additions as partial when the files are not the whole history', async () => {
    editFile(files.folder, 'ufc_event_details.csv', (text) => text.replace('1994', '1995'));

    await importer.imports.importFrom(files.folder);

    expect(await importer.status.read()).toMatchObject({
      coverage: 'starter',
      how_to_get_the_rest: expect.stringContaining('npm run data:import -- <folder or URL>'),
    });
    expect(await importer.rows('SELECT DISTINCT coverage FROM mma.fighters')).toEqual([
      { coverage: 'partial' },
    ]);
    expect(await importer.rows('SELECT DISTINCT coverage FROM mma.events')).toEqual([
      { coverage: 'partial' },
    ]);
  });

  it('keeps the old data when it is aborted', async () => {
    await importer.imports.importFrom(OK);
    editFile(files.folder, 'ufc_fighter_details.csv', (text) => text.replace('The Ant', 'The Giant'));
    const stop = new AbortController();

    const stopped = importer.imports.importFrom(files.folder, {
      signal: stop.signal,
      onProgress: ({ file }) => {
        if (file === 'ufc_fight_totals.csv') stop.abort();
      },
    });

    await expect(stopped).rejects.toThrow('The import was stopped; nothing was changed.');
    expect(await importer.value(`SELECT nickname FROM mma.fighters WHERE id = 'f000000000000001'`)).toBe(
      'The Ant',
    );
    expect((await importer.status.read()).last_sync).toMatchObject({ status: 'failed' });
  });

  it('keeps the old data when the switch-over fails, and can be repeated', async () => {
    await importer.imports.importFrom(OK);
    editFile(files.folder, 'ufc_fighter_details.csv', (text) => text.replace('The Ant', 'The Giant'));
    editFile(files.folder, 'ufc_fight_totals.csv', (text) => text.replace(',301,', ',302,'));
    await importer.rows('ALTER TABLE mma.bout_totals ADD CONSTRAINT trap CHECK (control_seconds <> 302)');

    await expect(importer.imports.importFrom(files.folder)).rejects.toThrow(/trap/);

    expect(await importer.value(`SELECT nickname FROM mma.fighters WHERE id = 'f000000000000001'`)).toBe(
      'The Ant',
    );
    expect(await importer.value('SELECT data_version FROM mma.dataset')).toBe(1);
    await importer.rows('ALTER TABLE mma.bout_totals DROP CONSTRAINT trap');
    expect(changesOf(await importer.imports.importFrom(files.folder))).toEqual({
      fighters: '+0 ~1',
      bout_totals: '+0 ~1',
    });
  });

  it('refuses a second import while one is running', async () => {
    const second: Promise<unknown>[] = [];
    await importer.imports.importFrom(OK, {
      onProgress: () => {
        if (second.length === 0)
          second.push(importer.imports.importFrom(OK).catch((error: unknown) => error));
      },
    });

    expect(await second[0]).toMatchObject({ message: expect.stringMatching(/^Another import is running/) });
    expect(changesOf(await importer.imports.importFrom(OK))).toEqual({});
  });

  describe('from an address', () => {
    let server: Server;
    let address: string;
    let damage: string | null;

    beforeEach(async () => {
      damage = null;
      server = createServer((request, response) => {
        const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice('/data/'.length);
        if (name === damage) {
          response.writeHead(200, { 'content-length': 1_000_000 });
          response.write('EVENT,URL,DATE,LOCATION\n', () => response.destroy());
          return;
        }
        try {
          response.end(readFileSync(join(OK, name)));
        } catch {
          response.writeHead(404).end();
        }
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      address = `http://someone:secret@127.0.0.1:${port}/data`;
    });

    afterEach(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it('reads the same data as from a folder, and does not store the credentials', async () => {
      const report = await importer.imports.importFrom(address);
      expect(report.source).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/data\/$/);
      expect(changesOf(await importer.imports.importFrom(OK))).toEqual({});
    });

    it('changes nothing when the transfer fails', async () => {
      damage = 'ufc_event_details.csv';
      await expect(importer.imports.importFrom(address)).rejects.toThrow(
        /ufc_event_details\.csv was cut off/,
      );
      expect(await importer.value('SELECT count(*)::int FROM mma.events')).toBe(0);
    });
  });
});
