import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSearchData } from '@app/mma';
import { MmaBuilder } from '../support/mma-builders.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let tools: TestTools;

beforeAll(async () => {
  database = await createTestDatabase();
  tools = await startTools(database.env);
  const build = new MmaBuilder(tools.dataSource);
  await build.dataset();
  const joanna = await build.fighter('Joanna Jedrzejczyk');
  const claudia = await build.fighter('Cláudia Gadelha');
  const other = await build.fighter('Other One');
  const finale = await build.event(
    'The Ultimate Fighter: Team Joanna vs. Team Cláudia Finale',
    '2016-07-08',
    { location: 'Las Vegas, Nevada, USA' },
  );
  await build.bout(finale, other, claudia, 'win', { cardPosition: 1 });
  await build.bout(finale, joanna, claudia, 'win', { cardPosition: 0 });
  await build.event('UFC 30: Battle on the Boardwalk', '2001-02-23', {
    location: 'Atlantic City, New Jersey, USA',
  });
  await build.event('UFC 300: Pereira vs. Hill', '2024-04-13', { location: 'Las Vegas, Nevada, USA' });
  await build.event('UFC Fight Night: Edgar vs. The Korean Zombie', '2019-12-21', {
    location: 'Busan, South Korea',
  });
  await build.event('Noche UFC: Lopes vs. Silva', '2024-09-13', {
    location: 'San Antonio, Texas, USA',
    aliases: ['UFC Fight Night: Lopes vs. Silva'],
  });
  await build.event('UFC Fight Night: Rodriguez vs. Penn', '2017-01-15', {
    location: 'Albuquerque, New Mexico, USA',
  });
  await build.event('UFC 180: Werdum vs. Hunt', '2014-11-15', {
    location: 'Mexico City, Distrito Federal, Mexico',
  });
  await build.event('UFC Fight Night: Whittaker vs. Till', '2024-04-13', { location: 'São Paulo, Brazil' });
  await build.event('UFC - Road to UFC 4.6', null);
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

const find = async (args: object): Promise<string[]> => {
  const { data } = await tools.call<EventSearchData[]>('search_events', args);
  return data.map(({ name }) => name.replace(/^(?:UFC Fight Night|The Ultimate Fighter): /, ''));
};

describe('search_events', () => {
  it('returns an event with its location, number of bouts and main event', async () => {
    const { data, meta } = await tools.call<EventSearchData[]>('search_events', { query: 'joanna claudia' });
    expect(data).toEqual([
      {
        event_id: expect.any(String),
        name: 'The Ultimate Fighter: Team Joanna vs. Team Cláudia Finale',
        date: '2016-07-08',
        location: 'Las Vegas, Nevada, USA',
        city: 'Las Vegas',
        country: 'USA',
        bouts: 2,
        main_event: 'Joanna Jedrzejczyk vs. Cláudia Gadelha',
        status: 'held',
      },
    ]);
    expect(meta).toMatchObject({ row_count: 1, truncated: false, coverage: 'complete' });
    expect(meta.notes).toEqual(['1 event matches.']);
    expect(meta.sources).toMatchObject([{ kind: 'event', id: data[0]?.event_id }]);
  });

  it('returns null for an unknown main event and location', async () => {
    const { data } = await tools.call<EventSearchData[]>('search_events', { query: 'Road to UFC 4.6' });
    expect(data).toMatchObject([{ date: null, location: null, city: null, bouts: 0, main_event: null }]);
  });

  it.each([
    ['a short form', 'UFC 30', ['UFC 30: Battle on the Boardwalk']],
    ['a short form without its space', 'ufc300', ['UFC 300: Pereira vs. Hill']],
    ['words in any order', 'hill pereira', ['UFC 300: Pereira vs. Hill']],
    ['words with mistakes', 'Perreira Hill', ['UFC 300: Pereira vs. Hill']],
    ['a former name', 'UFC Fight Night: Lopes vs. Silva', ['Noche UFC: Lopes vs. Silva']],
    ['a Korean location', '부산', ['Edgar vs. The Korean Zombie']],
    ['a Korean location with its event', 'UFC 부산 대회', ['Edgar vs. The Korean Zombie']],
    ['a location and a year', 'UFC Las Vegas 2016', ['Team Joanna vs. Team Cláudia Finale']],
    ['a word of the name and a location', 'Penn Albuquerque', ['Rodriguez vs. Penn']],
    ['a country, not the state of like name', 'UFC Mexico', ['UFC 180: Werdum vs. Hunt']],
  ])('finds by %s', async (_, query, names) => {
    expect(await find({ query })).toEqual(names);
  });

  it('finds by id', async () => {
    const { data } = await tools.call<EventSearchData[]>('search_events', { query: 'UFC 300' });
    expect(await find({ query: data[0]?.event_id })).toEqual(['UFC 300: Pereira vs. Hill']);
  });

  it('notes that the names only resemble the query', async () => {
    const { meta } = await tools.call('search_events', { query: 'Perreira Hill' });
    expect(meta.notes).toContain('No event has all these words; these have names like it.');
  });

  it('does not match a similar number', async () => {
    const { data, meta } = await tools.call('search_events', { query: 'UFC 3' });
    expect(data).toEqual([]);
    expect(meta.notes[1]).toMatch(/^Nearest names: .*UFC 30/);
  });

  it.each([
    ['las vegas', ['UFC 300: Pereira vs. Hill', 'Team Joanna vs. Team Cláudia Finale']],
    ['NEVADA', ['UFC 300: Pereira vs. Hill', 'Team Joanna vs. Team Cláudia Finale']],
    ['sao paulo', ['Whittaker vs. Till']],
    ['brazil', ['Whittaker vs. Till']],
    ['부산', ['Edgar vs. The Korean Zombie']],
    ['한국', ['Edgar vs. The Korean Zombie']],
    ['Mexico', ['UFC 180: Werdum vs. Hunt']],
    ['the United Kingdom', []],
  ])('finds in %s', async (location, names) => {
    expect(await find({ location })).toEqual(names);
  });

  it('combines all filters', async () => {
    const args = { query: 'ufc', location: 'usa', from: '2016-07-08', to: '2024-04-13', order: 'oldest' };
    expect(await find(args)).toEqual(['Rodriguez vs. Penn', 'UFC 300: Pereira vs. Hill']);
    expect(await find({ ...args, query: 'finale' })).toEqual(['Team Joanna vs. Team Cláudia Finale']);
    expect(await find({ ...args, query: 'Werdum' })).toEqual([]);
  });

  it('sorts events without a date last in either order, and excludes them from date ranges', async () => {
    expect((await find({ order: 'newest' })).at(-1)).toBe('UFC - Road to UFC 4.6');
    expect((await find({ order: 'oldest' })).at(-1)).toBe('UFC - Road to UFC 4.6');
    expect(await find({ from: '1900-01-01' })).not.toContain('UFC - Road to UFC 4.6');
    expect(await find({ to: '2199-12-31' })).not.toContain('UFC - Road to UFC 4.6');
  });

  it('returns pages without gaps or repeats', async () => {
    const all = await find({});
    const pages = [
      await find({ limit: 4 }),
      await find({ limit: 4, offset: 4 }),
      await find({ limit: 4, offset: 8 }),
    ];
    expect(all).toHaveLength(9);
    expect(pages.flat()).toEqual(all);
    const first = await tools.call('search_events', { limit: 4 });
    expect(first.meta).toMatchObject({ truncated: true, row_count: 4, notes: ['9 events match.'] });
    const last = await tools.call('search_events', { limit: 4, offset: 8 });
    expect(last.meta).toMatchObject({ truncated: false, row_count: 1, notes: ['9 events match.'] });
    const beyond = await tools.call('search_events', { limit: 4, offset: 40 });
    expect(beyond).toMatchObject({ data: [], meta: { truncated: false, notes: ['9 events match.'] } });
  });

  it('suggests near matches if nothing is found', async () => {
    const nearby = await tools.call('search_events', { location: 'Las Vegass' });
    expect(nearby).toMatchObject({ data: [], meta: { row_count: 0 } });
    expect(nearby.meta.notes).toEqual([
      'No UFC event in the data matches.',
      'Nearest places: Las Vegas.',
      'Events in the data are from 2001-02-23 to 2024-09-13.',
    ]);
  });
});
