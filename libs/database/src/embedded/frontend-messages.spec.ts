import { describe, expect, it } from '@jest/globals';
import { refuseCopyFromStandardInput } from './frontend-messages.js';

const query = (sql: string) => message('Q', `${sql}\0`);
const parse = (name: string, sql: string) => message('P', `${name}\0${sql}\0\0\0`);

function message(type: string, body: string): Uint8Array {
  const bytes = Buffer.from(`${type}\0\0\0\0${body}`);
  bytes.writeInt32BE(bytes.length - 1, 1);
  return Uint8Array.from(bytes);
}

describe(refuseCopyFromStandardInput.name, () => {
  it.each([
    ['COPY fighters FROM STDIN'],
    ['copy "mma"."fighters" (id, name)\n from stdin with (format csv)'],
    ['BEGIN; COPY fighters FROM STDIN'],
    ["COPY fighters FROM PROGRAM 'cat'"],
  ])('replaces %j by a failing statement', (sql) => {
    for (const original of [query(sql), parse('', sql), parse('named', sql)]) {
      const replaced = Buffer.from(refuseCopyFromStandardInput(original));
      expect(replaced[0]).toBe(original[0]);
      expect(replaced.readInt32BE(1)).toBe(replaced.length - 1);
      expect(replaced.toString()).toContain('feature_not_supported');
      expect(replaced.toString()).not.toContain('fighters');
    }
  });

  it('keeps the name of a prepared statement', () => {
    const replaced = refuseCopyFromStandardInput(parse('named', 'COPY fighters FROM STDIN'));
    expect(Buffer.from(replaced).toString('utf8', 5, 11)).toBe('named\0');
  });

  it.each([
    ['SELECT 1'],
    ['COPY fighters TO STDOUT'],
    ['SELECT copy FROM standards'],
    ['SELECT 1; SELECT stdin FROM copy_from'],
  ])('does not change %j', (sql) => {
    for (const original of [query(sql), parse('', sql)]) {
      expect(refuseCopyFromStandardInput(original)).toBe(original);
    }
  });

  it('does not change parameter values', () => {
    const bind = message('B', '\0\0COPY fighters FROM STDIN');
    expect(refuseCopyFromStandardInput(bind)).toBe(bind);
  });
});
