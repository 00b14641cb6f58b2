import { describe, expect, it } from '@jest/globals';
import { toTimeZone } from './time-zone.js';

describe(toTimeZone.name, () => {
  it.each([
    ['Asia/Seoul', 'Asia/Seoul'],
    ['asia/seoul', 'Asia/Seoul'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'US/Eastern'],
    ['Etc/UTC', 'Etc/UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['utc', 'UTC'],
  ])('reads %j as %j', (name, expected) => {
    expect(toTimeZone(name)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'Mars/Olympus',
    'Seoul',
    ' Asia/Seoul',
    '+09:00',
    '-0300',
    'Etc/Unknown',
    'Asia/Seoul\0',
    'A'.repeat(10_000),
    9,
    null,
    undefined,
    ['UTC'],
  ])('refuses %j', (name) => {
    expect(toTimeZone(name)).toBeUndefined();
  });
});
