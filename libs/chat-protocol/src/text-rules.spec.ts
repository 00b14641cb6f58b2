import { describe, expect, it } from '@jest/globals';
import { countCharacters, describeTextFault } from './text-rules.js';

describe(countCharacters.name, () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['존 존스', 4],
    ['🥊🥊', 2],
  ])('counts %j as %d', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe(describeTextFault.name, () => {
  const bounds = { minimum: 1, maximum: 3 };

  it.each([
    ['abc', undefined],
    ['🥊🥊🥊', undefined],
    ['', 'must not be empty'],
    ['abcd', 'must have at most 3 characters, has 4'],
    [5, 'must be text'],
    [null, 'must be text'],
    ['a\u0000', 'must not contain the character U+0000'],
    ['a\ud800', 'must be well-formed Unicode, has half of a surrogate pair'],
    ['\udc00b', 'must be well-formed Unicode, has half of a surrogate pair'],
    ['\u200b', 'must have at least one visible character'],
    [' \u3164 ', 'must have at least one visible character'],
    ['\u2800a', undefined],
    ['\udc4a\ud83e', 'must be well-formed Unicode, has half of a surrogate pair'],
  ])('says of %j: %s', (value, fault) => {
    expect(describeTextFault(value, bounds)).toBe(fault);
  });

  it('takes a text that shows nothing where it may be empty', () => {
    expect(describeTextFault('\u200b', { minimum: 0, maximum: 3 })).toBeUndefined();
  });
});
