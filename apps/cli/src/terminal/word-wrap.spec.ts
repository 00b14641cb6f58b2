import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { WordWrap } from './word-wrap.js';

const wrap = (text: string, columns: number, pieces: readonly string[] = [text]): string => {
  const words = new WordWrap(() => columns);
  return pieces.map((piece) => words.push(piece)).join('') + words.flush();
};

describe(WordWrap, () => {
  it.each([
    ['one two three', 7, 'one two\nthree'],
    ['one two three', 20, 'one two three'],
    ['존 존스의 전적', 9, '존 존스의\n전적'],
    ['incomprehensibilities', 5, 'incomprehensibilities'],
    ['a incomprehensibilities b', 5, 'a\nincomprehensibilities\nb'],
    ['one two\nthree four', 9, 'one two\nthree\nfour'],
    ['\u001b[1mone two\u001b[22m three', 7, '\u001b[1mone two\u001b[22m\nthree'],
    ['  indented text', 10, '  indented\ntext'],
  ])('wraps %j at %i columns', (text, columns, expected) => {
    expect(wrap(text, columns)).toBe(expected);
  });

  it('continues a line at the hanging indent', () => {
    const words = new WordWrap(() => 9);
    words.hangAt(2);
    expect(words.push('• one two three') + words.endLine()).toBe('• one two\n  three\n');
    expect(words.push('one two three') + words.flush()).toBe('one two\nthree');
  });

  it('passes text through where there is no terminal', () => {
    expect(new WordWrap().push('one two ')).toBe('one two ');
  });

  it('keeps the words and their order, within the columns, however the text is cut', () => {
    const word = fc.stringMatching(/^[a-z가-하]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const wrapped = wrap(text, 12, [...text]);
        expect(wrapped.split(/[ \n]/)).toEqual(words);
        for (const line of wrapped.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(12);
      }),
    );
  });
});
