import { describe, expect, it } from '@jest/globals';
import { parseAliases } from './alias-file.js';

describe(parseAliases, () => {
  it('reads names, Korean spellings and short names', () => {
    const text =
      'name_en,name_ko,alt_ko,aliases_en\nChan Sung Jung,정찬성,코리안 좀비|코리안좀비,TKZ|Korean Zombie\n';
    expect(parseAliases(text)).toEqual([
      {
        sourceName: 'Chan Sung Jung',
        korean: ['정찬성', '코리안 좀비', '코리안좀비'],
        latin: ['TKZ', 'Korean Zombie'],
      },
    ]);
  });

  it('takes empty columns, spaces, a byte order mark and lines without a name as they come', () => {
    const text = '\uFEFFname_en,name_ko,alt_ko,aliases_en\n Jon Jones , 존 존스 ,, \n,이름 없음,,\n';
    expect(parseAliases(text)).toEqual([{ sourceName: 'Jon Jones', korean: ['존 존스'], latin: [] }]);
  });
});
