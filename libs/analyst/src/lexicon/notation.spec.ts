import { describe, expect, it } from '@jest/globals';
import { LEXICON } from './lexicon.js';
import { expandForms } from './notation.js';

describe(expandForms, () => {
  it.each([
    ['win', ['win']],
    ['win|won', ['win', 'won']],
    ['win{|s|ning}', ['win', 'wins', 'winning']],
    ['victor{y|ies}|win', ['victory', 'victories', 'win']],
    ['{ko|tko}{승|패}', ['ko승', 'tko승', 'ko패', 'tko패']],
    ['sub{|mission{|s}}', ['sub', 'submission', 'submissions']],
    ['a{b|c}d{e|f}', ['abde', 'acde', 'abdf', 'acdf']],
    ['', []],
    ['{|x}', ['x']],
  ])('of %j are %j', (notation, forms) => {
    expect(expandForms(notation)).toEqual(forms);
  });

  it('refuses a brace that is not closed', () => {
    expect(() => expandForms('win{|s')).toThrow('A brace is not closed in "win{|s"');
  });

  it('reads every entry of the lexicon without a brace left over', () => {
    const forms = LEXICON.flatMap(({ en = '', ko = '' }) => [...expandForms(en), ...expandForms(ko)]);
    expect(forms.length).toBeGreaterThan(1000);
    expect(forms.filter((form) => /[{}|]/.test(form))).toEqual([]);
  });
});
