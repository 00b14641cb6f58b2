import type { WeightClass } from '@app/mma/domain';
import type { MaskedText } from './masked-text.js';

type Base = Extract<
  WeightClass,
  | 'strawweight'
  | 'flyweight'
  | 'bantamweight'
  | 'featherweight'
  | 'lightweight'
  | 'welterweight'
  | 'middleweight'
  | 'light_heavyweight'
  | 'heavyweight'
>;

/** Names that contain another name come before it. */
const NAMES: readonly { base: Base; english: RegExp; korean: RegExp }[] = [
  {
    base: 'light_heavyweight',
    english: /\b(?:light[- ]?heavy[- ]?weights?|lhw|205 ?(?:lbs?|pounds?|pounders?))\b/g,
    korean: /라이트헤비급?|라헤급?/g,
  },
  { base: 'strawweight', english: /\b(?:straw[- ]?weights?|115 ?(?:lbs?|pounds?))\b/g, korean: /스트로급/g },
  { base: 'flyweight', english: /\b(?:fly[- ]?weights?|125 ?(?:lbs?|pounds?))\b/g, korean: /플라이급/g },
  {
    base: 'bantamweight',
    english: /\b(?:bantam[- ]?weights?|135 ?(?:lbs?|pounds?))\b/g,
    korean: /(?:밴텀|반탐|벤텀|밴턴)급/g,
  },
  {
    base: 'featherweight',
    english: /\b(?:feather[- ]?weights?|145 ?(?:lbs?|pounds?))\b/g,
    korean: /(?:페더|패더)급/g,
  },
  {
    base: 'welterweight',
    english: /\b(?:welter[- ]?weights?|170 ?(?:lbs?|pounds?))\b/g,
    korean: /(?:웰터|웰더|웰타)급/g,
  },
  {
    base: 'middleweight',
    english: /\b(?:middle[- ]?weights?|185 ?(?:lbs?|pounds?))\b/g,
    korean: /미들급/g,
  },
  { base: 'lightweight', english: /\b(?:light[- ]?weights?|155 ?(?:lbs?|pounds?))\b/g, korean: /라이트급/g },
  { base: 'heavyweight', english: /\b(?:heavy[- ]?weights?|265 ?(?:lbs?|pounds?))\b/g, korean: /헤비급/g },
];

const WOMENS: Partial<Record<Base, WeightClass>> = {
  strawweight: 'women_strawweight',
  flyweight: 'women_flyweight',
  bantamweight: 'women_bantamweight',
  featherweight: 'women_featherweight',
};
const WOMEN = { english: /\b(?:wom[ae]n'?s?|female|ladies)\b/, korean: /여성|여자|여류/ };

/** The weight classes that a text names, in the order above. Strawweight exists for women only. */
export function parseWeightClasses(text: MaskedText): WeightClass[] {
  const women = WOMEN.english.test(text.spaced) || WOMEN.korean.test(text.compact);
  let { spaced, compact } = text;
  const found: WeightClass[] = [];
  for (const { base, english, korean } of NAMES) {
    const without = { spaced: spaced.replace(english, ' '), compact: compact.replace(korean, ' ') };
    if (without.spaced === spaced && without.compact === compact) continue;
    ({ spaced, compact } = without);
    found.push(women || base === 'strawweight' ? (WOMENS[base] ?? base) : base);
  }
  return found;
}

/** Whether two classes have the same limit, men's and women's alike. */
export function sameDivision(a: WeightClass | null, b: WeightClass | null): boolean {
  return a !== null && b !== null && a.replace('women_', '') === b.replace('women_', '');
}
