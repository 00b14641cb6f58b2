import { describe, expect, it } from '@jest/globals';
import { countCharacters, describeTextFault, hasVisibleCharacter } from './text-rules.js';

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
  ])('describes %j as %s', (value, fault) => {
    expect(describeTextFault(value, bounds)).toBe(fault);
  });

  it('accepts an invisible text where it may be empty', () => {
    expect(describeTextFault('\u200b', { minimum: 0, maximum: 3 })).toBeUndefined();
  });
});

describe(hasVisibleCharacter.name, () => {
  it.each([
    ['nothing', ''],
    ['spaces and line ends', ' \t\r\n\u00a0\u2003\u2028\u3000'],
    ['control characters', '\u0001\u001b\u007f\u0085'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['directions', '\u200e\u202e\u2066\u2069'],
    ['a soft hyphen', '\u00ad'],
    ['the empty Braille pattern', '\u2800'],
    ['the Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ['variation selectors and tags', '\ufe0f\u{e0020}\u{e0100}'],
    ['blank letters, marks and symbols', '\u{13441}\u{16fe4}\u{1d159}'],
    ['half of a surrogate pair', '\ud83e'],
    ['a long text of them', '\u200b \u3164'.repeat(1000)],
  ])('finds none in %s', (_what, text) => {
    expect(hasVisibleCharacter(text)).toBe(false);
  });

  it.each([
    ['a letter', 'a'],
    ['Hangul', '존'],
    ['a lone jamo', 'ㅋ'],
    ['punctuation', '?'],
    ['an emoji', '🥊'],
    ['a joined emoji', '👩‍👩‍👧'],
    ['a letter after many invisible ones', `${'\u200b\u2800'.repeat(1000)}x`],
    ['a combining mark', '\u0301'],
    ['a character of private use', '\ue000'],
    ['a character that is not assigned yet', '\u{1fffd}'],
  ])('finds one in %s', (_what, text) => {
    expect(hasVisibleCharacter(text)).toBe(true);
  });
});
