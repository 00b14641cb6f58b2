import { describe, expect, it } from '@jest/globals';
import { parseAskedName } from './asked-name.js';

describe(parseAskedName, () => {
  it.each([
    ['Khabib Nurmagomedov', 'khabib nurmagomedov', null, null],
    ['Bruno Silva (Bulldog)', 'bruno silva', 'bulldog', null],
    ['Bruno Silva [1990]', 'bruno silva', '1990', null],
    ['Jon "Bones" Jones', 'jon jones', 'bones', null],
    ["Jon 'Bones' Jones", 'jon jones', 'bones', null],
    ["Sean O'Malley", 'sean omalley', null, null],
    ['Bruno Silva flyweight', 'bruno silva', null, 'flyweight'],
    ['Bruno Silva, the flyweight', 'bruno silva', null, 'flyweight'],
    ['light heavyweight Anthony Johnson', 'anthony johnson', null, 'light_heavyweight'],
    ["Amanda Nunes women's bantamweight", 'amanda nunes', null, 'women_bantamweight'],
    ['Bruno Silva (middleweight)', 'bruno silva', 'middleweight', 'middleweight'],
    ['브루노 실바 플라이급', '브루노 실바', null, 'flyweight'],
    ['(Bulldog)', 'bulldog', null, null],
  ])('takes %j apart', (text, folded, hint, weightClass) => {
    expect(parseAskedName(text)).toMatchObject({ folded, hint, weightClass });
  });
});
