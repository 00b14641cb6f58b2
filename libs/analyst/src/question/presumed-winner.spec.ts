import { describe, expect, it } from '@jest/globals';
import { parseTyped } from '../testing/parse-typed.js';
import { presumedWinner, favouredFighter } from './presumed-winner.js';

describe(presumedWinner, () => {
  it.each([
    ['Why did Khabib lose to McGregor?', 'Conor McGregor'],
    ['How did McGregor beat Khabib?', 'Conor McGregor'],
    ['How did McGregor knock out Khabib?', 'Conor McGregor'],
    ['맥그리거가 하빕을 몇 라운드에 이겼어?', 'Conor McGregor'],
    ['하빕은 맥그리거한테 왜 졌어?', 'Conor McGregor'],
    ['Who won Khabib vs McGregor?', undefined],
    ['하빕 대 맥그리거 누가 이겼어?', undefined],
    ['Why did \uE000 lose to McGregor?', undefined],
    ['Why did \uE000 lose to \uE001, Khabib and McGregor?', undefined],
  ])('of %j is %s', async (text, name) => {
    expect(presumedWinner(await parseTyped(text))?.candidates[0]?.name).toBe(name);
  });
});

describe(favouredFighter, () => {
  it.each([
    ['누네스 대 존스에서 존스 손 들어준 심판', 'Jon Jones'],
    ['Which judge scored Jones vs McGregor for McGregor?', 'Conor McGregor'],
    ['judges scorecards for Jones vs McGregor', undefined],
  ])('of %j is %s', async (text, name) => {
    expect(favouredFighter(await parseTyped(text))?.candidates[0]?.name).toBe(name);
  });
});
