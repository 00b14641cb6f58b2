import { describe, expect, it } from '@jest/globals';
import { RepeatedStart } from './repeated-start.js';

describe(RepeatedStart.name, () => {
  it.each([
    ['Jon Jones has ', 'Jon Jones has 22 wins.', '22 wins.'],
    ['Jon Jones has', 'Jon Jones has 22 wins.', ' 22 wins.'],
    ['존 존스의 전적은 ', '존 존스의 전적은 22승입니다.', '22승입니다.'],
    ['Jon Jones has ', '22 wins.', '22 wins.'],
    ['Jon Jones has', '22 wins.', ' 22 wins.'],
    ['Jon Jones has ', 'Jones won 22 bouts.', '…\n\nJones won 22 bouts.'],
    ['', 'Jon Jones has 22 wins.', 'Jon Jones has 22 wins.'],
    ['Jon Jones has ', '', ''],
    ['Jon Jones has ', 'Jon', '…\n\nJon'],
  ])('continues %j with %j as %j', (shown, written, expected) => {
    for (const pieces of [[written], [...written]]) {
      const start = new RepeatedStart(shown);
      expect(pieces.map((piece) => start.push(piece)).join('') + start.flush()).toBe(expected);
    }
  });
});
