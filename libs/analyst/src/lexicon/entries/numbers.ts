import type { Entry } from '../meaning.js';

const ENGLISH = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ENGLISH_ORDINALS = [
  'first|1st',
  'second|2nd',
  'third|3rd',
  'fourth|4th',
  'fifth|5th',
  'sixth|6th',
  'seventh|7th',
  'eighth|8th',
  'ninth|9th',
  'tenth|10th',
];
const KOREAN = ['한|하나', '두|둘', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];

/** Digits are read by the segmenter. */
export const NUMBERS: readonly Entry[] = [
  ...ENGLISH_ORDINALS.map((en, index): Entry => ({
    means: { is: 'number', value: index + 1, ordinal: true },
    en,
    ko: `${KOREAN[index]?.split('|')[0] ?? ''}번째`,
  })),
  ...ENGLISH.map((en, index): Entry => ({ means: { is: 'number', value: index + 1 }, en })),
  ...KOREAN.map((ko, index): Entry => ({
    means: { is: 'number', value: index + 1 },
    ko: `{${ko}}{번|차례|경기|명|개}`,
  })),
  { means: { is: 'number', value: 1, ordinal: true }, ko: '첫|첫번째|처음{|으로|에}' },
  { means: { is: 'number', value: 1 }, en: 'once' },
  { means: { is: 'number', value: 2 }, en: 'twice' },
  { means: { is: 'number', value: 3 }, en: 'thrice' },
];
