import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { QUERY_EXAMPLES, type BoutQuery, type QueryRowData } from '@app/mma';
import { describeWith, filesAt } from '../support/needs.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

describeWith([filesAt(ALL_DATA)], 'query_bouts on all data', () => {
  let database: TestDatabase;
  let tools: TestTools;

  const ask = (query: BoutQuery) => tools.call<QueryRowData[]>('query_bouts', query);
  const rowsOf = async (query: BoutQuery) => (await ask(query)).data.map(({ key, value }) => [key, value]);

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'all' });
    tools = await startTools(database.env);
  }, 240_000);

  afterAll(async () => {
    await tools.close();
    await database.close();
  });

  it.each(QUERY_EXAMPLES)('answers the documented question: $question', async ({ query }) => {
    const { data, meta } = await ask(query);
    expect(data.length).toBeGreaterThan(0);
    for (const { bouts, examples } of data) {
      expect(bouts).toBeGreaterThan(0);
      expect(examples.length).toBeGreaterThan(0);
    }
    expect(meta.sources.length).toBeGreaterThan(0);
  });

  it.each<[string, BoutQuery, [string, number][]]>([
    [
      'fastest submission',
      {
        measure: 'shortest',
        group_by: 'appearance',
        result: ['win'],
        method_group: ['submission'],
        limit: 1,
      },
      [['Oleg Taktarov', 9]],
    ],
    [
      'most submission wins',
      { group_by: 'fighter', result: ['win'], method_group: ['submission'], limit: 1 },
      [['Charles Oliveira', 17]],
    ],
    [
      'most knockdowns absorbed in Canada',
      { group_by: 'fighter', statistic: 'opponent_knockdowns', country: 'canada', limit: 1 },
      [['Gilbert Melendez', 5]],
    ],
    [
      'streak of decision wins',
      { measure: 'longest_streak', result: ['win'], method_group: ['decision'], limit: 1 },
      [['Movsar Evloev', 10]],
    ],
    [
      'heavyweight title defences',
      { measure: 'title_defences', weight_class: ['heavyweight'], limit: 1 },
      [['Stipe Miocic', 4]],
    ],
    [
      'oldest winner',
      { group_by: 'fighter', measure: 'oldest', result: ['win'], limit: 1 },
      [['Randy Couture', 47]],
    ],
    [
      'losses in lightweight title fights',
      { group_by: 'fighter', result: ['loss'], weight_class: ['lightweight'], title: ['any'], limit: 2 },
      [
        ['BJ Penn', 3],
        ['Dustin Poirier', 3],
      ],
    ],
    [
      'third-round KO losses',
      { group_by: 'fighter', result: ['loss'], method_group: ['ko_tko'], round: [3], limit: 2 },
      [
        ['Andrew Sanchez', 4],
        ['Mirko Filipovic', 4],
      ],
    ],
    [
      'wins by triangle of two fighters',
      { group_by: 'fighter', fighter: ['Jon Jones', 'Khabib'], method: ['triangle'], result: ['win'] },
      [
        ['Khabib Nurmagomedov', 1],
        ['Jon Jones', 0],
      ],
    ],
    ['bouts in the UK', { country: 'the UK' }, [['all', 351]]],
  ])('knows the %s', async (_, query, rows) => {
    expect(await rowsOf(query)).toEqual(rows);
  });

  it('always has one row without groups', async () => {
    const { data, meta } = await ask({ referee: 'Nobody Atall' });
    expect(data).toEqual([{ rank: 1, key: 'all', value: 0, bouts: 0, from: null, to: null, examples: [] }]);
    expect(meta.notes).toEqual([
      'No bout in the data has a referee "Nobody Atall".',
      'No UFC bout in the data matches.',
    ]);
    expect((await ask({ referee: 'Nobody Atall', statistic: 'knockdowns' })).data[0]?.value).toBeNull();
  });

  it('says in words what was applied, with the names that were found', async () => {
    const { meta } = await ask({
      fighter: ['khabib'],
      opponent: ['맥그리거'],
      result: ['win'],
      method_group: ['submission'],
      weight_class: ['lightweight'],
      title: ['undisputed'],
      role: 'champion',
      from: '2015-01-01',
      city: 'vegas',
      country: 'usa',
      main_event: true,
      referee: 'dean',
      statistics: ['knockdowns >= 1'],
      min_age: 25,
      as_of: '2026-01-01',
    });
    expect(meta.applied).toEqual([
      'fighter: Khabib Nurmagomedov',
      'opponent: Conor McGregor',
      'held in: Las Vegas, Nevada, USA',
      'held in: USA',
      'referee: Herb Dean',
      'lightweight bouts',
      'undisputed championship bouts',
      'method: submission',
      'since 2015-01-01',
      'main events',
      'result: win',
      'entered as champion',
      'at least 25 years old',
      'knockdowns >= 1',
      'only bouts before 2026-01-01',
    ]);
  });

  it('notes ties beyond the limit, all rows and bouts without statistics', async () => {
    const { meta } = await ask({ group_by: 'fighter', measure: 'maximum', statistic: 'reversals', limit: 5 });
    expect(meta.truncated).toBe(true);
    expect(meta.notes.join(' ')).toMatch(
      /\d+ more share rank \d+\. \d+ rows in all\. .*nothing is known of them: \d+ bouts/,
    );
  });

  it('lists bouts from the newest, without a value', async () => {
    const { data } = await ask({ group_by: 'bout', event: 'UFC 300', limit: 100 });
    expect(data).toHaveLength(13);
    expect(data[0]).toMatchObject({ rank: 1, key: 'Alex Pereira vs. Jamahal Hill', value: null, bouts: 1 });
  });

  it('refuses names that contradict other conditions', async () => {
    const fields = async (query: BoutQuery) =>
      (await tools.fail('query_bouts', query)).suggestions?.map((fault) => 'field' in fault && fault.field);
    expect(await fields({ event: 'UFC 300', from: '2025-01-01' })).toEqual(['event']);
    expect(await fields({ event: 'UFC 300', country: 'Brazil' })).toEqual(['event']);
    expect(await fields({ city: 'London', country: 'Brazil' })).toEqual(['city']);
    expect(await fields({ fighter: ['Jon Jones'], opponent: ['Jon Jones'] })).toEqual(['opponent']);
    expect(await fields({ method: ['split'], method_group: ['ko_tko'] })).toEqual(['method']);
  });

  it('reports unknown and ambiguous names as the other tools do', async () => {
    expect((await tools.fail('query_bouts', { fighter: ['Xqzzv Wpprt'] })).code).toBe('fighter_not_found');
    expect((await tools.fail('query_bouts', { fighter: ['Bruno Silva'] })).code).toBe('ambiguous_fighter');
    expect((await tools.fail('query_bouts', { event: 'UFC 99999' })).code).toBe('event_not_found');
  });
});
