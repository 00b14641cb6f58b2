import { foldText } from '../names/fold-text.js';
import type { EventRow } from '../repositories/event.repository.js';
import { TrigramIndex } from './trigrams.js';

/**
 * Filter by name.
 * - `id`: one event.
 * - `words`: every folded word is in the name, in a former name, or is the year; or the event is at one of the
 *   locations (in the year, if given).
 * - `anywhere`: every word is in a name, in the location, or is the year.
 * - `among`: one of these.
 */
export type EventNameFilter =
  | { kind: 'id'; id: string }
  | { kind: 'words'; words: string[]; locations: string[]; year: number | null }
  | { kind: 'anywhere'; words: string[] }
  | { kind: 'among'; ids: ReadonlySet<string> };

/** Null means any. Dates are inclusive and exclude undated events. */
export interface EventFilter {
  name: EventNameFilter | null;
  /** As the source writes them. */
  locations: string[] | null;
  from: string | null;
  to: string | null;
}

/** Limits the names compared by the database (about 30 µs each). */
const MOST_COMPARED = 40;

interface IndexedEvent {
  event: EventRow;
  /** Name, former names and year, padded with spaces. */
  names: string;
  /** The same with the location. */
  namesAndLocation: string;
  formerNames: string;
  city: string;
  country: string;
}

/** The events of one data version, searchable by name, location and day. */
export class EventIndex {
  private readonly events: readonly IndexedEvent[];
  private readonly byId: ReadonlyMap<string, EventRow>;
  private trigrams: { names: TrigramIndex; formerNames: TrigramIndex } | null = null;
  /** Distinct locations, sorted. */
  readonly locations: readonly string[];

  /** @param rows the newest first, undated last */
  constructor(rows: readonly EventRow[]) {
    this.events = rows.map(toIndexed);
    this.byId = new Map(rows.map((event) => [event.id, event]));
    this.locations = [...new Set(rows.flatMap(({ location }) => location ?? []))].sort();
  }

  find(id: string): EventRow | null {
    return this.byId.get(id) ?? null;
  }

  /** Events whose folded name equals the text or begins with it at a word boundary; the newest first. */
  named(folded: string): EventRow[] {
    return this.select(
      ({ event }) => event.nameFolded === folded || event.nameFolded.startsWith(`${folded} `),
    );
  }

  /** Events with this folded former name. */
  formerly(folded: string): EventRow[] {
    return this.select(({ event }) => event.aliases.some((alias) => foldText(alias) === folded));
  }

  /** Events in a city or country (folded), optionally of one year. */
  in(location: string, year: number | null): EventRow[] {
    return this.select(
      ({ event, city, country }) =>
        (city === location || country === location) && (year === null || yearOf(event) === String(year)),
    );
  }

  withWords(words: readonly string[]): EventRow[] {
    return this.select(({ event }) => hasWords(` ${event.nameFolded} `, words));
  }

  /** The newest dated `UFC <number>` events. */
  newestNumbered(limit: number): EventRow[] {
    return this.select(({ event }) => event.heldOn !== null && /^ufc \d+( |$)/.test(event.nameFolded)).slice(
      0,
      limit,
    );
  }

  has(name: EventNameFilter): boolean {
    return this.events.some((event) => fitsName(event, name));
  }

  /** One page of matching events and their total; undated events come last in either order. */
  search(
    filter: EventFilter,
    page: { order: 'newest' | 'oldest'; limit: number; offset: number },
  ): { ids: string[]; total: number } {
    const found = this.select((event) => fits(event, filter));
    if (page.order === 'oldest') found.sort(oldestFirst);
    const ids = found.slice(page.offset, page.offset + page.limit).map(({ id }) => id);
    return { ids, total: found.length };
  }

  /** Ids of candidates for the most similar names; the database computes the similarity. */
  likeNames(folded: string, least: number, wanted: number): string[] {
    const candidates = this.indexes().names.candidates(folded, least, wanted);
    // Many names begin alike; the most similar ones share the most trigrams.
    return this.idsAt(candidates.slice(0, MOST_COMPARED));
  }

  /** Ids of events with a similar current or former name that contains the text's numbers. */
  likeAnyName(folded: string, least: number): ReadonlySet<string> {
    const { names, formerNames } = this.indexes();
    const all = this.events.length;
    const positions = [
      ...names.candidates(folded, least, all),
      ...formerNames.candidates(folded, least, all),
    ];
    const numbers = folded.split(' ').filter((word) => /^\d+$/.test(word));
    return new Set(
      positions.flatMap((position) => {
        const event = this.events[position];
        return event !== undefined && hasWords(event.names, numbers) ? [event.event.id] : [];
      }),
    );
  }

  /** First and last day; null when no event is dated. */
  reach(): { first: string; last: string } | null {
    const days = this.events.flatMap(({ event }) => event.heldOn ?? []);
    const [last] = days;
    const first = days.at(-1);
    return first === undefined || last === undefined ? null : { first, last };
  }

  private indexes(): { names: TrigramIndex; formerNames: TrigramIndex } {
    this.trigrams ??= {
      names: new TrigramIndex(this.events.map(({ event }) => event.nameFolded)),
      formerNames: new TrigramIndex(this.events.map(({ formerNames }) => formerNames)),
    };
    return this.trigrams;
  }

  private idsAt(positions: readonly number[]): string[] {
    return positions.flatMap((position) => this.events[position]?.event.id ?? []);
  }

  private select(fitting: (event: IndexedEvent) => boolean): EventRow[] {
    return this.events.filter(fitting).map(({ event }) => event);
  }
}

function toIndexed(event: EventRow): IndexedEvent {
  const formerNames = foldText(event.aliases.join(' | '));
  const names = ` ${event.nameFolded} ${formerNames} ${yearOf(event)} `;
  return {
    event,
    names,
    namesAndLocation: `${names} ${foldText(event.location ?? '')} `,
    formerNames,
    city: foldText(event.city ?? ''),
    country: foldText(event.country ?? ''),
  };
}

const yearOf = ({ heldOn }: EventRow): string => heldOn?.slice(0, 4) ?? '';

const hasWords = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(` ${word} `));

function fits(event: IndexedEvent, { name, locations, from, to }: EventFilter): boolean {
  const { heldOn, location } = event.event;
  return (
    (name === null || fitsName(event, name)) &&
    (locations === null || (location !== null && locations.includes(location))) &&
    (from === null || (heldOn !== null && heldOn >= from)) &&
    (to === null || (heldOn !== null && heldOn <= to))
  );
}

function fitsName({ event, names, namesAndLocation }: IndexedEvent, name: EventNameFilter): boolean {
  switch (name.kind) {
    case 'id':
      return event.id === name.id;
    case 'words': {
      const isThere = event.location !== null && name.locations.includes(event.location);
      return (
        hasWords(names, name.words) ||
        (isThere && (name.year === null || yearOf(event) === String(name.year)))
      );
    }
    case 'anywhere':
      return hasWords(namesAndLocation, name.words);
    case 'among':
      return name.ids.has(event.id);
  }
}

function oldestFirst(a: EventRow, b: EventRow): number {
  if (a.heldOn !== b.heldOn) {
    if (a.heldOn === null) return 1;
    if (b.heldOn === null) return -1;
    return a.heldOn < b.heldOn ? -1 : 1;
  }
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
