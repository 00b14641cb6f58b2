import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { VerificationService, type QueryRowData, type TitleReignData } from '@app/mma';
import { describeWith, filesAt } from '../support/needs.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWith([filesAt(ALL_DATA)], 'title reigns of the whole data', () => {
  let database: TestDatabase;
  let tools: TestTools;

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'all' });
    tools = await startTools(database.env);
  }, 300_000);

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  const reigns = async (args: object): Promise<TitleReignData[]> =>
    (await tools.call<TitleReignData[]>('get_title_reigns', args)).data;
  /** Defences of a fighter's undisputed reigns in a class, the oldest first. */
  const defences = async (fighter: string, weight_class: string): Promise<number[]> =>
    (await reigns({ fighter, weight_class, include_interim: false, order: 'oldest' })).map(
      (reign) => reign.defences,
    );

  it.each([
    ['Anderson Silva', 'middleweight', [10]],
    ['Stipe Miocic', 'heavyweight', [3, 1]],
    ['Islam Makhachev', 'lightweight', [4]],
    ['Islam Makhachev', 'welterweight', [0]],
    ['Demetrious Johnson', 'flyweight', [11]],
    ['Jon Jones', 'light_heavyweight', [8, 3]],
    ['Israel Adesanya', 'middleweight', [5, 0]],
    ['Max Holloway', 'featherweight', [3]],
    ['Tyron Woodley', 'welterweight', [4]],
    ['Andrei Arlovski', 'heavyweight', [1]],
  ])('counts the defences of %s at %s', async (fighter, weightClass, expected) => {
    expect(await defences(fighter, weightClass)).toEqual(expected);
  });

  it('measures reigns between bouts only', async () => {
    expect(await reigns({ fighter: 'Cain Velasquez', order: 'newest', limit: 1 })).toMatchObject([
      {
        won_on: '2012-12-29',
        won_from: 'Junior Dos Santos',
        lost_on: '2015-06-13',
        lost_to: 'Fabricio Werdum',
        days: 896,
        ended: 'lost',
      },
    ]);
    const jones = await reigns({ fighter: 'Jon Jones', weight_class: 'light_heavyweight' });
    const vacated = { ended: 'not_by_a_bout', lost_on: null, lost_to: null, days: null };
    expect(jones.filter(({ title }) => title === 'undisputed')).toMatchObject([
      { won_on: '2018-12-29', ...vacated },
      { won_on: '2011-03-19', ...vacated },
    ]);
    const heavyweights = await reigns({ weight_class: 'heavyweight' });
    expect(Math.max(...heavyweights.map(({ days }) => days ?? 0))).toBe(896);
  });

  it('are what champion_days of query_bouts adds up', async () => {
    for (const weight_class of ['light_heavyweight', 'heavyweight', 'middleweight', 'women_featherweight']) {
      const days = new Map<string, number>();
      const all = await reigns({ weight_class, include_interim: false, limit: 50 });
      for (const { name, days: own } of all) {
        if (own !== null) days.set(name, (days.get(name) ?? 0) + own);
      }
      const { data } = await tools.call<QueryRowData[]>('query_bouts', {
        measure: 'champion_days',
        weight_class: [weight_class],
        limit: 100,
      });
      expect(new Map(data.map(({ key, value }) => [key ?? '', value]))).toEqual(days);
    }
  });

  it('knows the present champions of every class', async () => {
    const present = await reigns({});
    expect(present.map(({ weight_class, title, name }) => [weight_class, title, name]).sort()).toEqual([
      ['bantamweight', 'undisputed', 'Petr Yan'],
      ['featherweight', 'undisputed', 'Alexander Volkanovski'],
      ['flyweight', 'undisputed', 'Joshua Van'],
      ['heavyweight', 'interim', 'Ciryl Gane'],
      ['heavyweight', 'undisputed', 'Tom Aspinall'],
      ['light_heavyweight', 'undisputed', 'Carlos Ulberg'],
      ['lightweight', 'undisputed', 'Justin Gaethje'],
      ['middleweight', 'undisputed', 'Sean Strickland'],
      ['welterweight', 'undisputed', 'Islam Makhachev'],
      ['women_bantamweight', 'undisputed', 'Kayla Harrison'],
      ['women_featherweight', 'undisputed', 'Amanda Nunes'],
      ['women_flyweight', 'undisputed', 'Valentina Shevchenko'],
      ['women_strawweight', 'undisputed', 'Mackenzie Dern'],
    ]);
    expect(present.slice(0, 2)).toMatchObject([
      { name: 'Justin Gaethje', won_on: '2026-06-14', days: 48 },
      { name: 'Ciryl Gane', won_on: '2026-06-14', days: 48 },
    ]);
  });

  it('knows the lineage of the heavyweight title since 2023', async () => {
    const { data } = await tools.call<{ date: string; champion_after: string | null }[]>(
      'get_title_history',
      { weight_class: 'heavyweight', order: 'newest', limit: 6 },
    );
    expect(data.map(({ date, champion_after }) => [date, champion_after])).toEqual([
      ['2026-06-14', 'Ciryl Gane'],
      ['2025-10-25', 'Tom Aspinall'],
      ['2024-11-16', 'Jon Jones'],
      ['2024-07-27', 'Tom Aspinall'],
      ['2023-11-11', 'Tom Aspinall'],
      ['2023-03-04', 'Jon Jones'],
    ]);
  });

  it('match the table of title bouts', async () => {
    const { differences } = await tools.get(VerificationService).verify();
    expect(differences).toEqual([]);
  }, 120_000);
});
