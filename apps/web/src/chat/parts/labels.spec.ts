import { describe, expect, it } from '@jest/globals';
import { en } from '../../i18n/en.js';
import { ko } from '../../i18n/ko.js';
import { labelRows, labelsOf, labelSpec } from './labels.js';

const ROWS = [{ key: 'light_heavyweight', value: 3 }];

describe(labelRows, () => {
  it.each([
    [en, 'Light heavyweight'],
    [ko, '라이트헤비급'],
  ])('names classes in the language of the reader', (texts, name) => {
    expect(labelRows(ROWS, labelsOf(texts))).toEqual([{ key: name, value: 3 }]);
  });

  it('leaves names, numbers and words that objects inherit alone', () => {
    const rows = [
      { key: 'Jon Jones', value: 1 },
      { key: 'constructor', value: null },
    ];
    expect(labelRows(rows, labelsOf(en))).toEqual(rows);
  });
});

describe(labelSpec, () => {
  it('takes the rows, and titles only the axes that say something', () => {
    const spec = {
      title: 'Knockouts',
      mark: 'bar',
      data: { values: [] },
      encoding: { x: { field: 'value' }, y: { field: 'key' }, color: { field: 'stance' } },
    };
    expect(labelSpec(spec, ROWS)).toEqual({
      mark: 'bar',
      data: { values: ROWS },
      encoding: {
        x: { field: 'value', title: null },
        y: { field: 'key', title: null },
        color: { field: 'stance' },
      },
    });
  });
});
