import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FOLDER = 'libs/database/src/migrations';
/** Migrations from here on must let the version before them work; no version before was deployed. */
const FIRST = 1798000000000;

/** What a node of the version before cannot survive, see docs/deployment.md. */
const BREAKING: readonly [RegExp, string][] = [
  [/\bDROP\s+(TABLE|COLUMN|VIEW|SCHEMA|TYPE)\b|\bDROP\s+"/i, 'drops what the version before reads'],
  [/\bRENAME\b/i, 'renames what the version before reads'],
  [/\bALTER\s+(COLUMN\s+)?\S+\s+(SET\s+DATA\s+)?TYPE\b/i, 'changes a type that the version before reads'],
  [/\bSET\s+NOT\s+NULL\b/i, 'refuses rows that the version before writes'],
  [/\bTRUNCATE\b/i, 'removes rows that the version before reads'],
];
const ADDED_COLUMN = /\bADD\s+(?:COLUMN\s+)?(?!CONSTRAINT\b)(?:IF\s+NOT\s+EXISTS\s+)?("?\w+"?\s+[^,;`]*)/gi;

/** Why the SQL of `up` breaks a node of the version before; empty if it only adds. */
function findBreaking(up: string): string[] {
  const faults = BREAKING.flatMap(([pattern, fault]) => (pattern.test(up) ? [fault] : []));
  const columns = [...up.matchAll(ADDED_COLUMN)].map(([, column]) => column ?? '');
  if (
    columns.some((column) => /\bNOT\s+NULL\b/i.test(column) && !/\bDEFAULT\b|\bGENERATED\b/i.test(column))
  ) {
    faults.push('adds a required column without a default');
  }
  return faults;
}

const upOf = (text: string): string => /\basync up\(([^]*?)\n {2}\}\n/.exec(text)?.[1] ?? '';

describe('migrations without downtime', () => {
  const files = readdirSync(FOLDER).filter((file) => /^\d+-/.test(file));

  it('can be read', () => {
    for (const file of files)
      expect([file, upOf(readFileSync(join(FOLDER, file), 'utf8'))]).not.toEqual([file, '']);
  });

  it('only add to what the version before uses', () => {
    const faults = files
      .filter((file) => Number.parseInt(file, 10) >= FIRST)
      .flatMap((file) =>
        findBreaking(upOf(readFileSync(join(FOLDER, file), 'utf8'))).map((fault) => `${file} ${fault}`),
      );
    expect(faults).toEqual([]);
  });

  it.each([
    'ALTER TABLE app.users DROP COLUMN name',
    'ALTER TABLE app.users DROP "name"',
    'DROP TABLE app.users',
    'ALTER TABLE app.users RENAME TO people',
    'ALTER TABLE app.users ALTER COLUMN id TYPE bigint',
    'ALTER TABLE app.users ALTER COLUMN name SET NOT NULL',
    'ALTER TABLE app.users ADD age integer NOT NULL',
    'ALTER TABLE app.users ADD COLUMN a text, ADD COLUMN b text NOT NULL',
    'TRUNCATE app.users',
  ])('would break: %s', (sql) => {
    expect(findBreaking(sql)).toHaveLength(1);
  });

  it.each([
    'ALTER TABLE app.users ADD age integer',
    'ALTER TABLE app.users ADD COLUMN IF NOT EXISTS age integer NOT NULL DEFAULT 0',
    'ALTER TABLE app.users ADD CONSTRAINT positive CHECK (id > 0) NOT VALID',
    'CREATE TABLE app.things (id bigint NOT NULL)',
    'CREATE INDEX things_at ON app.things (created_at)',
    'DROP INDEX app.things_at',
    'ALTER TABLE app.users ALTER COLUMN name DROP NOT NULL',
  ])('only add: %s', (sql) => {
    expect(findBreaking(sql)).toEqual([]);
  });
});
