import { describe, expect, it } from '@jest/globals';
import type { QueryRowData, ToolOutcome } from '@app/mma/domain';
import { converse } from '../testing/converse.js';
import { comparison, fighter, found } from '../testing/recorded-tools.js';
import { continueQuery } from './continue-query.js';

const row = (name: string, value: number): QueryRowData => ({
  rank: 1,
  key: name,
  fighter_id: name,
  value,
  bouts: value,
  from: null,
  to: null,
  examples: [],
});
const tools: Record<string, ToolOutcome> = {
  query_bouts: found([row('Jon Jones', 14), row('Amanda Nunes', 8)]),
  compare_fighters: found(comparison(fighter('Jon Jones'), fighter('Frankie Edgar'))),
};
const last = async (...questions: string[]): Promise<string[]> => (await converse(questions, tools)).calls;

describe(continueQuery, () => {
  it.each([
    ['who had the most fights in 2020?', 'how many did he win?', { result: ['win'], from: '2020-01-01' }],
    ['플라이급 최다승 누구야?', '그 선수 패배는 몇 번?', { result: ['loss'] }],
  ])('asks about the leader of a ranking under its conditions: %j, %j', async (first, second, query) => {
    const [call = ''] = await last(first, second);
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject({
      ...query,
      fighter: ['Jon Jones'],
      group_by: 'none',
    });
  });

  it.each([
    ['how many title defences does Jon Jones have', 'and Amanda Nunes?', 'who has more?', undefined],
    ['존 존스 방어전 몇 번 했어?', '누네스는?', '둘 중 누가 더 적어?', 'asc'],
  ])('compares the two asked about before: %j, %j, %j', async (first, second, third, order) => {
    const [call = ''] = await last(first, second, third);
    const query: unknown = JSON.parse(call.replace('query_bouts ', ''));
    expect(query).toMatchObject({ measure: 'title_defences', group_by: 'fighter' });
    expect(query).toHaveProperty('fighter.length', 2);
    expect((query as { order?: string }).order).toBe(order);
  });

  it.each([
    ['is Jon Jones taller than Frankie Edgar?', 'and reach?'],
    ['존 존스랑 프랭키 에드가 중에 누가 키가 더 커?', '리치는?'],
    ['존 존스랑 프랭키 에드가 중에 누가 키가 더 커?', '누가 제일 높아?'],
  ])('compares the same two by something else: %j, %j', async (first, second) => {
    expect(await last(first, second)).toEqual([
      'compare_fighters {"fighter_a":"Jon Jones","fighter_b":"Frankie Edgar"}',
    ]);
  });

  it.each([
    ['how many title fights ended in the first round in 2015?', 'which one was the fastest?'],
    ['2015년 타이틀전 중 1라운드에 끝난 거 몇 개야?', '제일 빨리 끝난 건?'],
  ])('looks among the bouts that were counted: %j, %j', async (first, second) => {
    const [call = ''] = await last(first, second);
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject({
      measure: 'shortest',
      title: ['any'],
      round: [1],
      from: '2015-01-01',
    });
  });

  it('counts a part of what the leader has', async () => {
    const [call = ''] = await last('who has the most submission wins?', 'how many of them by guillotine?');
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject({
      fighter: ['Jon Jones'],
      method: ['guillotine'],
      group_by: 'none',
    });
  });

  it.each([
    ['존 존스 전적', '타이틀 방어 몇 번 했어?', { measure: 'title_defences' }],
    ['존 존스 전적', '유효타 몇 개 맞혔어?', { measure: 'sum', statistic: 'sig_strikes_landed' }],
  ])('gives the figure of the fighter who is talked about: %j, %j', async (first, second, query) => {
    const [call = ''] = await converse([first, second], {
      ...tools,
      get_fighter: found(fighter('Jon Jones', { record: { wins: 22, losses: 1, draws: 0, no_contests: 1 } })),
    }).then(({ calls }) => calls);
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject({ ...query, fighter: ['Jon Jones'] });
  });

  it.each([
    ['fastest KO ever', 'slowest?', { measure: 'longest', method_group: ['ko_tko'] }],
    ['가장 빠른 KO 누구야?', '서브미션은?', { measure: 'shortest', method_group: ['submission'] }],
  ])('keeps what was asked for: %j, %j', async (first, second, query) => {
    const [call = ''] = await last(first, second);
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject(query);
  });

  it('counts the fighters who reach a limit', async () => {
    const { text } = await converse(['20승 이상 선수 몇 명?'], tools);
    expect(text).toContain('20승 이상인 선수는 2명입니다.');
  });

  it.each([
    ['how many title fights in 2020?', 'how many ended by KO?', { title: ['any'], method_group: ['ko_tko'] }],
    ['most knockdowns absorbed', 'and scored?', { statistic: 'knockdowns' }],
    ['most knockdowns', 'and absorbed?', { statistic: 'opponent_knockdowns' }],
    ['KO가 제일 많이 나오는 라운드는?', '제일 적은 라운드는?', { group_by: 'round', order: 'asc' }],
  ])('goes on from %j with %j', async (first, second, query) => {
    const [call = ''] = await last(first, second);
    expect(JSON.parse(call.replace('query_bouts ', ''))).toMatchObject(query);
  });

  it.each([
    ['존 존스 전적', '타이틀전 몇 번 했어?', ['Jon Jones']],
    ['존 존스 전적', 'UFC 역대 타이틀전 몇 번?', undefined],
  ])('counts the bouts of the fighter or of all: %j, %j', async (first, second, whose) => {
    const { calls } = await converse([first, second], {
      ...tools,
      get_fighter: found(fighter('Jon Jones', { record: { wins: 22, losses: 1, draws: 0, no_contests: 1 } })),
    });
    const query = JSON.parse((calls[0] ?? '').replace('query_bouts ', '')) as { fighter?: string[] };
    expect(query.fighter).toEqual(whose);
  });

  it('declines a ranking that excludes a fighter', async () => {
    const { reading } = await converse(['most wins at middleweight', 'excluding Anderson Silva?'], tools);
    expect(reading.outcome).toBe('declined');
  });
});
