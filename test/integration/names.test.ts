import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FighterData, FighterSearchData } from '@app/mma';
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
  const event = await build.event('UFC 300', '2024-04-13');
  const rival = await build.fighter('Otto Opponent');
  const fighters = [
    await build.fighter('Jiří Procházka', { nickname: 'Denisa' }),
    await build.fighter('Nasrat Haqparast'),
    await build.fighter('Ilir Latifi', { nickname: 'The Sledgehammer' }),
    await build.fighter('Eddie Alvarez'),
    await build.fighter('Joel Alvarez'),
    await build.fighter('Cristiane Justino', { aliases: ['Cris Cyborg'] }),
    await build.fighter('Georges St-Pierre', { nickname: 'Rush' }),
    await build.fighter('Daniel Cormier', { nickname: 'DC' }),
    await build.fighter('Demetrious Johnson', { nickname: 'Mighty Mouse' }),
    await build.fighter('Jon Jones', { nickname: 'Bones' }),
    await build.fighter('Lerone Murphy'),
    await build.fighter('Volkan Oezdemir'),
  ];
  for (const fighter of fighters) await build.bout(event, fighter, rival, 'win');
  await build.fighter('Min Soo Kim');
  await build.figures();
});

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('a fighter', () => {
  it.each([
    ['Jiri Prochazka', 'Jiří Procházka'],
    ['Prochazka Jiri', 'Jiří Procházka'],
    ['PROCHÁZKA', 'Jiří Procházka'],
    ['Jiri Prohazka', 'Jiří Procházka'],
    ['Jrii Prochazka', 'Jiří Procházka'],
    ['denisa', 'Jiří Procházka'],
    ['이리 프로하스카', 'Jiří Procházka'],
    ['GSP', 'Georges St-Pierre'],
    ['Georges Saint-Pierre', 'Georges St-Pierre'],
    ['DC', 'Daniel Cormier'],
    ['J. Jones', 'Jon Jones'],
    ['Mighty Mose', 'Demetrious Johnson'],
    ['sledgehamer', 'Ilir Latifi'],
    ['Cris Cyborg', 'Cristiane Justino'],
    ['Cris Cybrog', 'Cristiane Justino'],
    ['Cybrog', 'Cristiane Justino'],
    ['일리르 라티피', 'Ilir Latifi'],
    ['일리르라티피', 'Ilir Latifi'],
    ['조엘 알바레스는', 'Joel Alvarez'],
    ['조엘 알바레즈 선수의', 'Joel Alvarez'],
    ['joel 알바레스', 'Joel Alvarez'],
    ['볼칸 오즈데미르', 'Volkan Oezdemir'],
    ['오즈데미르', 'Volkan Oezdemir'],
    ['김민수', 'Min Soo Kim'],
  ])('%s is %s', async (fighter, name) => {
    const { data } = await tools.call<FighterData>('get_fighter', { fighter });
    expect(data.name).toBe(name);
  });

  it('has a note if it was found by sound, and only then', async () => {
    const heard = await tools.call<FighterData>('get_fighter', { fighter: '일리르 라티피' });
    const listed = await tools.call<FighterData>('get_fighter', { fighter: '존 존스' });
    expect(heard.meta.notes.join(' ')).toContain(
      '"일리르 라티피" is not a listed spelling; taken by its sound',
    );
    expect(listed.meta.notes.join(' ')).not.toContain('sound');
  });

  it('is not guessed if two names sound alike', async () => {
    const { code, suggestions } = await tools.fail('get_fighter', { fighter: '알바레스' });
    expect(code).toBe('ambiguous_fighter');
    expect((suggestions as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'Eddie Alvarez',
      'Joel Alvarez',
    ]);
  });

  it.each([
    '톰 존스',
    '카넬로 알바레스',
    '마이크 타이슨',
    '로렌 머피',
    'Ron Jones',
    '감'.repeat(120),
    '존 코 '.repeat(30),
    "알바레스'; DROP TABLE mma.fighters;--",
    '조\u0000엘\u0007',
    '!?…《》',
    '👊🏽🥋',
    'Джон Джонс',
    '约翰·琼斯',
    'x'.repeat(120),
    'ab '.repeat(40),
  ])('is not found by %j', async (fighter) => {
    expect(await tools.fail('get_fighter', { fighter })).toMatchObject({ code: 'fighter_not_found' });
  });

  it('is found by search with a score below 1 if the spelling is not listed', async () => {
    const { data } = await tools.call<FighterSearchData[]>('search_fighters', {
      query: '나스랏 하크파라스트',
    });
    expect(data.map(({ name }) => name)).toEqual(['Nasrat Haqparast']);
    expect(data[0]?.score).toBeLessThan(1);
    expect(data[0]?.score).toBeGreaterThan(0.8);
  });
});

describe('a question', () => {
  it('mentions fighters whose spelling is not listed', async () => {
    const { signal } = new AbortController();
    const found = await tools.names.findMentions('일리르 라티피랑 볼칸 오즈데미르 중에 누가 더 커?', signal);
    expect(found.map(({ text, candidates }) => [text, candidates[0]?.name])).toEqual([
      ['일리르 라티피', 'Ilir Latifi'],
      ['볼칸 오즈데미르', 'Volkan Oezdemir'],
    ]);
  });
});
