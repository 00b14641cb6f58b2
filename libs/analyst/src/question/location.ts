import { CITY_SPELLINGS, cityOf, COUNTRY_SPELLINGS, countryOf } from '@app/mma/domain';

export interface Location {
  kind: 'country' | 'city';
  /** In English, as the data writes it. */
  name: string;
}

const escape = (name: string): string => name.replace(/[.()]/g, '\\$&').replace(/ /g, '\\s?');
const NAMES = [...COUNTRY_SPELLINGS, ...CITY_SPELLINGS].sort((a, b) => b.length - a.length);
const LATIN = NAMES.filter((name) => /^[\p{Script=Latin}\s.]+$/u.test(name));
const KOREAN = NAMES.filter((name) => /\p{Script=Hangul}/u.test(name));
const ENGLISH_LOCATION = new RegExp(
  `(?:^|[^\\p{L}])(?:the )?(${LATIN.map(escape).join('|')})(?![\\p{L}])`,
  'iu',
);
/** A nationality ("한국 선수") is not a location. */
const KOREAN_LOCATION = new RegExp(
  `(${KOREAN.map(escape).join('|')})(?!\\s*(?:인|선수|파이터|출신|국적|사람))`,
  'u',
);

/** The country or city that a text names; a name of both means the country. */
export function parseLocation(text: string): Location | null {
  const spelling = KOREAN_LOCATION.exec(text)?.[1] ?? ENGLISH_LOCATION.exec(text)?.[1];
  if (spelling === undefined) return null;
  const country = countryOf(spelling) ?? countryOf(`the ${spelling}`);
  if (country !== null) return { kind: 'country', name: country };
  const city = cityOf(spelling);
  return city === null ? null : { kind: 'city', name: city };
}
