import { describe, expect, it } from '@jest/globals';
import type { RatingData } from '@app/mma/domain';
import { askAnalyst, found } from '../testing/recorded-tools.js';
import { ratingsIntent } from './ratings.intent.js';

const rating = (fighter_id: string, name: string, value: number): RatingData => ({
  fighter_id,
  name,
  rating: value,
  deviation: 140,
  bouts: 13,
  as_of: '2026-11-30',
});
const KHABIB = rating('khabib', 'Khabib Nurmagomedov', 2100);
const CONOR = rating('conor', 'Conor McGregor', 1700);

describe(ratingsIntent.name, () => {
  it('states the rating of a fighter, and that it is no official ranking', async () => {
    const { text, calls } = await askAnalyst("What is Khabib's rating?", { get_ratings: found([KHABIB]) });
    expect(calls).toEqual(['get_ratings {"fighter":"Khabib Nurmagomedov"}']);
    expect(text).toContain(
      "Khabib Nurmagomedov's rating is **2100 ± 140** (13 UFC bouts, as of November 30, 2026)",
    );
    expect(text).toContain('not the official rankings');
    const korean = await askAnalyst('하빕 레이팅 알려줘', { get_ratings: found([KHABIB]) });
    expect(korean.text).toContain('하빕 누르마고메도프(Khabib Nurmagomedov)의 레이팅은 **2100 ± 140**입니다');
    expect(korean.text).toContain('공식 랭킹이 아닙니다');
  });

  it.each([
    ['highest rated lightweights', '{"weight_class":"lightweight","limit":10}'],
    ['top 5 highest rated fighters', '{"limit":5}'],
    ['라이트급 레이팅 순위', '{"weight_class":"lightweight","limit":10}'],
    ['highest rated lightweights in 2015', '{"weight_class":"lightweight","as_of":"2015-12-31","limit":10}'],
  ])('lists %s', async (question, args) => {
    const { text, calls } = await askAnalyst(question, { get_ratings: found([KHABIB, CONOR]) });
    expect(calls).toEqual([`get_ratings ${args}`]);
    expect(text).toMatch(/\| 1 \| .*Khabib Nurmagomedov\)? +\| 2100 /u);
    expect(text).toMatch(/\| 2 \| .*Conor McGregor\)? +\| 1700 /u);
  });

  it('puts the ratings of two beside each other', async () => {
    const { calls } = await askAnalyst('ratings of Khabib and McGregor', { get_ratings: found([KHABIB]) });
    expect(calls).toHaveLength(2);
  });

  it('says that there is none', async () => {
    const { text } = await askAnalyst('rating of Khabib in 2001', { get_ratings: found([]) });
    expect(text).toContain('There is no rating');
  });
});
