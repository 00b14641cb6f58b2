import { newId } from '@app/common';
import { describe, expect, it } from '@jest/globals';
import { readSessionCursor, writeSessionCursor } from './session-cursor.js';

const encode = (text: string): string => Buffer.from(text).toString('base64url');

describe('session cursors', () => {
  it('survive encoding and decoding, to the microsecond', () => {
    const cursor = { lastUsedAt: '2026-08-01T12:00:00.123456Z', id: newId() };
    expect(readSessionCursor(writeSessionCursor(cursor))).toEqual(cursor);
  });

  it.each([
    '',
    'nonsense',
    encode('2026-08-01T12:00:00.123456Z'),
    encode(`2026-08-01 ${newId()}`),
    encode(`2026-02-31T12:00:00.123456Z ${newId()}`),
    encode(`0000-01-01T12:00:00.123456Z ${newId()}`),
    encode(`2026-13-01T12:00:00.123456Z ${newId()}`),
    encode('2026-08-01T12:00:00.123456Z 1'),
    encode(`2026-08-01T12:00:00.123456Z ${newId()} more`),
    'x'.repeat(300),
  ])('are undefined for invalid text (%j)', (text) => {
    expect(readSessionCursor(text)).toBeUndefined();
  });
});
