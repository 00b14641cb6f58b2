import { describe, expect, it } from '@jest/globals';
import { NameBook } from '../language/name-book.js';
import { FakeFighterNames } from '../testing/fake-fighter-names.js';
import { parseTyped } from '../testing/parse-typed.js';
import { bout, found } from '../testing/recorded-tools.js';
import { neighbourIntent } from './neighbour.intent.js';

const CONOR = 'Conor McGregor';
const bouts = [
  bout(CONOR, 'Donald Cerrone', 'win', { bout_id: 'cerrone', date: '2020-01-18' }),
  bout(CONOR, 'Khabib Nurmagomedov', 'loss', { bout_id: 'khabib' }),
  bout(CONOR, 'Eddie Alvarez', 'win', { bout_id: 'alvarez', date: '2016-11-12' }),
];

describe(neighbourIntent.name, () => {
  it.each([
    ['who did McGregor fight before Khabib?', { step: 'before', placeholder: 1 }],
    ["what was McGregor's fight after Khabib?", { step: 'after', placeholder: 1 }],
    ['맥그리거가 하빕이랑 싸우기 전 경기 상대는?', { step: 'before', placeholder: 1 }],
    ['맥그리거 하빕전 다음 경기는 누구였어?', { step: 'after', placeholder: 1 }],
    ['하빕한테 진 다음 경기 맥그리거 상대는?', { step: 'after', placeholder: 0 }],
    ['맥그리거 하빕 전적', null],
    ['how many fights did McGregor win before losing to Khabib?', null],
    ['맥그리거 하빕전 이후 전적', null],
    ['맥그리거 하빕전 경기 결과', null],
    ['who fought McGregor before 2015?', null],
  ])('%j', async (text, neighbour) => {
    expect((await parseTyped(text)).neighbour).toEqual(neighbour);
  });

  it.each([
    ['who did McGregor fight before Khabib?', 'Conor McGregor beat Eddie Alvarez'],
    ['who did McGregor fight after Khabib?', 'Conor McGregor beat Donald Cerrone'],
  ])('answers %j', async (text, said) => {
    const question = await parseTyped(text);
    const plan = neighbourIntent.answer(question, new NameBook('en', new FakeFighterNames()));
    const replies = [bouts.slice(1, 2), bouts].map((data) => [
      { result: found(data).result, isError: false },
    ]);
    let step = plan.next([]);
    for (const reply of replies) step = plan.next(reply);
    expect(step.done === true ? step.value.text : '').toContain(said);
  });
});
