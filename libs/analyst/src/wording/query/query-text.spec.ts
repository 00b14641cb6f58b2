import { describe, expect, it } from '@jest/globals';
import type { QueryRowData } from '@app/mma/domain';
import type { QueryReading } from '../../grammar/query-reading.js';
import { NameBook } from '../../language/name-book.js';
import { FakeFighterNames } from '../../testing/fake-fighter-names.js';
import { queryText } from './query-text.js';

const reading = (fields: Partial<QueryReading>): QueryReading => ({
  form: 'figure',
  query: {},
  subjects: [],
  objects: [],
  eachObject: false,
  candidate: null,
  isNegated: false,
  perMinute: false,
  isInverse: false,
  claimed: null,
  place: null,
  today: '2026-11-30',
  ...fields,
});
const row = (key: string, value: number): QueryRowData => ({
  rank: 1,
  key,
  value,
  bouts: 1,
  from: null,
  to: null,
  examples: [],
});
const write = (
  fields: Partial<QueryReading>,
  rows: QueryRowData[],
  language: 'en' | 'ko' = 'en',
  subjects: string[] = ['Jon Jones'],
): string =>
  queryText(
    { reading: reading(fields), rows, notes: [], subjects, objects: [], meetings: [] },
    new NameBook(language, new FakeFighterNames()),
  );

describe(queryText, () => {
  const two = [row('Jon Jones', 2), row('Conor McGregor', 7)];

  it.each<[Partial<QueryReading>, string]>([
    [{ query: { measure: 'count', result: ['loss'] } }, '**Conor McGregor** has more losses:'],
    [{ query: { measure: 'count', result: ['loss'], order: 'asc' } }, '**Jon Jones** has fewer losses:'],
    [
      { query: { measure: 'average', statistic: 'knockdowns' } },
      '**Conor McGregor** has a higher average knockdowns scored:',
    ],
  ])('compares as asked: %j', (fields, expected) => {
    expect(write({ form: 'comparison', ...fields }, two)).toContain(expected);
  });

  it('counts a defence as what the opponent missed', () => {
    const defence: Partial<QueryReading> = {
      form: 'ranking',
      isInverse: true,
      query: {
        measure: 'accuracy',
        statistic: 'opponent_takedowns_landed',
        order: 'asc',
        group_by: 'fighter',
      },
    };
    const text = write(defence, [row('Jon Jones', 0.05)], 'en', []);
    expect(text).toContain('Highest takedown defence: **Jon Jones**, with 95%.');
  });

  it('corrects a claimed number', () => {
    const claim: Partial<QueryReading> = {
      form: 'claim',
      claimed: 5,
      query: { measure: 'count', result: ['win'] },
    };
    expect(write(claim, [row('all', 6)], 'ko')).toContain('5승이 아니라 **6승**');
    expect(write(claim, [row('all', 5)])).toMatch(/^Yes, correct:/);
    expect(write(claim, [row('all', 6)])).toMatch(/^No: .* not 5\.$/);
  });

  it('says yes to a negated question when nothing happened', () => {
    const check: Partial<QueryReading> = { form: 'check', query: { measure: 'count', result: ['loss'] } };
    expect(write(check, [row('all', 0)])).toMatch(/^No\. /);
    expect(write({ ...check, isNegated: true }, [row('all', 0)])).toMatch(/^Yes, that is right\. /);
  });

  it('writes wins and losses under conditions as a record', () => {
    const record: Partial<QueryReading> = {
      form: 'record',
      query: { measure: 'count', weight_class: ['lightweight'] },
    };
    const rows = [row('win', 5), row('loss', 2)];
    expect(write(record, rows)).toBe("Jon Jones's UFC record at lightweight is **5-2**.");
  });
});
