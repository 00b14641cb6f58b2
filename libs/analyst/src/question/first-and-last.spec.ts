import { describe, expect, it } from '@jest/globals';
import { parseTyped } from '../testing/parse-typed.js';

const FIRST = { order: 'oldest', index: 0, count: 1 };
const LAST = { order: 'newest', index: 0, count: 1 };

describe('whose first and last bouts a question means', () => {
  it.each([
    ['who was the first to beat McGregor?', 'loss', FIRST],
    ['who was the last to beat McGregor?', 'loss', LAST],
    ['맥그리거를 처음으로 KO시킨 선수', 'loss', FIRST],
    ['맥그리거를 마지막으로 이긴 선수', 'loss', LAST],
    ['who was the first person Khabib beat?', 'win', FIRST],
    ['앤더슨 실바 마지막으로 KO로 이긴 게 언제야?', 'win', LAST],
  ])('%j', async (text, outcome, position) => {
    const question = await parseTyped(text);
    expect([question.outcome, question.position]).toEqual([outcome, position]);
  });
});
