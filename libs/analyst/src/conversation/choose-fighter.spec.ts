import { describe, expect, it } from '@jest/globals';
import type { ToolOutcome } from '@app/mma/domain';
import { converse } from '../testing/converse.js';
import { fighter, found } from '../testing/recorded-tools.js';

const row = (id: string, nickname: string, weightClass: string, wins: number): object => ({
  ...fighter('Bruno Silva'),
  fighter_id: id,
  nickname,
  weight_classes: [weightClass],
  record: { wins, losses: 6, draws: 0, no_contests: 0 },
});
const tools: Record<string, ToolOutcome> = {
  search_fighters: found([
    row('bulldog', 'Bulldog', 'flyweight', 5),
    row('blindado', 'Blindado', 'middleweight', 4),
  ]),
  get_fighter: found(fighter('Bruno Silva', { record: { wins: 4, losses: 7, draws: 0, no_contests: 0 } })),
};

describe('choosing a fighter whom the analyst asked about', () => {
  it.each([
    ['Bruno Silva record', 'the middleweight', 'blindado'],
    ['Bruno Silva record', 'the flyweight', 'bulldog'],
    ['Bruno Silva 전적', '미들급', 'blindado'],
    ['Bruno Silva 전적', '첫 번째', 'bulldog'],
    ['Bruno Silva 전적', '2번', 'blindado'],
    ['Bruno Silva record', 'the second one', 'blindado'],
    ['Bruno Silva record', 'Blindado', 'blindado'],
  ])('%j, %j', async (asked, reply, chosen) => {
    const { calls, text } = await converse([asked, reply], tools);
    expect(calls).toEqual([`get_fighter {"fighter":"${chosen}"}`]);
    expect(text).toMatch(/record is|전적은/);
  });

  it('asks again when the reply fits several', async () => {
    const { reading } = await converse(['Bruno Silva record', 'Bruno Silva'], tools);
    expect(reading.outcome).toBe('asked_back');
  });
});
