import { describe, expect, it } from '@jest/globals';
import { bodyRowSchema, fighterRowSchema } from './fighter-row.parser.js';
import { parseBoutNames } from './result-row.parser.js';
import { parseRow } from './columns.js';
import { parseTimeFormat } from './duration.parser.js';
import { eventRowSchema } from './event-row.parser.js';
import { parseControl } from './statistics.parser.js';

const EVENT = {
  EVENT: 'Night One',
  URL: 'http://ufcstats.com/event-details/e000000000000001',
  DATE: 'June 06, 2020',
  LOCATION: 'Kallang, Singapore',
};
const FIGHTER = {
  FIRST: 'Adam',
  LAST: 'Arden',
  NICKNAME: '',
  URL: 'http://ufcstats.com/fighter-details/f000000000000001',
};
const BODY = {
  FIGHTER: 'Adam Arden',
  HEIGHT: '--',
  WEIGHT: '--',
  REACH: '--',
  STANCE: '',
  DOB: '--',
  URL: FIGHTER.URL,
};
const letters = (count: number): string => 'x'.repeat(count);
/** One sign that becomes eighteen letters and spaces when folded. */
const LIGATURE = '\u{FDFA}';

/** Every value that passes here must fit its column: one that does not fails the import instead of its line. */
describe('rows with values as long as the columns', () => {
  it.each([{ LOCATION: `${letters(100)}, ${letters(98)}` }, { EVENT: letters(200) }])(
    'accepts an event with %j',
    (values) => {
      expect(parseRow(eventRowSchema, { ...EVENT, ...values })).toHaveProperty('row');
    },
  );

  it('accepts a name of 120 characters', () => {
    const row = { ...FIGHTER, FIRST: letters(60), LAST: letters(59) };
    expect(parseRow(fighterRowSchema, row)).toHaveProperty('row');
  });

  it('accepts two hours of control and twelve rounds', () => {
    expect(parseControl('120:00')).toBe(7200);
    expect(parseTimeFormat(`12 Rnd (${Array(12).fill('100').join('-')})`)).not.toBeNull();
  });
});

describe('rows with values longer than the columns', () => {
  it.each([
    [{ LOCATION: `${letters(101)}, Singapore` }, 'LOCATION: its city is longer than 100 characters'],
    [{ LOCATION: `Kallang, ${letters(101)}` }, 'LOCATION: its country is longer than 100 characters'],
    [{ LOCATION: Array(70).fill('ab').join(',') }, 'LOCATION is longer than 200 characters'],
    [{ EVENT: LIGATURE.repeat(20) }, 'EVENT is longer than 200 characters once its signs are spelled out'],
  ])('refuses an event with %j', (values, reason) => {
    expect(parseRow(eventRowSchema, { ...EVENT, ...values })).toEqual({ reason });
  });

  it.each([
    [{ FIRST: letters(60), LAST: letters(60) }, 'FIRST and LAST are together longer than 120 characters'],
    [{ FIRST: LIGATURE.repeat(7) }, 'FIRST and LAST are together longer than 120 characters'],
    [
      { NICKNAME: LIGATURE.repeat(7) },
      'NICKNAME is longer than 120 characters once its signs are spelled out',
    ],
  ])('refuses a fighter with %j', (values, reason) => {
    expect(parseRow(fighterRowSchema, { ...FIGHTER, ...values })).toEqual({ reason });
  });

  it('refuses a body whose name does not fit folded', () => {
    expect(parseRow(bodyRowSchema, { ...BODY, FIGHTER: LIGATURE.repeat(7) })).toHaveProperty('reason');
  });

  it('refuses names of a bout that do not fit folded', () => {
    expect(parseBoutNames(`Adam Arden vs. ${LIGATURE.repeat(7)}`)).toBeNull();
  });

  it('refuses more control than two hours and more than twelve rounds', () => {
    expect(() => parseControl('600:00')).toThrow('"600:00" is longer than two hours');
    expect(parseTimeFormat(`40 Rnd (${Array(40).fill('5').join('-')})`)).toBeNull();
  });
});
