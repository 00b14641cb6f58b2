import { CITY_SPELLINGS } from '../domain/cities.js';
import { COUNTRY_SPELLINGS } from '../domain/countries.js';
import { REFEREE_SPELLINGS } from '../domain/referees.js';
import { foldText } from './fold-text.js';
import type { Gazetteer } from './gazetteer.js';
import { HANGUL } from './hangul.js';

const PLACES = [...CITY_SPELLINGS, ...COUNTRY_SPELLINGS];
/** One folded word: `phoenix`, `holland`. */
const LATIN_PLACES: ReadonlySet<string> = new Set(
  PLACES.map(foldText).filter((name) => !HANGUL.test(name) && !name.includes(' ')),
);
const KOREAN_PLACES: ReadonlySet<string> = new Set(
  PLACES.filter((name) => HANGUL.test(name)).map((name) => name.replaceAll(' ', '')),
);

export const isKoreanPlace = (phrase: string): boolean => KOREAN_PLACES.has(phrase);
export const isLatinPlace = (folded: string): boolean => LATIN_PLACES.has(folded);

const pattern = (name: string): string =>
  name.replace(/[.()]/g, (sign) => (sign === '.' ? '\\.?' : `\\${sign}`)).replaceAll(' ', '[ \\t]?');
const alternatives = (names: readonly string[]): string => names.map(pattern).join('|');

/** Longer than a surname, which a fighter may share. */
const isDistinctive = (name: string): boolean => (HANGUL.test(name) ? name.length >= 3 : name.includes(' '));
const MASKED = [...REFEREE_SPELLINGS, ...PLACES.filter((name) => name.includes(' ')), 'Washington, DC']
  .filter(isDistinctive)
  .sort((a, b) => b.length - a.length);
const LATIN = `(?<![\\p{L}\\p{N}])(?:${alternatives(MASKED.filter((name) => !HANGUL.test(name)))})(?![\\p{L}\\p{N}])`;
const KOREAN = `(?<![가-힣])(?:${alternatives(MASKED.filter((name) => HANGUL.test(name)))})`;
const OTHER_NAMES = new RegExp(`${LATIN}|${KOREAN}`, 'giu');

/**
 * Replaces referees and places of several words by slashes, so that no part of them names a fighter (마리오 야마사키,
 * Washington DC). Indexes do not change.
 */
export function withoutOtherNames(gazetteer: Gazetteer, text: string): string {
  return text.replace(OTHER_NAMES, (name) => {
    const isFighter = (gazetteer.latin.get(foldText(name))?.full.length ?? 0) > 0;
    return isFighter ? name : '/'.repeat(name.length);
  });
}
