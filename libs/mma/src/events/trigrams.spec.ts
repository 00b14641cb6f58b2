import { describe, expect, it } from '@jest/globals';
import { TrigramIndex, trigramsOf } from './trigrams.js';

describe(trigramsOf, () => {
  it('pads every word', () => {
    expect([...trigramsOf('ufc 1')]).toEqual(['  u', ' uf', 'ufc', 'fc ', '  1', ' 1 ']);
  });

  it('cuts characters, not halves of them', () => {
    expect([...trigramsOf('정찬성')]).toEqual(['  정', ' 정찬', '정찬성', '찬성 ']);
  });
});

describe(TrigramIndex, () => {
  const names = [
    'ufc 1 the beginning',
    'ufc 2 no way out',
    'ufc fight night a vs b',
    'ufc fight night c vs d',
  ];
  const index = new TrigramIndex(names);

  it('knows a text by some of its letters', () => {
    expect(index.candidates('ufc 1 the begining', 0.6, 1)).toEqual([0]);
  });

  it('leaves out what cannot be like enough', () => {
    expect(index.candidates('boxing gala', 0.3, 5)).toEqual([]);
  });

  it('keeps everything that may be as like as the likest', () => {
    expect(index.candidates('ufc fight night a vs d', 0.3, 2)).toEqual(expect.arrayContaining([2, 3]));
  });
});
