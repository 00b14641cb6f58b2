import { editDistance } from '@app/common';
import { foldText } from '../names/fold-text.js';
import { cityOf } from '../domain/cities.js';
import { countryOf } from '../domain/countries.js';
import { regionOf } from './regions.js';

/** Limit of typing mistakes; shorter names must match exactly. */
const MOST_MISTAKES = 2;
const SHORTEST_MISSPELT = 5;
const MOST_NEAREST = 5;

/** Which locations (`City, State, Country`) a text means. */
export interface LocationMatch {
  matched: string[];
  /** Similar names when nothing matches. */
  nearest: string[];
}

/**
 * The English name as in the data, folded: `부산` → `busan`, `the UK` → `united kingdom`, `São Paulo` → `sao paulo`.
 * Unlisted names are only folded.
 */
export function toEnglishLocation(text: string): string {
  const bare = text.trim().replace(/^the\s+/i, '');
  return foldText(countryOf(bare) ?? countryOf(`the ${bare}`) ?? cityOf(bare) ?? regionOf(bare) ?? bare);
}

/**
 * Locations in which the text is one part or several consecutive parts (`Las Vegas, Nevada`); if none, those that
 * contain it as whole words (`Vegas`). So `Mexico` does not match New Mexico.
 */
export function matchLocations(text: string, locations: readonly string[]): LocationMatch {
  const asked = text
    .split(',')
    .map(toEnglishLocation)
    .filter((part) => part !== '')
    .join(' ');
  if (asked === '') return { matched: [], nearest: [] };
  const known = locations.map((location) => ({ location, parts: location.split(',').map(foldText) }));
  const whole = known.filter(({ parts }) => stretches(parts).includes(asked));
  const matched =
    whole.length > 0 ? whole : known.filter(({ parts }) => ` ${parts.join(' ')} `.includes(` ${asked} `));
  return {
    matched: matched.map(({ location }) => location),
    nearest: matched.length > 0 ? [] : nearestParts(asked, locations),
  };
}

/** As {@link matchLocations}, but a city of that name comes before a state (`New York`). */
export function matchCities(text: string, locations: readonly string[]): LocationMatch {
  const asked = toEnglishLocation(text);
  const names = new Set([asked, `${asked} city`]);
  const matched = locations.filter((location) => names.has(foldText(location.split(',')[0] ?? '')));
  return matched.length > 0 ? { matched, nearest: [] } : matchLocations(text, locations);
}

/** The countries of the locations that a text names: one or none. */
export function matchCountries(text: string, locations: readonly string[]): LocationMatch {
  const asked = toEnglishLocation(text);
  const countries = [...new Set(locations.map((location) => location.split(',').at(-1)?.trim() ?? ''))];
  const matched = countries.filter((country) => foldText(country) === asked);
  return { matched, nearest: matched.length > 0 ? [] : nearestParts(asked, countries) };
}

/** Every run of consecutive parts: `a`, `a b`, `b`. */
function stretches(parts: readonly string[]): string[] {
  return parts.flatMap((_, from) =>
    parts.slice(from).map((_, length) => parts.slice(from, from + length + 1).join(' ')),
  );
}

function nearestParts(asked: string, locations: readonly string[]): string[] {
  if (asked.length < SHORTEST_MISSPELT) return [];
  const parts = new Set(locations.flatMap((location) => location.split(',').map((part) => part.trim())));
  return [...parts]
    .map((part) => ({ part, mistakes: editDistance(asked, foldText(part), MOST_MISTAKES) }))
    .filter(({ mistakes }) => mistakes <= MOST_MISTAKES)
    .sort((a, b) => a.mistakes - b.mistakes || a.part.localeCompare(b.part))
    .slice(0, MOST_NEAREST)
    .map(({ part }) => part);
}
