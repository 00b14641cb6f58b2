import { describe, expect, it } from '@jest/globals';
import { toSqlValue } from './cell-value.js';
import { checkPlan } from './check-plan.js';
import { explainFailure } from './explain-failure.js';
import { nearestNames } from './nearest-names.js';
import { createView, date, text } from './read-view.js';
import { SqlRefusedError } from './sql-refused.error.js';

describe(toSqlValue, () => {
  it.each([
    [null, 25, null],
    ['t', 16, true],
    ['f', 16, false],
    ['12', 23, 12],
    ['9007199254740993', 20, '9007199254740993'],
    ['1.50', 1700, 1.5],
    ['NaN', 701, 'NaN'],
    ['2018-10-06', 1082, '2018-10-06'],
    ['12', 25, '12'],
  ])('reads %j of type %i as %j', (value, type, expected) => {
    expect(toSqlValue(value, type)).toBe(expected);
  });

  it('cuts long texts', () => {
    expect(toSqlValue('x'.repeat(5000), 25)).toBe(`${'x'.repeat(1000)}…`);
  });
});

describe(nearestNames, () => {
  it.each([
    ['fighter', ['fighters', 'bouts'], ['fighters']],
    ['winner_name', ['winner', 'winner_id', 'method'], ['winner', 'winner_id']],
    ['xyz', ['fighters', 'bouts'], []],
  ])('finds for %j among %j %j', (name, known, expected) => {
    expect(nearestNames(name, known)).toEqual(expected);
  });
});

describe(checkPlan, () => {
  const plan = (node: object) => [{ Plan: { 'Total Cost': 10, 'Plan Rows': 1, ...node } }];
  const check =
    (node: object, collectsText = false) =>
    () =>
      checkPlan(plan(node), { collectsText });

  it('lets tables of mma and bounded work pass', () => {
    expect(check({ 'Relation Name': 'bouts', Schema: 'mma' })).not.toThrow();
    expect(check({ Plans: [{ 'Function Name': 'generate_series' }] })).not.toThrow();
  });

  it.each([
    ['a table of another schema', { Plans: [{ 'Relation Name': 'pg_class', Schema: 'pg_catalog' }] }, false],
    ['another function', { 'Function Name': 'pg_ls_dir' }, false],
    ['too much work', { 'Total Cost': 5_000_000 }, false],
    ['too many texts to join', { Plans: [{ 'Plan Rows': 600_000 }] }, true],
  ])('refuses %s', (_, node, collectsText) => {
    expect(check(node, collectsText)).toThrow(SqlRefusedError);
  });

  it('does not take a plan of an unknown shape for harmless', () => {
    expect(() => checkPlan({}, { collectsText: false })).toThrow();
  });
});

describe(explainFailure, () => {
  const failure = (code: string, message: string, position?: string) =>
    Object.assign(new Error(message), { code, severity: 'ERROR', position });

  it('leaves failures that the statement did not cause as they are', () => {
    const lost = failure('08006', 'connection lost');
    expect(explainFailure(lost, 'SELECT 1', [])).toBe(lost);
  });

  it('names columns like an unknown one', () => {
    const error = explainFailure(
      failure('42703', 'column "opponent_nme" does not exist', '8'),
      'SELECT opponent_nme FROM appearances',
      ['appearances'],
    );
    expect(error).toBeInstanceOf(SqlRefusedError);
    expect(String(error)).toMatch(/At character 8, near "opponent_nme.*appearances has opponent/);
  });
});

describe(createView, () => {
  it('writes comments as plain text', () => {
    const columns = [text('name', 'f.name', "The `name`, e.g. 'X'."), date('day', 'f.day', 'A day.')];
    const statements = createView({ name: 'v', description: 'V.', from: 'mma.f f', columns });
    expect(statements).toContain("COMMENT ON COLUMN mma_read.v.name IS 'The name, e.g. ''X''.'");
    expect(statements[0]).toBe(
      'CREATE VIEW mma_read.v AS SELECT\n  f.name AS name,\n  f.day AS day\nFROM mma.f f',
    );
  });
});
