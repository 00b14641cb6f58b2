import { describe, expect, it } from '@jest/globals';
import { findImpossible } from './impossible.js';

describe(findImpossible, () => {
  it.each([
    ['2020년 13월 대회 알려줘', 'date', '2020년 13월'],
    ['13월에 최다승', 'date', '13월'],
    ['2021년 2월 30일 경기 결과', 'date', '2021년 2월 30일'],
    ['events on 2021-02-29', 'date', '2021-02-29'],
    ['who fought on February 30, 2021?', 'date', 'February 30, 2021'],
    ['events on June 31st', 'date', 'June 31st'],
    ['most wins in 2020-13', 'date', '2020-13'],
    ['UFC 300.5 메인이벤트', 'event', 'UFC 300.5'],
  ])('finds what cannot exist in %j', (text, kind, typed) => {
    expect(findImpossible(text)).toEqual({ kind, text: typed });
  });

  it.each([
    '2020년 12월 대회',
    '2024년 2월 29일 경기',
    'events in March 2016',
    'May 5, 2018',
    'who did he beat in June 2015?',
    'UFC 300 main event',
    'most wins 2010-14',
    'UFC 300. Who won?',
    '3개월 동안',
  ])('finds nothing in %j', (text) => {
    expect(findImpossible(text)).toBeNull();
  });
});
