import {
  CITY_SPELLINGS,
  cityOf,
  COUNTRY_SPELLINGS,
  countryOf,
  REFEREE_SPELLINGS,
  refereeOf,
} from '@app/mma/domain';
import type { Entry } from '../meaning.js';

/** "us" is a pronoun. */
const AMBIGUOUS = new Set(['U.S.', 'LA']);

/** Countries and cities in every spelling of the domain's lists; a name of both means the country. */
export const PLACES: readonly Entry[] = [
  ...COUNTRY_SPELLINGS.flatMap((spelling): Entry[] => {
    const country = countryOf(spelling);
    return country === null || AMBIGUOUS.has(spelling) ? [] : [place(spelling, { country })];
  }),
  ...CITY_SPELLINGS.flatMap((spelling): Entry[] => {
    const city = cityOf(spelling);
    return city === null || AMBIGUOUS.has(spelling) ? [] : [place(spelling, { city })];
  }),
];

/** Referees in every spelling of the domain's list; other officials are not recognised. */
export const OFFICIALS: readonly Entry[] = REFEREE_SPELLINGS.flatMap((spelling): Entry[] => {
  const referee = refereeOf(spelling);
  return referee === null ? [] : [place(spelling, { referee })];
});

function place(spelling: string, set: { country: string } | { city: string } | { referee: string }): Entry {
  return { means: { is: 'condition', set }, en: spelling.replace(/[{}|]/g, '') };
}
