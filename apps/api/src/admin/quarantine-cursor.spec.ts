import { describe, expect, it } from '@jest/globals';
import { readQuarantineCursor, writeQuarantineCursor } from './quarantine-cursor.js';

const row = { first_seen_at: '2026-08-01T12:00:00.123456Z', id: 'ab12' };
const encode = (text: string): string => Buffer.from(text).toString('base64url');

describe(readQuarantineCursor.name, () => {
  it('reads what was written', () => {
    expect(readQuarantineCursor(writeQuarantineCursor(row))).toEqual(row);
  });

  it.each([
    'x',
    encode('2026-02-30T12:00:00.123456Z ab12'),
    encode('2026-08-01T12:00:00.123Z ab12'),
    encode('2026-08-01T12:00:00.123456Z'),
    encode('2026-08-01T12:00:00.123456Z ab 12'),
    encode("2026-08-01T12:00:00.123456Z a'b"),
  ])('refuses %s', (cursor) => {
    expect(readQuarantineCursor(cursor)).toBeUndefined();
  });
});
