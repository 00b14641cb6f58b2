import { describe, expect, it } from '@jest/globals';
import { parseAskedEvent } from './event-text.js';

describe(parseAskedEvent, () => {
  it.each([
    ['UFC 300', { folded: 'ufc 300', number: 300 }],
    ['ufc300', { folded: 'ufc 300', number: 300 }],
    ['UFC300 대회', { folded: 'ufc 300', number: 300 }],
    ['229', { folded: 'ufc 229', number: 229 }],
    ['UFC 229: Khabib vs. McGregor', { folded: 'ufc 229 khabib vs mcgregor', number: null }],
    ['UFC Busan', { location: 'busan', number: null, year: null }],
    ['UFC 부산', { location: 'busan' }],
    ['UFC Fight Night in London 2022', { location: 'london', year: 2022 }],
    ['UFC 246 Las Vegas', { number: null, shortForm: 'ufc 246' }],
    ['UFC Busan 2019', { shortForm: null }],
    ['UFC', { words: [] }],
    ['UFC 2019', { number: 2019 }],
    ['Khabib vs McGregor', { words: ['khabib', 'mcgregor'] }],
    ['!!!', { folded: '', number: null, location: '', words: [] }],
  ])('takes %j apart', (text, expected) => {
    expect(parseAskedEvent(text)).toMatchObject(expected);
  });
});
