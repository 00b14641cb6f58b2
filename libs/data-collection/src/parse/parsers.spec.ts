import { describe, expect, it } from '@jest/globals';
import { parseHeight, parseReach, parseWeight } from './fighter-row.parser.js';
import { parseBoutKind, weightDistance } from './bout-kind.parser.js';
import { parseBoutNames } from './result-row.parser.js';
import { parseIsoDate, parseMonthDayYear, yearsBetween } from './date.parser.js';
import { fightSeconds, parseClock, parseTimeFormat } from './duration.parser.js';
import { parseLocation } from './event-row.parser.js';
import { parseMethodGroup, parseOutcome } from './details.parser.js';
import { parseRankingList } from './ranking-row.parser.js';
import { parseControl, parseCount, parseTally } from './statistics.parser.js';
import { cleanText, parseSourceId } from './text.parser.js';

describe('parseMonthDayYear', () => {
  it.each([
    ['August 01, 2026', '2026-08-01'],
    ['Oct 07, 1992', '1992-10-07'],
    ['February 29, 2024', '2024-02-29'],
    ['February 29, 2023', null],
    ['Febuary 31, 2019', null],
    ['2026-08-01', null],
    ['May 1, 2020', '2020-05-01'],
    ['Ma 01, 2020', null],
    ['', null],
  ])('%s is %s', (text, day) => expect(parseMonthDayYear(text)).toBe(day));
});

describe('parseIsoDate', () => {
  it.each([
    ['2013-02-04', '2013-02-04'],
    ['2013-02-30', null],
    ['04.02.2013', null],
  ])('%s is %s', (text, day) => expect(parseIsoDate(text)).toBe(day));
});

describe('yearsBetween', () => {
  it.each([
    ['1977-10-08', '2024-01-13', 46],
    ['1990-06-06', '2020-06-05', 29],
    ['1990-06-06', '2020-06-06', 30],
  ])('from %s to %s are %i', (from, to, years) => expect(yearsBetween(from, to)).toBe(years));
});

describe('parseBoutKind', () => {
  it.each([
    ['Lightweight Bout', 'lightweight', 'none', false],
    ['Light Heavyweight Bout', 'light_heavyweight', 'none', false],
    ['UFC Light Heavyweight Title Bout', 'light_heavyweight', 'undisputed', false],
    ['UFC Interim Lightweight Title Bout', 'lightweight', 'interim', false],
    ["UFC Women's Bantamweight Title Bout", 'women_bantamweight', 'undisputed', false],
    ['Women’s Strawweight Bout', 'women_strawweight', 'none', false],
    ['Ultimate Fighter 33 Welterweight Tournament Title Bout', 'welterweight', 'tournament', false],
    ['Road to UFC 3 Bantamweight Tournament TitleBout', 'bantamweight', 'tournament', false],
    ['UFC 4 Tournament Title Bout', null, 'tournament', false],
    ["Ultimate Ultimate '96 Tournament Title Bout", null, 'tournament', false],
    ['UFC Superfight Championship Bout', null, 'none', false],
    ['Super Heavyweight Bout', 'open_weight', 'none', false],
    ['Catch Weight Bout', 'catch_weight', 'none', false],
    ['Open Weight Bout', 'open_weight', 'none', false],
    ['Cruiserweight Bout', null, 'none', true],
    ["Women's Lightweight Bout", null, 'none', true],
    ['', null, 'none', true],
  ])('%s is %s, %s (unknown: %s)', (text, weightClass, title, unknownClass) => {
    expect(parseBoutKind(text)).toEqual({ weightClass, title, unknownClass });
  });
});

describe('weightDistance', () => {
  it.each([
    [145, 'lightweight', 10],
    [160, 'lightweight', 5],
    [240, 'heavyweight', 0],
    [205, 'heavyweight', 1],
    [280, 'heavyweight', 15],
    [null, 'lightweight', null],
    [155, 'catch_weight', null],
    [155, null, null],
  ] as const)('of %s lb from %s is %s', (weight, weightClass, distance) => {
    expect(weightDistance(weight, weightClass)).toBe(distance);
  });
});

describe('parseTimeFormat and fightSeconds', () => {
  it.each([
    ['3 Rnd (5-5-5)', 3, '5:00', 3, '5-5-5', 900],
    ['5 Rnd (5-5-5-5-5)', 4, '3:03', 5, '5-5-5-5-5', 1083],
    ['3 Rnd + OT (5-5-5-5)', 4, '1:00', 3, '5-5-5-5', 960],
    ['1 Rnd + OT (12-3)', 2, '2:15', 1, '12-3', 855],
    ['1 Rnd + 2OT (15-3-3)', 3, '3:00', 1, '15-3-3', 1260],
    ['1 Rnd + OT (31-5)', 2, '5:00', 1, '31-5', 2160],
    ['1 Rnd (20)', 1, '17:45', 1, '20', 1065],
    ['No Time Limit', 1, '15:49', null, undefined, 949],
    ['No Time Limit', 2, '1:00', null, undefined, null],
    ['3 Rnd (5-5-5)', 4, '1:00', 3, '5-5-5', null],
  ])('%s, round %i, %s', (text, round, clock, scheduled, minutes, seconds) => {
    const format = parseTimeFormat(text);
    expect(format?.scheduledRounds).toBe(scheduled);
    expect(format?.roundMinutes?.join('-')).toBe(minutes);
    expect(fightSeconds(format, round, parseClock(clock) ?? -1)).toBe(seconds);
  });

  it.each([['Unlimited'], ['3 Rnd'], ['3 Rnd (5-5-x)'], ['']])('does not know %s', (text) => {
    expect(parseTimeFormat(text)).toBeNull();
    expect(fightSeconds(null, 1, 30)).toBe(30);
    expect(fightSeconds(null, 2, 30)).toBeNull();
  });
});

describe('parseClock', () => {
  it.each([
    ['4:10', 250],
    ['0:05', 5],
    ['17:45', 1065],
    ['4:7x', null],
    ['4:70', null],
    ['410', null],
    ['', null],
  ])('%s is %s', (text, seconds) => expect(parseClock(text)).toBe(seconds));
});

describe('parseMethodGroup', () => {
  it.each([
    ['KO/TKO ', 'ko_tko'],
    ["TKO - Doctor's Stoppage ", 'ko_tko'],
    ['Submission', 'submission'],
    ['Decision - Split ', 'decision'],
    ['DQ', 'dq'],
    ['Overturned', 'other'],
    ['Could Not Continue', 'other'],
    ['Other', 'other'],
    ['Magic', null],
  ])('%s is %s', (method, group) => expect(parseMethodGroup(method)).toBe(group));
});

describe('parseOutcome', () => {
  it.each([
    ['W/L', { a: 'win', b: 'loss' }],
    ['L/W', { a: 'loss', b: 'win' }],
    ['D/D', { a: 'draw', b: 'draw' }],
    ['NC/NC', { a: 'no_contest', b: 'no_contest' }],
    ['W/W', null],
    ['', null],
  ])('%s', (text, outcome) => expect(parseOutcome(text)).toEqual(outcome));
});

describe('parseBoutNames', () => {
  it.each([
    ['Jon Jones vs. Thiago Santos', { a: 'Jon Jones', b: 'Thiago Santos' }],
    [' Jon  Jones vs. Thiago Santos ', { a: 'Jon Jones', b: 'Thiago Santos' }],
    ['Devonte Smith v Julian Erosa', null],
    ['A vs. B vs. C', null],
    [' vs. B', null],
    [`${'x'.repeat(121)} vs. B`, null],
  ])('%s', (text, names) => expect(parseBoutNames(text)).toEqual(names));
});

describe('body measures', () => {
  it.each([
    ['5\' 11"', 180.34],
    ['6\' 0"', 182.88],
    ['--', null],
    ['5\' 12"', undefined],
    ['180 cm', undefined],
  ])('height %s is %s cm', (text, value) => expect(parseHeight(text)).toBe(value));

  it.each([
    ['72"', 182.88],
    ['--', null],
    ['72', undefined],
  ])('reach %s is %s cm', (text, value) => expect(parseReach(text)).toBe(value));

  it.each([
    ['155 lbs.', 155],
    ['--', null],
    ['70 kg', undefined],
  ])('weight %s is %s lb', (text, value) => expect(parseWeight(text)).toBe(value));
});

describe('parseLocation', () => {
  it.each([
    ['Las Vegas, Nevada, USA', { location: 'Las Vegas, Nevada, USA', city: 'Las Vegas', country: 'USA' }],
    ['Kallang, Singapore', { location: 'Kallang, Singapore', city: 'Kallang', country: 'Singapore' }],
    ['Singapore', { location: 'Singapore', city: null, country: 'Singapore' }],
    ['  ', { location: null, city: null, country: null }],
  ])('%s', (text, place) => expect(parseLocation(text)).toEqual(place));
});

describe('statistics', () => {
  it.each([
    ['1.0', 1],
    ['0', 0],
    ['---', null],
    ['', null],
  ])('count %s is %s', (text, value) => expect(parseCount(text)).toBe(value));

  it.each([['-1'], ['1.5'], ['x'], ['100000']])('refuses the count %s', (text) => {
    expect(() => parseCount(text)).toThrow(`"${text}" is not a number`);
  });

  it.each([
    ['25 of 44', { landed: 25, attempted: 44 }],
    ['0 of 0', { landed: 0, attempted: 0 }],
    ['---', { landed: null, attempted: null }],
  ])('tally %s', (text, value) => expect(parseTally(text)).toEqual(value));

  it.each([
    ['9 of 5', 'more landed than attempted (9 of 5)'],
    ['x of 8', '"x of 8" is not of the form'],
  ])('refuses the tally %s', (text, message) => {
    expect(() => parseTally(text)).toThrow(message);
  });

  it.each([
    ['1:05', 65],
    ['0:00', 0],
    ['--', null],
  ])('control %s is %s', (text, value) => expect(parseControl(text)).toBe(value));

  it('refuses a control time that is none', () => expect(() => parseControl('1:99')).toThrow('not a time'));
});

describe('parseSourceId', () => {
  it.each([
    ['fight', 'http://ufcstats.com/fight-details/8fcdfee81cc604e3', '8fcdfee81cc604e3'],
    ['fight', 'https://www.ufcstats.com/fight-details/8fcdfee81cc604e3/', '8fcdfee81cc604e3'],
    ['event', 'http://ufcstats.com/fight-details/8fcdfee81cc604e3', null],
    ['fight', 'http://ufcstats.com/fight-details/ade', null],
    ['fight', 'http://elsewhere.example/fight-details/8fcdfee81cc604e3', null],
  ] as const)('of a %s in %s is %s', (kind, url, id) => expect(parseSourceId(kind, url)).toBe(id));
});

describe('parseRankingList', () => {
  it.each([
    ['Pound-for-Pound', 'pound_for_pound'],
    ["Women's Pound-for-Pound", 'women_pound_for_pound'],
    ["Women's Flyweight", 'women_flyweight'],
    ['Light Heavyweight', 'light_heavyweight'],
    ['Best Beards', null],
  ])('%s is %s', (text, list) => expect(parseRankingList(text)).toBe(list));
});

describe('cleanText', () => {
  it('trims, makes white space one and composes', () => {
    expect(cleanText('  Cla\u0301udia \t Finale ')).toBe('Cláudia Finale');
  });
});
