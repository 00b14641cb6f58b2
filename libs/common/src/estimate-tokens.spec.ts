import { describe, expect, it } from '@jest/globals';
import { estimateTokens } from './estimate-tokens.js';

describe(estimateTokens.name, () => {
  it.each([
    ['', 0],
    ['abcdefgh', 2],
    ['존 존스', 3.25],
  ])('%p is about %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});
