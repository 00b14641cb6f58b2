import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from './fold-text.js';

describe(foldText, () => {
  it.each([
    ['Khabib Nurmagomedov', 'khabib nurmagomedov'],
    ['Georges St-Pierre', 'georges st pierre'],
    ["Sean O'Malley", 'sean omalley'],
    ['Sean O’Malley', 'sean omalley'],
    ['B.J. Penn', 'bj penn'],
    ['Jiří Procházka', 'jiri prochazka'],
    ['Jan Błachowicz', 'jan blachowicz'],
    ['Søren Bak', 'soren bak'],
    ['Dusko Đorđević', 'dusko dordevic'],
    ['Großmann', 'grossmann'],
    ['İsmail Naurdiev', 'ismail naurdiev'],
    ['  Zhang   Weili\t', 'zhang weili'],
    ['UFC 229: Khabib vs. McGregor', 'ufc 229 khabib vs mcgregor'],
    ['ＵＦＣ　３００', 'ufc 300'],
    ['정찬성', '정찬성'],
    ['코리안 좀비', '코리안 좀비'],
    ['', ''],
    ['!!!', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('folds decomposed Hangul to the same text as composed Hangul', () => {
    expect(foldText('하빕'.normalize('NFD'))).toBe('하빕');
  });

  it('leaves a folded text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).toBe(folded);
      }),
    );
  });
});
