/** Which events a search asks for; null means any. Dates are inclusive and leave events without a date out. */
export interface EventFilter {
  name: EventNameFilter | null;
  /** Locations as they are written; an event has to be at one of them. */
  locations: string[] | null;
  from: string | null;
  to: string | null;
}

/**
 * `id`: one event. `words`: folded words, each a word of the name or of a former one, or else one of some places (in a
 * year, if one is given). `anywhere`: each a word of a name, of the place, or the year. `like`: a folded text that a
 * name is like; numbers in it have to be there.
 */
export type EventNameFilter =
  | { kind: 'id'; id: string }
  | { kind: 'words'; words: string[]; locations: string[]; year: number | null }
  | { kind: 'anywhere'; words: string[] }
  | { kind: 'like'; text: string };

export interface Condition {
  where: string;
  parameters: unknown[];
}

/** How like a text a name has to be to be taken for it, 0–1. */
const LEAST_LIKENESS = 0.6;

/** A text of the source as `foldText` does it, as near as the database can. */
const folded = (text: string): string =>
  `regexp_replace(regexp_replace(lower(unaccent(${text})), '[''’‘´.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')`;
const FORMER_NAMES = folded(`array_to_string(aliases, ' | ')`);
const YEAR = `coalesce(extract(year FROM held_on)::int::text, '')`;
const NAMES = `(name_folded || ' ' || ${FORMER_NAMES} || ' ' || ${YEAR})`;
const NAMES_AND_PLACE = `(${NAMES} || ' ' || ${folded(`coalesce(location, '')`)})`;

/** The filter as a condition on a row of `mma.events`. */
export function toCondition({ name, locations, from, to }: EventFilter): Condition {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    ...(name === null ? [] : [`(${toNameCondition(name, bind)})`]),
    ...(locations === null ? [] : [`location = ANY(${bind(locations)}::text[])`]),
    ...(from === null ? [] : [`held_on >= ${bind(from)}::date`]),
    ...(to === null ? [] : [`held_on <= ${bind(to)}::date`]),
  ];
  return { where: conditions.length === 0 ? 'true' : conditions.join(' AND '), parameters };
}

function toNameCondition(name: EventNameFilter, bind: (value: unknown) => string): string {
  switch (name.kind) {
    case 'id':
      return `id = ${bind(name.id)}`;
    case 'words': {
      const there = `location = ANY(${bind(name.locations)}::text[])`;
      const then = name.year === null ? '' : ` AND extract(year FROM held_on) = ${bind(name.year)}::int`;
      return `${NAMES} ~ ALL(${bind(toPatterns(name.words))}::text[]) OR (${there}${then})`;
    }
    case 'anywhere':
      return `${NAMES_AND_PLACE} ~ ALL(${bind(toPatterns(name.words))}::text[])`;
    case 'like': {
      const text = `${bind(name.text)}::text`;
      const numbers = toPatterns(name.text.split(' ').filter((word) => /^\d+$/.test(word)));
      return `greatest(similarity(name_folded, ${text}), word_similarity(${text}, name_folded),
                similarity(${FORMER_NAMES}, ${text}), word_similarity(${text}, ${FORMER_NAMES})) >= ${LEAST_LIKENESS}
        AND ${NAMES} ~ ALL(${bind(numbers)}::text[])`;
    }
  }
}

/** Folded words are letters and digits only, so none of them has a meaning of its own in a pattern. */
const toPatterns = (words: readonly string[]): string[] => words.map((word) => `\\m${word}\\M`);
