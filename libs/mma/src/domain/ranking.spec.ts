import { describe, expect, it } from '@jest/globals';
import { RANKING_LISTS } from './vocabulary.js';
import { parseRankingList } from './ranking.js';

describe(parseRankingList, () => {
  it.each([
    ['pound-for-pound', 'pound_for_pound'],
    ['Pound for Pound', 'pound_for_pound'],
    ['P4P', 'pound_for_pound'],
    ["Women's Pound-for-Pound", 'women_pound_for_pound'],
    ['women pound_for_pound', 'women_pound_for_pound'],
    ['Light Heavyweight', 'light_heavyweight'],
    ['light-heavy-weight', 'light_heavyweight'],
    [' LIGHTWEIGHT ', 'lightweight'],
    ['lightweight division', 'lightweight'],
    ['Women’s Strawweight', 'women_strawweight'],
    ['strawweight', 'women_strawweight'],
    ['womens-flyweight', 'women_flyweight'],
    ['catch_weight', null],
    ['', null],
    ['super heavyweight', null],
  ])('reads %j as %s', (text, list) => {
    expect(parseRankingList(text)).toBe(list);
  });

  it('knows every list by its own name', () => {
    expect(RANKING_LISTS.map(parseRankingList)).toEqual(RANKING_LISTS);
  });
});
