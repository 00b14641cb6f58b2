import type { BoutQuery } from '@app/mma/domain';
import { describe, expect, it } from '@jest/globals';
import { parseTyped } from '../testing/parse-typed.js';
import type { QueryReading } from './query-reading.js';
import { continueReading } from './read-fragment.js';

async function follow(first: string, second: string): Promise<QueryReading | null> {
  const previous = (await parseTyped(first)).query?.reading;
  if (previous === undefined) throw new Error(`no query in ${first}`);
  const { tokens, text } = await parseTyped(second);
  return continueReading(tokens, text, previous);
}

const WINS: BoutQuery = { measure: 'count', result: ['win'], group_by: 'fighter', limit: 10 };

describe(continueReading, () => {
  it.each<[string, string, BoutQuery]>([
    ['who has the most wins at lightweight?', 'what about welterweight?', { weight_class: ['welterweight'] }],
    ['라이트급 최다승은?', '웰터급은?', { weight_class: ['welterweight'] }],
    ['most wins since 2015', 'before 2015?', { to: '2014-12-31' }],
    ['2015년부터 최다승은?', '2015년 이전은?', { to: '2014-12-31' }],
    ['most wins among women', 'and men?', { sex: 'men' }],
    ['most wins in Brazil', 'and in Las Vegas?', { city: 'Las Vegas' }],
    ['most wins by southpaws', 'and by orthodox fighters?', { stance: ['orthodox'] }],
  ])('replaces a condition: %j, %j', async (first, second, changed) => {
    expect((await follow(first, second))?.query).toEqual({ ...WINS, ...changed });
  });

  it.each<[string, string, BoutQuery]>([
    ['most wins at lightweight', 'and since 2020?', { weight_class: ['lightweight'], from: '2020-01-01' }],
    ['라이트급 최다승은?', '2020년 이후는?', { weight_class: ['lightweight'], from: '2020-01-01' }],
    ['most wins', 'in title fights?', { title: ['any'] }],
    ['최다승은?', '타이틀전에서는?', { title: ['any'] }],
    ['most wins', 'against southpaws?', { opponent_stance: ['southpaw'] }],
    ['최다승은?', '사우스포 상대로는?', { opponent_stance: ['southpaw'] }],
    ['most wins', 'by submission?', { method_group: ['submission'] }],
    ['최다승은?', 'KO는?', { method_group: ['ko_tko'] }],
  ])('adds a condition: %j, %j', async (first, second, added) => {
    expect((await follow(first, second))?.query).toEqual({ ...WINS, ...added });
  });

  it.each<[string, string, BoutQuery]>([
    ['who has the most wins?', 'and losses?', { result: ['loss'] }],
    ['최다승 선수는?', '그럼 최다패는?', { result: ['loss'] }],
    ['most KO wins', 'and submission losses?', { result: ['loss'], method_group: ['submission'] }],
    ['most wins', 'and the fewest?', { order: 'asc' }],
  ])('turns to the opposite: %j, %j', async (first, second, changed) => {
    expect((await follow(first, second))?.query).toEqual({ ...WINS, ...changed });
  });

  it('replaces what is measured', async () => {
    const { query } = (await follow('유효타 최다 선수', '테이크다운은?')) ?? {};
    expect(query).toEqual({ measure: 'sum', statistic: 'takedowns_landed', group_by: 'fighter', limit: 10 });
  });

  it.each([
    ['most wins in 2019', 'and the next year?', 2020],
    ['2019년 최다승은?', '그 다음 해는?', 2020],
    ['2019년 최다승은?', '그 전 해는?', 2018],
  ])('shifts the year: %j, %j', async (first, second, year) => {
    const { query } = (await follow(first, second)) ?? {};
    expect(query).toEqual({ ...WINS, from: `${year}-01-01`, to: `${year}-12-31` });
  });

  it.each([
    ['who has the most wins?', 'who is third?', 3],
    ['who has the most wins?', 'third from the top?', 3],
    ['who has the most wins?', 'and the next?', 2],
    ['최다승 선수는?', '3위는?', 3],
    ['최다승 선수는?', '2등은?', 2],
  ])('asks for a place of the same ranking: %j, %j', async (first, second, place) => {
    expect(await follow(first, second)).toMatchObject({ form: 'ranking', query: WINS, place });
  });

  it.each([
    ['how many KO wins does Poirier have', 'and McGregor?'],
    ['포이리에 KO승 몇 번?', '맥그리거는?'],
  ])('asks the same about another fighter: %j, %j', async (first, second) => {
    expect(await follow(first, second)).toMatchObject({
      form: 'figure',
      subjects: [0],
      query: { measure: 'count', result: ['win'], method_group: ['ko_tko'] },
    });
  });

  it.each<[string, string, BoutQuery]>([
    ['how many wins does Poirier have', 'and losses?', { result: ['loss'] }],
    ['포이리에 KO승 몇 번?', '서브미션승은?', { result: ['win'], method_group: ['submission'] }],
    ['존 존스를 이긴 선수', 'KO로는?', { result: ['loss'], method_group: ['ko_tko'] }],
    ['존 존스가 이긴 선수', 'KO로는?', { result: ['win'], method_group: ['ko_tko'] }],
  ])('keeps the fighter and the side: %j, %j', async (first, second, changed) => {
    expect(await follow(first, second)).toMatchObject({ subjects: [0], query: changed });
  });

  it('does not count a fighter who is excluded', async () => {
    expect((await follow('맥그리거를 이긴 선수', '포이리에 말고 존스는?'))?.subjects).toEqual([1]);
  });

  it.each([
    'who is the president?',
    'how tall is he?',
    'who was the referee?',
    'thanks',
    'hello',
    'quizzically?',
    '날씨는?',
    '',
  ])('is no change of the question before: %j', async (second) => {
    expect(await follow('most wins', second)).toBeNull();
  });

  it.each<[string, string, BoutQuery]>([
    ['most takedowns', 'and per 15 minutes?', { measure: 'per_15_minutes', min_bouts: 5 }],
    ['테이크다운 최다 선수', '성공률은?', { measure: 'accuracy', min_bouts: 5 }],
  ])('measures the same statistic otherwise: %j, %j', async (first, second, changed) => {
    const { query } = (await follow(first, second)) ?? {};
    expect(query).toEqual({ statistic: 'takedowns_landed', group_by: 'fighter', limit: 10, ...changed });
  });

  it('lists the opponents of the bouts that were counted', async () => {
    expect(await follow('포이리에 KO승 몇 번?', '상대는 누구누구야?')).toMatchObject({
      form: 'relation',
      query: { group_by: 'opponent', result: ['win'], method_group: ['ko_tko'] },
    });
  });
});
