import { describe, expect, it } from '@jest/globals';
import { type EventReference, findEvents, isBoutOf } from './event-reference.js';

const queries = (text: string): string[] => findEvents(text, []).map(({ query }) => query);

describe(findEvents, () => {
  it.each<[string, string[]]>([
    ['UFC 300 main event', ['UFC 300']],
    ['ufc300 메인', ['UFC 300']],
    ['UFC 229에서 하빕 대 맥그리거', ['UFC 229']],
    ['UFC 300: Pereira vs. Hill main event', ['UFC 300']],
    ['UFC 부산 대회 메인이벤트', ['UFC Busan']],
    ['UFC Busan main event', ['UFC Busan']],
    ['UFC 서울', ['UFC Seoul']],
    ['UFC London 2022 main event', ['UFC London 2022']],
    ['2022년 UFC 런던', ['UFC London 2022']],
    ['부산에서 열린 대회', ['UFC Busan']],
    [
      'UFC Fight Night: Edgar vs. The Korean Zombie who won?',
      ['UFC Fight Night: Edgar vs. The Korean Zombie'],
    ],
    ['Noche UFC card', ['Noche UFC']],
    ['UFC 213? 215?', ['UFC 213']],
    ['UFC Fight Night results', []],
    ['most UFC wins', []],
    ['UFC 10승 선수', []],
    ['UFC 300 경기 결과', ['UFC 300']],
    ['list UFC 300 fights', ['UFC 300']],
    ['UFC 200 개최지', ['UFC 200']],
    ['UFC 291 승자는?', ['UFC 291']],
    ['하빕 UFC 전적', []],
  ])('finds in %j %j', (text, expected) => {
    const mentions = text.includes('Korean Zombie') ? [{ start: 27, end: 44 }] : [];
    expect(findEvents(text, mentions).map(({ query }) => query)).toEqual(expected);
  });

  it('takes an event named twice once each', () => {
    expect(queries('UFC 229 or UFC 230')).toEqual(['UFC 229', 'UFC 230']);
  });
});

describe(isBoutOf, () => {
  const bout = { event: 'UFC 229: Khabib vs. McGregor', location: 'Las Vegas, Nevada, USA' };
  const named = (text: string): EventReference => {
    const [event] = findEvents(text, []);
    if (event === undefined) throw new Error(`no event in ${text}`);
    return event;
  };

  it('compares numbers, cities and names', () => {
    expect(isBoutOf(bout, named('UFC 229'))).toBe(true);
    expect(isBoutOf(bout, named('UFC 22'))).toBe(false);
    expect(isBoutOf(bout, named('UFC Las Vegas'))).toBe(true);
    expect(isBoutOf(bout, named('UFC Busan'))).toBe(false);
  });
});
