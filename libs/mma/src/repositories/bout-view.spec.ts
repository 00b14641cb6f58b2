import { describe, expect, it } from '@jest/globals';
import { formatTime } from './bout-view.js';

describe(formatTime, () => {
  it.each([
    [0, '0:00'],
    [5, '0:05'],
    [183, '3:03'],
    [300, '5:00'],
    [1065, '17:45'],
  ])('writes %i seconds as %s', (seconds, text) => {
    expect(formatTime(seconds)).toBe(text);
  });
});
