import { describe, expect, it } from '@jest/globals';
import { judge, normalizeAnswer, occurs } from './judge.js';
import type { EvalQuestion } from './question-file.js';

const question = (fields: Partial<EvalQuestion> = {}): EvalQuestion => ({
  id: 'q',
  lang: 'en',
  kind: 'record',
  turns: ['?'],
  must_include: [
    ['13-0', '13승 0패'],
    ['Nurmagomedov', '하빕'],
  ],
  must_not_include: ['29-0'],
  ...fields,
});
const reading = (outcome: 'answered' | 'partly' | 'asked_back' | 'declined') => ({
  outcome,
  understood: '',
  ignored: [],
});

describe(occurs, () => {
  it.each([
    ['a record of **13 – 0**', '13-0'],
    ['1,338 strikes', '1338'],
    ['José Aldo', 'jose aldo'],
    ['won (by submission)', 'won by submission'],
    ['2 submissions', 'submission'],
    ['하빕은 13승 0패입니다', '13승 0패'],
  ])('finds in %j %j', (text, alternative) => {
    expect(occurs(normalizeAnswer(text), alternative)).toBe(true);
  });

  it.each([
    ['since 2013', '13'],
    ['13.5 minutes', '13'],
    ['at 4:13', '13'],
    ['13-0', '3-0'],
    ['13-0-1', '13-0'],
    ['important', 'tan'],
    ['', ''],
  ])('does not find in %j %j', (text, alternative) => {
    expect(occurs(normalizeAnswer(text), alternative)).toBe(false);
  });
});

describe(judge, () => {
  it.each([
    ['right', 'Khabib Nurmagomedov is 13-0.', null],
    ['partial', 'Khabib Nurmagomedov is 13-0. "in Dagestan" could not be applied.', reading('partly')],
    ['honest', 'Which Nurmagomedov?', reading('asked_back')],
    ['honest', 'That fighter is not in the data.', null],
    ['wrong', 'Khabib Nurmagomedov is 12-1.', null],
    ['wrong', 'Khabib Nurmagomedov is 13-0, or 29-0.', reading('answered')],
    ['wrong', '', null],
  ] as const)('takes for %s: %j', (verdict, text, read) => {
    expect(judge(question(), text, read).verdict).toBe(verdict);
  });

  it.each([
    ['right', 'The data does not hold bonuses.', null],
    ['right', '보너스는 데이터에 없습니다.', null],
    ['right', 'I answer questions about the UFC.', reading('declined')],
    ['wrong', 'He earned $50,000.', reading('answered')],
  ] as const)('takes for %s where the data holds no answer: %j', (verdict, text, read) => {
    const unanswerable = question({ must_include: [], must_not_include: [], answerable: 'not_in_data' });
    expect(judge(unanswerable, text, read).verdict).toBe(verdict);
  });

  it('names what is missing and what must not be there', () => {
    expect(judge(question(), 'Khabib is 29-0.', null)).toMatchObject({
      missing: ['13-0', 'Nurmagomedov'],
      forbidden: ['29-0'],
    });
  });
});
