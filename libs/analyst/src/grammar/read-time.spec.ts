import { dayIn } from '@app/mma/domain';
import { describe, expect, it } from '@jest/globals';
import { segmenter } from '../lexicon/lexicon.js';
import { normalizeText } from '../lexicon/normalize-text.js';
import { readPeriod } from './read-time.js';
import { rewriteTokens } from './rewrite-tokens.js';
import { TokenReader } from './token-reader.js';

const TODAY = '2026-11-30';

/** The days that a text names, and the words that are not part of them. */
function read(typed: string, today = TODAY): { days: [string | null, string | null] | null; rest: string[] } {
  const reader = new TokenReader(rewriteTokens(segmenter.segment(normalizeText(typed), [])));
  const period = readPeriod(reader, today);
  return {
    days: period === null ? null : [period.from, period.to],
    rest: reader.unused().map(({ text }) => text),
  };
}

describe(readPeriod, () => {
  it.each<[string, string | null, string | null]>([
    ['in 2019', '2019-01-01', '2019-12-31'],
    ['2019년에', '2019-01-01', '2019-12-31'],
    ['in March 2020', '2020-03-01', '2020-03-31'],
    ['February 2020', '2020-02-01', '2020-02-29'],
    ['2020년 3월', '2020-03-01', '2020-03-31'],
    ['on March 5, 2016', '2016-03-05', '2016-03-05'],
    ['2016-03-05', '2016-03-05', '2016-03-05'],
    ['2010s', '2010-01-01', '2019-12-31'],
    ['the 90s', '1990-01-01', '1999-12-31'],
    ['2010년대', '2010-01-01', '2019-12-31'],
    ['90년대', '1990-01-01', '1999-12-31'],
  ])('reads the span of %j', (text, from, to) => {
    expect(read(text)).toEqual({ days: [from, to], rest: [] });
  });

  it.each<[string, string | null, string | null]>([
    ['since 2015', '2015-01-01', null],
    ['before 2015', null, '2014-12-31'],
    ['after 2015', '2016-01-01', null],
    ['until 2015', null, '2015-12-31'],
    ['2015년부터', '2015-01-01', null],
    ['2015년 이후', '2015-01-01', null],
    ['2015년 이전', null, '2014-12-31'],
    ['2015년 전에', null, '2014-12-31'],
    ['2015년 지나서', '2016-01-01', null],
    ['2015년까지', null, '2015-12-31'],
    ['since March 2020', '2020-03-01', null],
    ['before March 2020', null, '2020-02-29'],
    ['2020년 3월부터', '2020-03-01', null],
    ['since covid', '2020-03-01', null],
    ['코로나 이후', '2020-03-01', null],
    ['코로나이후', '2020-03-01', null],
  ])('tells since from before: %j', (text, from, to) => {
    expect(read(text)).toEqual({ days: [from, to], rest: [] });
  });

  it.each([
    'between 2010 and 2014',
    'from 2010 to 2014',
    'from 2010 until 2014',
    '2010 to 2014',
    '2010-2014',
    '2010–2014',
    '2010~2014',
    '2010년부터 2014년까지',
    '2010년과 2014년 사이',
    'since 2010 before 2015',
    '2010년 이후 2015년 이전',
  ])('reads the range of %j', (text) => {
    expect(read(text)).toEqual({ days: ['2010-01-01', '2014-12-31'], rest: [] });
  });

  it('joins two years that follow each other, not others', () => {
    expect(read('2019 and 2020').days).toEqual(['2019-01-01', '2020-12-31']);
    expect(read('2019 and 2021')).toEqual({ days: ['2019-01-01', '2019-12-31'], rest: ['and', '2021'] });
  });

  const RELATIVE: [english: string, korean: string, from: string, to: string | null][] = [
    ['today', '오늘', '2026-11-30', '2026-11-30'],
    ['yesterday', '어제', '2026-11-29', '2026-11-29'],
    ['this week', '이번 주', '2026-11-30', '2026-12-06'],
    ['last week', '지난주', '2026-11-23', '2026-11-29'],
    ['this month', '이번 달', '2026-11-01', '2026-11-30'],
    ['last month', '지난달', '2026-10-01', '2026-10-31'],
    ['this year', '올해', '2026-01-01', '2026-12-31'],
    ['last year', '작년', '2025-01-01', '2025-12-31'],
    ['the year before last', '재작년', '2024-01-01', '2024-12-31'],
    ['in the last 3 years', '최근 3년간', '2023-12-01', null],
    ['past 6 months', '최근 6개월', '2026-05-31', null],
    ['last 2 weeks', '최근 2주간', '2026-11-17', null],
    ['last 30 days', '최근 30일간', '2026-11-01', null],
  ];
  it.each(
    RELATIVE.flatMap(([english, korean, ...days]) =>
      [english, korean].map((text) => [text, ...days] as const),
    ),
  )('reads %j from today', (text, from, to) => {
    expect(read(text)).toEqual({ days: [from, to], rest: [] });
  });

  it.each<[string, string, string | null]>([
    ['3 years ago', '2023-01-01', '2023-12-31'],
    ['this decade', '2020-01-01', '2029-12-31'],
    ['작년부터', '2025-01-01', null],
  ])('reads %j', (text, from, to) => {
    expect(read(text)).toEqual({ days: [from, to], rest: [] });
  });

  describe('in a time zone where it is already tomorrow', () => {
    const noon = new Date('2026-11-30T12:00:00Z');
    const [here, there] = [dayIn('UTC', noon), dayIn('Pacific/Kiritimati', noon)];

    it.each<[string, string, string]>([
      ['today', '2026-11-30', '2026-12-01'],
      ['어제', '2026-11-29', '2026-11-30'],
      ['this month', '2026-11-01', '2026-12-01'],
      ['지난달', '2026-10-01', '2026-11-01'],
      ['last week', '2026-11-23', '2026-11-23'],
    ])('%j begins on %s here, on %s there', (text, atHome, away) => {
      expect(read(text, here).days?.[0]).toBe(atHome);
      expect(read(text, there).days?.[0]).toBe(away);
    });

    it('is another year after the last evening of the year', () => {
      const evening = new Date('2026-12-31T20:00:00Z');
      expect(read('올해', dayIn('UTC', evening)).days?.[0]).toBe('2026-01-01');
      expect(read('올해', dayIn('Asia/Seoul', evening)).days?.[0]).toBe('2027-01-01');
    });
  });

  it.each([
    ['in 1899', ['1899']],
    ['last three fights', ['last', 'three', 'fights']],
    ['at least 10 wins', ['at least', '10', 'wins']],
    ['최다승', ['최다', '승']],
  ])('reads no time in %j', (text, rest) => {
    expect(read(text)).toEqual({ days: null, rest });
  });

  it('leaves a time that contradicts the first one', () => {
    expect(read('before 2010 since 2015')).toEqual({ days: [null, '2009-12-31'], rest: ['since', '2015'] });
  });
});
