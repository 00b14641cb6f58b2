import { describe, expect, it } from '@jest/globals';
import { chooseProminent } from './prominence.js';

const jon = { name: 'Jon', bouts: 24, titleBouts: 17 };
const trevin = { name: 'Trevin', bouts: 9, titleBouts: 0 };
const nate = { name: 'Nate', bouts: 27, titleBouts: 1 };
const nick = { name: 'Nick', bouts: 15, titleBouts: 3 };
const nobody = { name: 'Nobody', bouts: 0, titleBouts: 0 };

describe(chooseProminent, () => {
  it.each([
    ['the only one', [trevin], trevin],
    ['the only one, even without bouts', [nobody], nobody],
    ['the clearly most prominent', [trevin, jon], jon],
    ['the only one with bouts', [nobody, trevin], trevin],
    ['nobody among equals', [nate, nick], null],
    ['nobody where nobody has bouts', [nobody, { ...nobody }], null],
    ['nobody of none', [], null],
  ])('chooses %s', (_, fighters, chosen) => {
    expect(chooseProminent(fighters)).toBe(chosen);
  });

  it('wants exactly twice the prominence of the next', () => {
    const ten = { bouts: 10, titleBouts: 0 };
    expect(chooseProminent([ten, { bouts: 20, titleBouts: 0 }])).toEqual({ bouts: 20, titleBouts: 0 });
    expect(chooseProminent([ten, { bouts: 19, titleBouts: 0 }])).toBeNull();
  });
});
