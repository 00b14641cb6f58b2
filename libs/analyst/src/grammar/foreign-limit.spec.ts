import { describe, expect, it } from '@jest/globals';
import { parseTyped } from '../testing/parse-typed.js';
import { findForeignLimit } from './foreign-limit.js';

describe(findForeignLimit, () => {
  it.each([
    ['most losses by someone with 10 or more wins', '10 or more wins'],
    ['most KO wins against someone with at least 10 wins', 'at least 10 wins'],
    ['10승 이상 거둔 선수 중 최다 패배', '10승 이상'],
    ['5연승 이상 한 선수 중 최다 KO승', '5연승 이상'],
    ['most wins by a fighter with a reach over 200 cm', 'reach over 200'],
  ])('finds the limit of %j', async (text, limit) => {
    expect((await parseTyped(text)).foreignLimit).toBe(limit);
  });

  it.each([
    'who has at least 10 KO wins?',
    '10연승 이상 기록한 선수',
    'best finish rate with at least 10 fights',
    'most wins over 40',
    '40살 이상 최다승',
    'top 5 by knockouts',
  ])('finds none in %j', async (text) => {
    expect((await parseTyped(text)).foreignLimit).toBeNull();
  });
});
