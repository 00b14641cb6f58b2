import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MarkdownStream } from './markdown.js';
import { PLAIN, type Palette } from './palette.js';

const MARKED: Palette = {
  ...PLAIN,
  bold: (text) => `<b>${text}</b>`,
  emphasis: (text) => `<i>${text}</i>`,
  code: (text) => `<c>${text}</c>`,
  dim: (text) => `<d>${text}</d>`,
};

function render(markdown: string, pieces: string[] = [markdown]): string {
  const stream = new MarkdownStream(MARKED);
  return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
}

describe('MarkdownStream', () => {
  it.each([
    ['plain text', 'plain text'],
    ['a **bold** word', 'a <b>bold</b> word'],
    ['**bold**', '<b>bold</b>'],
    ['- item\n- **two**', '• item\n• <b>two</b>'],
    ['* item', '• item'],
    ['**record** 13-0', '<b>record</b> 13-0'],
    ['run `npm start` now', 'run <c>npm start</c> now'],
    ['see [UFC 229](https://e.org/1) there', 'see UFC 229 <d>(https://e.org/1)</d> there'],
    ['> quoted', '<d>│ </d>quoted'],
    ['*UFC bouts only, 13-0.*', '<i>UFC bouts only, 13-0.</i>'],
    ['a*b and c*d', 'a<i>b and c</i>d'],
    ['an open *word', 'an open *word'],
    ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
    ['an [aside] here', 'an [aside] here'],
    ['an open **word', 'an open **word'],
    ['one\n\ntwo\n', 'one\n\ntwo\n'],
    ['-5 is a number', '-5 is a number'],
    ['#hashtag', '#hashtag'],
  ])('writes %j as %j', (markdown, expected) => {
    expect(render(markdown)).toBe(expected);
  });

  it('sets a heading apart without its marks', () => {
    expect(render('## Record\ntext').replaceAll('</b><b>', '')).toBe('<b>Record</b>\ntext');
  });

  it('aligns a table by columns of the terminal, with Hangul two wide', () => {
    const markdown = '| Name | W |\n|---|---|\n| 존 존스 | 22 |\n| Khabib | 13 |\n\nafter';
    expect(render(markdown)).toBe('<b>Name     W</b>\n<d>───────  ──</d>\n존 존스  22\nKhabib   13\n\nafter');
  });

  it('gives out plain words before the line has ended', () => {
    expect(new MarkdownStream(PLAIN).push('Khabib is ')).toBe('Khabib is ');
  });

  it('gives the same text however it is cut', () => {
    const token = fc.constantFrom(
      '**',
      '*',
      '`',
      '[',
      '](',
      ')',
      '# ',
      '- ',
      '| a | b |',
      '\n',
      'word ',
      '|---|---|',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 25 }), (tokens) => {
        const markdown = tokens.join('');
        expect(render(markdown, [...markdown])).toBe(render(markdown));
        expect(render(markdown, tokens)).toBe(render(markdown));
      }),
    );
  });
});
