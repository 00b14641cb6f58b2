import { describe, expect, it } from '@jest/globals';
import { splitBlocks } from './split-blocks.js';

const textsOf = (text: string): string[] => splitBlocks(text).map((block) => block.text);

describe(splitBlocks, () => {
  it('divides at blank lines', () => {
    expect(textsOf('one\ntwo\n\n# three\n\n\nfour')).toEqual(['one\ntwo\n\n', '# three\n\n\n', 'four']);
  });

  it('tells where each block begins', () => {
    const text = 'one\n\ntwo\n\nthree';
    for (const { text: block, offset } of splitBlocks(text))
      expect(text.startsWith(block, offset)).toBe(true);
  });

  it('loses nothing, whatever the text is', () => {
    for (const text of ['', '\n\n', ' \n\n- a\n\n b', '```\n\na', '\r\n\r\nx\r\n\r\ny', '1. a\n\n\n\n2. b']) {
      expect(textsOf(text).join('').trim()).toBe(text.trim());
    }
  });

  it('keeps the blocks before the last one as they are while text is added', () => {
    const text = 'a\n\n- b\n- c\n\n```js\nlet d;\n\nlet e;\n```\n\n| f |\n|---|\n| g |\n\nh';
    const whole = textsOf(text);
    for (let length = 1; length <= text.length; length += 1) {
      const finished = textsOf(text.slice(0, length)).slice(0, -1);
      expect(finished).toEqual(whole.slice(0, finished.length));
    }
  });

  it.each([
    ['a fence', '```\na\n\nb\n```'],
    ['a fence without an end', '~~~\na\n\nb'],
    ['a fence that holds a shorter one', '````\n```\n\nb\n````'],
    ['a loose list', '1. a\n\n2. b'],
    ['what is indented below an item', '- a\n\n  b\n\n  - c'],
  ])('does not divide %s', (_what, text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('gives blocks the link definitions that stand elsewhere', () => {
    expect(textsOf('see [a]\n\nplain\n\n[a]: https://example.com')).toEqual([
      'see [a]\n\n\n\n[a]: https://example.com',
      'plain\n\n',
      '[a]: https://example.com',
    ]);
  });

  it('reads a text of a megabyte in linear time', () => {
    expect(splitBlocks('word '.repeat(200_000))).toHaveLength(1);
    expect(splitBlocks('word\n\n'.repeat(150_000))).toHaveLength(150_000);
  });
});
