import { describe, expect, it } from '@jest/globals';
import { chooseIntent } from './choose-intent.js';
import { INTENTS } from './index.js';
import { parseTyped } from '../testing/parse-typed.js';

describe('questions of which a condition cannot be applied', () => {
  it.each([
    'who has never lost in the UFC with at least 10 fights?',
    'most wins outside the USA',
    'most wins without a knockout',
    'KO 없이 가장 많이 이긴 선수',
    'has anyone won 5 fights in a year?',
    '제일 낮은 체급은?',
  ])('%j is declined', async (text) => {
    expect(chooseIntent(await parseTyped(text), INTENTS)).toBeNull();
  });

  it.each([
    ['who did Conor McGregor knock down?', 'knock down'],
    ['who has knocked down Conor McGregor?', 'knocked down'],
    ['맥그리거가 다운시킨 선수는?', '다운시킨'],
  ])('%j, which asks for names, gets no total: %j is named as left out', async (text, left) => {
    const choice = chooseIntent(await parseTyped(text), INTENTS);
    expect(choice?.ignored.map((token) => token.text)).toEqual([left]);
  });

  it.each([
    ['what were the odds for Jones vs Edgar?', 'absent'],
    ['하빕 맥그리거 배당률 얼마였어', 'absent'],
    ['should I bet on McGregor?', 'betting'],
    ['다음 UFC 언제함', 'upcoming'],
    ['is it true that Khabib never lost a round?', 'absent'],
    ['존스랑 하빕 중 누가 라운드를 더 이겼어?', 'absent'],
    ['when is the next UFC?', 'upcoming'],
    ['2020년 13월에 최다승', 'impossible'],
    ['UFC 300.5 main event', 'impossible'],
    ['most losses by someone with 10 or more wins', 'foreign-limit'],
  ])('%j is answered by %j', async (text, intent) => {
    expect(chooseIntent(await parseTyped(text), INTENTS)?.intent.name).toBe(intent);
  });
});
