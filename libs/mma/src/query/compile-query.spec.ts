import { describe, expect, it } from '@jest/globals';
import { QUERY_GROUPS, QUERY_MEASURES, type BoutQuery } from '../domain/bout-query.js';
import { check } from './bout-query.service.js';
import { compileQuery } from './compile-query.js';
import type { QueryNames } from './query-names.js';

const NO_NAMES: QueryNames = {
  fighters: null,
  opponents: null,
  everyOpponent: null,
  event: null,
  locations: null,
  countries: null,
  referees: null,
  methods: null,
  notes: [],
};
const HOSTILE = `'); DROP TABLE mma.bouts; --`;

const statementsOf = (queries: BoutQuery[]) => queries.map((query) => compileQuery(check(query), NO_NAMES));

describe(compileQuery, () => {
  it('binds every value of a user', () => {
    const names: QueryNames = {
      ...NO_NAMES,
      locations: [HOSTILE],
      countries: [HOSTILE],
      referees: [HOSTILE],
      methods: [HOSTILE],
    };
    const plan = check({
      from: '2015-03-04',
      nth_bout: 77,
      min_bouts: 66,
      min_age: 41,
      statistics: ['knockdowns >= 93'],
    });
    const { sql, parameters } = compileQuery(plan, names);
    expect(parameters).toEqual(expect.arrayContaining([[HOSTILE], '2015-03-04', 77, 66, 41, 93]));
    expect(sql).not.toMatch(/DROP|2015|77|66|41|93/);
  });

  it('uses every bound value, and binds no more than it uses', () => {
    const queries = QUERY_GROUPS.flatMap((group_by) =>
      QUERY_MEASURES.map((measure): BoutQuery => ({
        group_by,
        measure,
        result: ['win'],
        min_bouts: 2,
        as_of: '2020-01-01',
      })),
    ).filter((query) => {
      try {
        return check(query).limit > 0;
      } catch {
        return false;
      }
    });
    expect(queries.length).toBeGreaterThan(300);
    for (const { sql, parameters } of statementsOf(queries)) {
      const used = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
      expect([...used].sort((a, b) => a - b)).toEqual(parameters.map((_, index) => index + 1));
    }
  });

  it('reads one side of each bout where both are alike', () => {
    const [alike, sided, decided] = statementsOf([
      { group_by: 'year' },
      { group_by: 'year', stance: ['southpaw'] },
      { group_by: 'year', stance: ['southpaw'], result: ['win'] },
    ]);
    expect(alike?.sql).toContain('a.is_lead AS is_first');
    expect(sided?.sql).toContain('PARTITION BY coalesce(date_part');
    expect(decided?.sql).toContain('true AS is_first');
  });
});
