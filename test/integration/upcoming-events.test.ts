import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { EventData, EventSearchData, FighterData, ToolMeta } from '@app/mma';
import {
  copyFolder,
  editFile,
  IMPORT_FIXTURES,
  startImporter,
  type TestImporter,
} from '../support/start-importer.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const OK = join(IMPORT_FIXTURES, 'ok');
const EVENTS = 'ufc_event_details.csv';
const BOUTS = 'ufc_fight_details.csv';
const RESULTS = 'ufc_fight_results.csv';
const TODAY = '2020-06-10';
const NEXT = 'aaaaaaaaaaaaaaa1';
const LATER = 'aaaaaaaaaaaaaaa2';
const TITLE = 'bbbbbbbbbbbbbbb1';
const DEBUT = 'bbbbbbbbbbbbbbb2';

const eventLine = (id: string, name: string, day: string) =>
  `${name},http://ufcstats.com/event-details/${id},"${day}","Las Vegas, Nevada, USA"\n`;
const boutLine = (event: string, bout: string, id: string) =>
  `${event},${bout},http://ufcstats.com/fight-details/${id}\n`;
const afterHeader = (text: string, lines: string): string => text.replace('\n', `\n${lines}`);

describe('upcoming events', () => {
  let database: TestDatabase;
  let importer: TestImporter;
  let files: ReturnType<typeof copyFolder>;

  beforeAll(async () => {
    database = await createTestDatabase();
    importer = await startImporter(database.env, TODAY);
  });
  beforeEach(async () => {
    files = copyFolder(OK);
    // The version stays: catalogues are kept per version.
    await importer.rows(
      'TRUNCATE mma.events, mma.fighters, mma.import_runs, mma.rankings, mma.upcoming_events CASCADE',
    );
  });
  afterEach(() => files.remove());
  afterAll(async () => {
    await importer.close();
    await database.close();
  });

  const call = async <Data>(name: string, args: object): Promise<{ data: Data; meta: ToolMeta }> => {
    const outcome = await importer.tools.call(name, args, new AbortController().signal);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.result));
    return outcome.result as { data: Data; meta: ToolMeta };
  };
  const upcoming = async () => (await call<EventSearchData[]>('search_events', { status: 'upcoming' })).data;
  const run = async () => {
    const report = await importer.imports.importFrom(files.folder);
    await importer.serveNewest();
    return report;
  };
  const listNext = (day = 'June 20, 2020') =>
    editFile(files.folder, EVENTS, (text) =>
      afterHeader(text, eventLine(NEXT, 'UFC 900: Cole vs. Drew', day)),
    );
  const listBouts = () =>
    editFile(files.folder, BOUTS, (text) =>
      afterHeader(
        text,
        boutLine('UFC 900: Cole vs. Drew', 'Carl Cole vs. Dan Drew', TITLE) +
          boutLine('UFC 900: Cole vs. Drew', 'Never Seen vs. Carl Cole', DEBUT),
      ),
    );
  const unlist = (file: string) => editFile(files.folder, file, (text) => text.replace(/^UFC 900.*\n/gm, ''));
  const figures = () =>
    importer.rows(
      `SELECT (SELECT count(*)::int FROM mma.events) AS events, (SELECT count(*)::int FROM mma.bouts) AS bouts,
              (SELECT count(*)::int FROM mma.fighters) AS fighters, (SELECT as_of::text FROM mma.dataset) AS as_of,
              (SELECT count(*)::int FROM mma.appearances) AS appearances,
              (SELECT sum(bouts)::int FROM mma.fighter_careers) AS career_bouts,
              (SELECT coverage FROM mma.dataset) AS coverage`,
    );

  it('are kept apart: nothing counts them, and nobody new becomes a fighter', async () => {
    await run();
    const before = await figures();
    listNext();
    listBouts();
    const report = await run();
    expect(report.changed).toBe(true);
    expect(report.lines.filter(({ reason }) => /future|no result/.test(reason))).toEqual([]);
    expect(await figures()).toEqual(before);
    expect(await importer.value("SELECT count(*)::int FROM mma.fighters WHERE name = 'Never Seen'")).toBe(0);
  });

  it('are listed by the tools, soonest first, with what they hold', async () => {
    listNext();
    listBouts();
    editFile(files.folder, EVENTS, (text) => afterHeader(text, eventLine(LATER, 'UFC 901', 'July 04, 2020')));
    await run();
    expect(await upcoming()).toMatchObject([
      {
        event_id: NEXT,
        name: 'UFC 900: Cole vs. Drew',
        date: '2020-06-20',
        city: 'Las Vegas',
        bouts: 2,
        main_event: 'Carl Cole vs. Dan Drew',
        status: 'upcoming',
      },
      { event_id: LATER, date: '2020-07-04', bouts: 0, main_event: null },
    ]);
    const { data, meta } = await call<EventData>('get_event', { event: 'UFC 900' });
    expect(data).toMatchObject({ event_id: NEXT, status: 'upcoming', bouts: [] });
    expect(data.listed_bouts).toMatchObject([
      { bout_id: TITLE, fighter_a: { name: 'Carl Cole' }, fighter_b: { name: 'Dan Drew' } },
      { bout_id: DEBUT, fighter_a: { fighter_id: null, name: 'Never Seen' } },
    ]);
    expect(meta).toMatchObject({ as_of: '2020-06-06', notes: [expect.stringContaining('Not yet fought')] });
  });

  it('come neither first nor last among the events with results', async () => {
    listNext();
    await run();
    const { data, meta } = await call<EventSearchData[]>('search_events', { limit: 1 });
    expect(data).toMatchObject([{ date: '2020-06-06', status: 'held' }]);
    expect(meta.notes.join(' ')).toContain('UFC 900: Cole vs. Drew (2020-06-20)');
    const later = await call<EventSearchData[]>('search_events', { from: '2020-06-10' });
    expect(later.data).toMatchObject([{ event_id: NEXT, status: 'upcoming' }]);
    const held = await call<EventSearchData[]>('search_events', { from: '2020-06-10', status: 'held' });
    expect(held.data).toEqual([]);
  });

  it('are told of their fighters, but not as of a day', async () => {
    listNext();
    listBouts();
    await run();
    const { data, meta } = await call<FighterData>('get_fighter', { fighter: 'Dan Drew' });
    expect(data.next_bout).toMatchObject({
      event_id: NEXT,
      date: '2020-06-20',
      opponent: { name: 'Carl Cole' },
    });
    expect(meta.notes.join(' ')).toContain('Listed next: Carl Cole');
    const { data: then } = await call<FighterData>('get_fighter', {
      fighter: 'Dan Drew',
      as_of: '2020-06-01',
    });
    expect(then.next_bout).toBeNull();
  });

  it('change nothing when they are imported again', async () => {
    listNext();
    listBouts();
    const { dataVersion } = await run();
    expect(await run()).toMatchObject({ changed: false, dataVersion });
  });

  it('are postponed and cancelled as the source says', async () => {
    listNext();
    listBouts();
    await run();
    unlist(EVENTS);
    listNext('August 29, 2020');
    unlist(BOUTS);
    await run();
    expect(await upcoming()).toMatchObject([{ event_id: NEXT, date: '2020-08-29', bouts: 0 }]);
    unlist(EVENTS);
    expect((await run()).changed).toBe(true);
    expect(await upcoming()).toEqual([]);
    expect(await importer.value('SELECT count(*)::int FROM mma.events WHERE id = $1', [NEXT])).toBe(0);
  });

  it('become events with results, under the same ids', async () => {
    listNext('June 09, 2020');
    listBouts();
    await run();
    const { meta } = await call<EventData>('get_event', { event: NEXT });
    expect(meta.notes.join(' ')).toContain('Its day has passed');
    editFile(files.folder, RESULTS, (text) =>
      afterHeader(
        text,
        `UFC 900: Cole vs. Drew ,Carl Cole vs. Dan Drew,W/L,Light Heavyweight Bout,KO/TKO ,1,1:00,3 Rnd (5-5-5),Ref Ree,Punch,http://ufcstats.com/fight-details/${TITLE}\n`,
      ),
    );
    await run();
    expect(await upcoming()).toEqual([]);
    const { data } = await call<EventData>('get_event', { event: 'UFC 900' });
    expect(data).toMatchObject({
      event_id: NEXT,
      status: 'held',
      bouts: [{ bout_id: TITLE, winner: 'Carl Cole' }],
    });
    expect(await importer.value('SELECT as_of::text FROM mma.dataset')).toBe('2020-06-09');
    const { data: fighter } = await call<FighterData>('get_fighter', { fighter: 'Dan Drew' });
    expect(fighter.next_bout).toBeNull();
  });

  it('stay when a part of the files is imported', async () => {
    listNext();
    await run();
    unlist(EVENTS);
    editFile(files.folder, EVENTS, (text) => text.replace(/^.*March 11, 1994.*\n/m, ''));
    await run();
    expect(await upcoming()).toMatchObject([{ event_id: NEXT }]);
  });

  it.each([
    ['a day many years ahead', 'June 20, 2090', 'is in the future'],
    ['a day that does not exist', 'June 31, 2020', 'DATE'],
  ])('are refused with %s', async (_, day, reason) => {
    listNext(day);
    const { lines } = await run();
    expect(lines.some((line) => line.file === EVENTS && line.reason.includes(reason))).toBe(true);
    expect(await upcoming()).toEqual([]);
  });

  it('are no older events that lack results', async () => {
    listNext('June 01, 2019');
    await run();
    expect(await upcoming()).toEqual([]);
  });
});
