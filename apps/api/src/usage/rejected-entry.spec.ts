import { describe, expect, it } from '@jest/globals';
import { rejectionReason } from './rejected-entry.js';

const withCode = (code: string): Error => Object.assign(new Error('value "a text" is refused'), { code });
const wrapped = (code: string): Error =>
  Object.assign(new Error('query failed: a text'), { driverError: withCode(code) });

describe(rejectionReason, () => {
  it.each([
    [withCode('22003'), 'SQLSTATE 22003'],
    [withCode('22P05'), 'SQLSTATE 22P05'],
    [wrapped('23514'), 'SQLSTATE 23514'],
    [withCode('54000'), 'SQLSTATE 54000'],
    [new TypeError('text.slice is not a function'), 'TypeError'],
    [new RangeError('Invalid time value'), 'RangeError'],
  ])('returns the reason of %p: %p', (error, reason) => {
    expect(rejectionReason(error)).toBe(reason);
  });

  it.each([
    withCode('08006'),
    withCode('57P01'),
    wrapped('25006'),
    withCode('53100'),
    withCode('53300'),
    withCode('42P01'),
    withCode('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'),
  ])('is null for %p, which may be retried', (error) => {
    expect(rejectionReason(error)).toBeNull();
  });
});
