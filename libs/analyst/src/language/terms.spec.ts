import { describe, expect, it } from '@jest/globals';
import { methodDetail, methodName, recordText } from './terms.js';

describe(methodName, () => {
  it.each([
    ['Decision - Unanimous', 'unanimous decision', '판정(만장일치)'],
    ['Decision - Split', 'split decision', '판정(스플릿)'],
    ["TKO - Doctor's Stoppage", "TKO (doctor's stoppage)", 'TKO(닥터 스톱)'],
    ['DQ', 'disqualification', '실격'],
    ['Something New', 'Something New', 'Something New'],
  ])('words %j', (method, english, korean) => {
    expect(methodName(method, 'en')).toBe(english);
    expect(methodName(method, 'ko')).toBe(korean);
  });
});

describe(methodDetail, () => {
  it.each([
    ['Rear Naked Choke', 'rear naked choke', '리어 네이키드 초크'],
    ['Punches to Head At Distance', 'punches to the head', '머리 펀치 연타'],
    ['Flying Knee Head', 'flying knee to the head', '머리 플라잉 니킥'],
    ['Guillotine Choke After Drop to Guard', 'guillotine choke', '길로틴 초크'],
    ['Illegal Elbows by Jones', 'Illegal Elbows by Jones', 'Illegal Elbows by Jones'],
  ])('words %j', (detail, english, korean) => {
    expect(methodDetail(detail, 'en')).toBe(english);
    expect(methodDetail(detail, 'ko')).toBe(korean);
  });

  it('adds nothing where there is nothing, or only points', () => {
    expect(methodDetail(null, 'en')).toBeNull();
    expect(methodDetail('Point Deducted: Passivity by Maia', 'en')).toBeNull();
  });
});

describe(recordText, () => {
  it('leaves draws and no contests out where there are none', () => {
    expect(recordText({ wins: 13, losses: 0, draws: 0, no_contests: 0 }, 'en')).toBe('13-0');
    expect(recordText({ wins: 13, losses: 0, draws: 0, no_contests: 0 }, 'ko')).toBe('13승 0패');
    expect(recordText({ wins: 15, losses: 3, draws: 1, no_contests: 2 }, 'en')).toBe('15-3-1, 2 no contests');
    expect(recordText({ wins: 15, losses: 3, draws: 1, no_contests: 1 }, 'ko')).toBe('15승 3패 1무 (무효 1)');
  });
});
