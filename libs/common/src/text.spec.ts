import { describe, expect, it } from '@jest/globals';
import { estimateTokens } from './text.js';

describe(estimateTokens.name, () => {
  it.each([
    ['', 0],
    ['abcdefgh', 2],
    ['존 존스', 3.25],
  ])('estimates %p as %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});
