import { describe, expect, it } from '@jest/globals';
import { type Particle, withParticle } from './particles.js';

describe(withParticle, () => {
  it.each<[string, Particle, string]>([
    ['하빕', '은/는', '하빕은'],
    ['코너 맥그리거', '은/는', '코너 맥그리거는'],
    ['자마할 힐', '이/가', '자마할 힐이'],
    ['프랭키 에드가', '이/가', '프랭키 에드가가'],
    ['정찬성', '을/를', '정찬성을'],
    ['존 존스', '와/과', '존 존스와'],
    ['하빕', '와/과', '하빕과'],
    ['판정', '(으)로', '판정으로'],
    ['암바', '(으)로', '암바로'],
    ['니킥', '(으)로', '니킥으로'],
    ['힐', '(으)로', '힐로'],
  ])('follows the final consonant of %j with %j', (word, particle, expected) => {
    expect(withParticle(word, particle)).toBe(expected);
  });

  it('follows the word before a bracket, not the bracket', () => {
    expect(withParticle('코너 맥그리거(Conor McGregor)', '은/는')).toBe('코너 맥그리거(Conor McGregor)는');
    expect(withParticle('서브미션(넥 크랭크)', '(으)로')).toBe('서브미션(넥 크랭크)으로');
    expect(withParticle('판정(만장일치)', '(으)로')).toBe('판정(만장일치)으로');
  });

  it.each<[string, Particle, string]>([
    ['Jason Tan', '을/를', 'Jason Tan을'],
    ['Uriah Hall', '은/는', 'Uriah Hall은'],
    ['Abel Trujillo', '을/를', 'Abel Trujillo를'],
    ['Steve Erceg', '을/를', 'Steve Erceg를'],
    ['KO/TKO', '(으)로', 'KO/TKO로'],
    ['DQ', '(으)로', 'DQ로'],
    ['UFC 300', '은/는', 'UFC 300은'],
    ['UFC 229', '은/는', 'UFC 229는'],
  ])('reads %j as it is spoken in Korean', (word, particle, expected) => {
    expect(withParticle(word, particle)).toBe(expected);
  });

  it.each([
    ['spaces', `존스${' '.repeat(20_000)}x`],
    ['closing brackets', `존스${')'.repeat(20_000)}`],
    ['brackets', `존스${'('.repeat(20_000)}${')'.repeat(20_000)}`],
    ['spaces before brackets', `존스${' '.repeat(20_000)})`],
  ])('follows a text with many %s in linear time', (_what, text) => {
    const began = performance.now();
    withParticle(text, '은/는');
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
