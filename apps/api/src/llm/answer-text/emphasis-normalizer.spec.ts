import { describe, expect, it } from '@jest/globals';
import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { EmphasisNormalizer } from './emphasis-normalizer.js';

function repair(...pieces: string[]): string {
  const normalizer = new EmphasisNormalizer();
  return pieces.map((piece) => normalizer.push(piece)).join('') + normalizer.flush();
}

const render = (markdown: string): string => new HtmlRenderer().render(new Parser().parse(markdown)).trim();

describe(EmphasisNormalizer.name, () => {
  it.each([
    ['**존 존스(Jon Jones)**는 22승', '**존 존스**(Jon Jones)는 22승'],
    ['**존 존스 (Jon Jones)**는 22승', '**존 존스** (Jon Jones)는 22승'],
    ['정확도는 **45%**입니다', '정확도는 **45**%입니다'],
    ['**"코리안 좀비"**의 경기', '"**코리안 좀비**"의 경기'],
    ['**이겼다!**고 했다', '**이겼다**!고 했다'],
  ])('makes %j render as bold', (broken, mended) => {
    expect(render(broken)).not.toContain('<strong>');
    expect(repair(broken)).toBe(mended);
    expect(render(mended)).toContain('<strong>');
  });

  it.each([
    '**존 존스**는 22승',
    '**Jon Jones (USA)** is 22-1',
    '**22-1** (1 NC)',
    'a ** b ** c',
    '2 * 3 * 4',
    '| **이름** | **승** |\n|---|---|',
    '**open to the end',
    '**first line\nsecond line**는',
    '***both***는',
    '`**code(x)` stays',
  ])('leaves %j as it is', (text) => {
    expect(repair(text)).toBe(text);
  });

  it('returns the same text however it is split into pieces', () => {
    const texts = fc
      .array(fc.constantFrom('**', '*', '존', '(Jon)', '%', '는', ' ', '\n', '"', 'a', '🥊', '!'), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 6 }), (text, cuts) => {
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length])];
        places.sort((a, b) => a - b);
        const pieces = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(repair(...pieces)).toBe(repair(text));
      }),
    );
  });

  it('neither drops nor adds letters', () => {
    const texts = fc.array(fc.constantFrom('**', '존', '(Jon)', '%', '는', ' ', '"', 'a'), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (parts) => {
        const letters = (text: string): string => text.replaceAll(/[*\s]/g, '');
        expect(letters(repair(parts.join('')))).toBe(letters(parts.join('')));
      }),
    );
  });

  it('buffers nothing outside of bold text', () => {
    const normalizer = new EmphasisNormalizer();
    expect(normalizer.push('존 존스')).toBe('존 존스');
    expect(normalizer.push('는 **22승')).toBe('는 ');
    expect(normalizer.push('** 1')).toBe('**22승** 1');
  });

  it.each([
    ['marks', '**a'],
    ['marks and brackets', '**a)'],
    ['lone marks', '**'],
    ['brackets within marks', `**${'('.repeat(100_000)}**a`],
  ])('processes a piece of many %s in linear time', (_what, part) => {
    const normalizer = new EmphasisNormalizer();
    const piece = part.repeat(Math.ceil(200_000 / part.length));
    const began = performance.now();
    const mended = normalizer.push(piece) + normalizer.flush();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(mended.replaceAll('*', '')).toBe(piece.replaceAll('*', ''));
  });
});
