import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { traceTitles, type ChampionshipBout, type TitleBoutData } from '@app/mma';
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
  const pulver = await build.fighter('Jens Pulver');
  const uno = await build.fighter('Caol Uno');
  const penn = await build.fighter('BJ Penn');
  const sherk = await build.fighter('Sean Sherk', { coverage: 'partial' });
  const undisputed = { title: 'undisputed' } as const;
  const one = await build.event('UFC 30: Battle on the Boardwalk', '2001-02-23');
  await build.bout(one, pulver, uno, 'win', { ...undisputed, cardPosition: 1 });
  await build.bout(one, penn, sherk, 'win', { weightClass: 'welterweight', ...undisputed });
  await build.bout(one, penn, uno, 'win', { title: 'tournament', cardPosition: 2 });
  await build.bout(await build.event('UFC 41: Onslaught', '2003-02-28'), penn, uno, 'draw', undisputed);
  await build.bout(await build.event('UFC 42', '2003-04-25'), pulver, uno, 'no_contest', undisputed);
  await build.bout(await build.event('UFC 73: Stacked', '2007-07-07'), sherk, penn, 'win', {
    title: 'interim',
  });
  await build.bout(await build.event('UFC - Lost Papers', null), penn, pulver, 'win', undisputed);
  await build.bout(await build.event('UFC 80: Rapid Fire', '2008-01-19'), sherk, penn, 'loss', undisputed);
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

const history = (args: object) => tools.call<TitleBoutData[]>('get_title_history', args);

describe('get_title_history', () => {
  it('lists the championship bouts of the class, oldest first, with the champion after each', async () => {
    const { data, meta } = await history({ weight_class: 'lightweight' });
    expect(
      data.map(({ date, title, winner, champion_after }) => [date, title, winner, champion_after]),
    ).toEqual([
      ['2001-02-23', 'undisputed', 'Jens Pulver', 'Jens Pulver'],
      ['2003-02-28', 'undisputed', null, null],
      ['2003-04-25', 'undisputed', null, 'Jens Pulver'],
      ['2007-07-07', 'interim', 'Sean Sherk', 'Sean Sherk'],
      ['2008-01-19', 'undisputed', 'BJ Penn', 'BJ Penn'],
      [null, 'undisputed', 'BJ Penn', 'BJ Penn'],
    ]);
    expect(meta).toMatchObject({ row_count: 6, truncated: false, coverage: 'partial' });
    expect(meta.notes.join(' ')).toMatch(/Sean Sherk.*champion_after is.*Vacated and stripped titles/);
  });

  it('returns a bout like every tool', async () => {
    const { data } = await history({ weight_class: 'welterweight' });
    const [{ champion_after, ...bout } = { champion_after: null, bout_id: '' }] = data;
    const whole = await tools.call('get_bout', { bout_id: bout.bout_id });
    expect(champion_after).toBe('BJ Penn');
    expect(whole.data).toMatchObject(bout);
  });

  it('excludes interim bouts on request', async () => {
    const { data } = await history({ weight_class: 'lightweight', include_interim: false });
    expect(data.map(({ title }) => title)).toEqual(Array(5).fill('undisputed'));
  });

  it('reports that a class has no title', async () => {
    const { data, meta } = await history({ weight_class: 'catch_weight' });
    expect(data).toEqual([]);
    expect(meta.notes).toEqual(['No UFC championship bout at catch weight is in the data.']);
  });
});

describe('the table of title bouts', () => {
  it('matches the rule', async () => {
    const bouts = await tools.dataSource.query<ChampionshipBout[]>(
      `SELECT b.id AS "boutId", b.weight_class AS "weightClass", b.title AS kind, b.held_on::text AS "heldOn",
              b.card_position AS "cardPosition", p.fighter_id AS "aId", p.opponent_id AS "bId",
              CASE p.result WHEN 'win' THEN p.fighter_id WHEN 'loss' THEN p.opponent_id END AS "winnerId"
         FROM mma.bouts b JOIN mma.bout_participants p ON p.bout_id = b.id AND p.corner = 'a'
        WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL ORDER BY b.weight_class`,
    );
    const table = await tools.dataSource.query<unknown[]>(
      `SELECT bout_id AS "boutId", place AS position, champion_before_id AS "championBeforeId",
              champion_after_id AS "championAfterId"
         FROM mma.title_bouts ORDER BY weight_class, place`,
    );
    expect(table).toHaveLength(7);
    expect(table).toEqual(traceTitles(bouts));
  });
});
