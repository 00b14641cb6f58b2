import { describe, expect, it } from '@jest/globals';
import { scanFigures } from './scan-figures.js';

const read = (text: string): unknown[] =>
  scanFigures(text, true).map((claim) => {
    switch (claim.kind) {
      case 'date':
        return [claim.year, claim.month, claim.day];
      case 'time':
        return `${claim.seconds} s`;
      case 'record':
        return `${claim.wins}-${claim.losses}-${claim.draws ?? 0}`;
      case 'number':
        return claim.unit === 'none' ? claim.value : `${claim.value} ${claim.unit}`;
      default:
        return `${claim.kind} ${claim.value}`;
    }
  });

describe(scanFigures, () => {
  it.each([
    ['a record of 29-1', ['29-1-0']],
    ['13–0–1', ['13-0-1']],
    ['29승 1패', ['29-1-0']],
    ['22승 1무 3패', ['22-3-1']],
    ['14승 5패 1무', ['14-5-1']],
    ['3연승', [3]],
    ['이십구승', [29]],
    ['세 번', [3]],
    ['다섯 차례', [5]],
    ['스물아홉 번', [29]],
    ['twenty-nine wins', [29]],
    ['he won twice', [2]],
    ['a dozen knockdowns', [12]],
    ['a five-time champion', [5]],
    ['his fifth defence', ['ordinal 5']],
    ['5차 방어', ['ordinal 5']],
    ['세 번째', ['ordinal 3']],
    ['1,300 strikes', [1300]],
    ['about 1.3k', [1300]],
    ['62 %', ['62 percent']],
    ['62퍼센트', ['62 percent']],
    ['절반', ['50 percent']],
    ['half of his wins', ['50 percent']],
    ['two-thirds of them', [`${(2 / 3) * 100} percent`]],
    [`6'4"`, ['76 inch']],
    ['6 ft 4', ['76 inch']],
    ['193 cm, 84.5 inches', ['193 cm', '84.5 inch']],
    ['84인치', ['84 inch']],
    ['70.3 kg (155 lb)', ['70.3 kg', '155 lb']],
    ['36 years old', ['36 age']],
    ['만 36세', ['36 age']],
    ['he retired at 37.', ['37 age']],
    ['1,267일 만에', ['1267 day']],
    ['2분 14초', ['134 s']],
    ['2:14', ['134 s']],
    ['2 minutes and 14 seconds', ['134 s']],
    ['1 hour 2 minutes 3 seconds', ['3723 s']],
    ['28초', ['28 second']],
    ['round one, R2, 3라운드, 4R', ['round 1', 'round 2', 'round 3', 'round 4']],
    ['a third-round knockout', ['round 3']],
    ['a five-round decision', ['round 5']],
    ['#3, No. 2, 1위', ['rank 3', 'rank 2', 'rank 1']],
    ['May 4, 2024', [[2024, 5, 4]]],
    ['4 May 2024', [[2024, 5, 4]]],
    ['2024-05-04', [[2024, 5, 4]]],
    ['2024년 5월 4일', [[2024, 5, 4]]],
    ['2024년 5월', [[2024, 5, null]]],
    ['in October 2015', [[2015, 10, null]]],
    ['5월 4일', [[null, 5, 4]]],
    ['since 2015', [[2015, null, null]]],
  ])('reads %j', (text, figures) => {
    expect(read(text)).toEqual(figures);
  });

  it.each([
    ['1. Jon Jones', []],
    ['- see [1] and `12 rows`', []],
    ['at UFC 300', []],
    ['UFC 22승', [22]],
    ['Fight Night 123', []],
    ['K-1 and F1', []],
    ['https://example.com/22', []],
    ['in the 2010s', [[2010, null, null]]],
  ])('leaves out what states no figure: %j', (text, figures) => {
    expect(read(text)).toEqual(figures);
  });
});
