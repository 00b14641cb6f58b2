import { describe, expect, it } from '@jest/globals';
import type { BoutQuery } from '../domain/bout-query.js';
import { ToolError } from '../domain/tool-result.js';
import { check } from './bout-query.service.js';

const faultsOf = (query: BoutQuery): string[] => {
  try {
    check(query);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    expect(error.code).toBe('invalid_arguments');
    return (error.suggestions ?? []).flatMap((fault) => ('field' in fault ? fault.field : []));
  }
};

describe(check, () => {
  it.each<[BoutQuery, string[]]>([
    [{ measure: 'sum' }, ['statistic']],
    [{ measure: 'count', statistic: 'knockdowns' }, ['statistic']],
    [{ measure: 'accuracy', statistic: 'knockdowns' }, ['statistic']],
    [{ measure: 'accuracy', statistic: 'head_landed' }, ['statistic']],
    [{ measure: 'per_15_minutes', statistic: 'fight_seconds' }, ['statistic']],
    [{ measure: 'share' }, ['measure']],
    [{ measure: 'share', statistics: ['knockdowns >= 1'] }, ['measure']],
    [{ measure: 'first', min_value: 3 }, ['min_value']],
    [{ group_by: 'bout', max_value: 3 }, ['max_value']],
    [{ group_by: 'bout', measure: 'share', result: ['win'] }, ['group_by']],
    [{ group_by: 'appearance', measure: 'opponents' }, ['group_by']],
    [{ group_by: 'year', measure: 'longest_streak' }, ['group_by']],
    [{ group_by: 'none', measure: 'height_cm' }, ['group_by']],
    [{ group_by: 'none', measure: 'current_streak', fighter: ['a', 'b'] }, ['group_by']],
    [{ opponent_all: ['a'] }, ['opponent_all']],
    [{ measure: 'champion_days', result: ['win'] }, ['measure']],
    [{ from: '2020-01-01', to: '2019-12-31' }, ['to']],
    [{ from: '2020-01-01', as_of: '2020-01-01' }, ['as_of']],
    [{ active_since: '2021-01-01', as_of: '2020-01-01' }, ['as_of']],
    [{ min_age: 31, max_age: 30 }, ['max_age']],
    [{ min_value: 2, max_value: 1 }, ['max_value']],
    [{ nth_bout: 0 }, ['nth_bout']],
    [{ role: 'champion', title: ['none', 'tournament'] }, ['role']],
    [{ measure: 'title_defences', title: ['interim'] }, ['title']],
    [{ measure: 'title_defences', role: 'challenger' }, ['role']],
    [{ measure: 'title_defences', result: ['loss'] }, ['result']],
    [{ sex: 'women', weight_class: ['lightweight'] }, ['weight_class']],
    [{ sex: 'men', weight_class: ['women_flyweight'] }, ['weight_class']],
    [{ statistics: ['kd > 1', 'knockdowns >= 2', 'knockdowns < 1'] }, ['statistics', 'statistics']],
    [{ measure: 'sum', min_age: 40, max_age: 20, nth_bout: 0 }, ['statistic', 'max_age', 'nth_bout']],
  ])('refuses %j because of %j', (query, fields) => {
    expect(faultsOf(query)).toEqual(fields);
  });

  it.each<BoutQuery>([
    {},
    { measure: 'share', round: [1] },
    { measure: 'longest_streak' },
    { measure: 'height_cm', group_by: 'none', fighter: ['a'] },
    { measure: 'champion_days', weight_class: ['lightweight'], stance: ['southpaw'], as_of: '2020-01-01' },
    { sex: 'women', weight_class: ['catch_weight', 'lightweight'] },
    { group_by: 'bout', statistic: 'knockdowns', min_value: 3 },
    { role: 'challenger', title: ['any'] },
  ])('takes %j', (query) => {
    expect(faultsOf(query)).toEqual([]);
  });

  it.each<[BoutQuery, object]>([
    [{}, { group: 'none', measure: 'count', order: 'desc', limit: 10 }],
    [{ measure: 'longest_streak' }, { group: 'fighter' }],
    [{ measure: 'longest_streak', fighter: ['a'] }, { group: 'none' }],
    [{ statistic: 'knockdowns' }, { measure: 'sum' }],
    [{ statistic: 'knockdowns', group_by: 'appearance' }, { measure: 'maximum' }],
    [{ measure: 'youngest' }, { order: 'asc' }],
    [{ group_by: 'year' }, { inKeyOrder: true, limit: 100 }],
    [
      { group_by: 'year', order: 'desc' },
      { inKeyOrder: false, limit: 10 },
    ],
    [
      { measure: 'title_defences' },
      { conditions: expect.objectContaining({ role: 'champion', result: ['win', 'draw'] }) },
    ],
  ])('plans %j as %j', (query, plan) => {
    expect(check(query)).toMatchObject(plan);
  });
});
