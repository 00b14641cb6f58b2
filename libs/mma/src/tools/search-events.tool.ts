import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EventCatalogue } from '../events/event-catalogue.js';
import type { EventIndex, EventNameFilter } from '../events/event-index.js';
import { parseAskedEvent } from '../events/event-text.js';
import { matchLocations } from '../events/location-match.js';
import { UpcomingEventSearch } from '../events/upcoming-event-search.js';
import { Calendar } from '../domain/calendar.js';
import type { UpcomingEventRow } from '../repositories/upcoming-event.repository.js';
import { EventRepository, type EventCardRow } from '../repositories/event.repository.js';
import { eventSearchSchema, type EventSearchData } from '../domain/event.js';
import { describeConditions } from './applied-conditions.js';
import { eventName, fromDay, isOrderedRange, limit, offset, ORDERED_RANGE, toDay } from './tool-input.js';
import { eventSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';
import { mainEventOf, notYetFought, noteUpcoming } from './upcoming-view.js';

const IDENTIFIER = /^(?:[0-9a-f]{16}|n-[0-9a-z-]+)$/;
const LONGEST_LOCATION = 120;
const NEAREST_NAMES = 5;
/** Minimum similarity (0–1) of a match, and of a suggestion. */
const LEAST_LIKENESS = 0.6;
const LEAST_SUGGESTED = 0.3;

const input = z
  .strictObject({
    query: eventName('Words of the name or of a former one, in any order; also a place or a year').optional(),
    from: fromDay,
    to: toDay,
    location: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST_LOCATION)
      .describe(
        'City, state or country, in English or Korean, e.g. "Las Vegas", "brazil", "New York, USA", "부산".',
      )
      .optional(),
    status: z
      .enum(['held', 'upcoming'])
      .describe('Default: held. upcoming: events without results, for the next event.')
      .optional(),
    order: z
      .enum(['newest', 'oldest'])
      .describe('Which events come first. Default: newest; of upcoming events the soonest.')
      .optional(),
    limit: limit(20),
    offset,
  })
  .refine(isOrderedRange, ORDERED_RANGE);
type Input = z.infer<typeof input>;

interface ReadName {
  filter: EventNameFilter | null;
  notes: string[];
}

interface ReadLocation {
  locations: string[] | null;
  nearest: string[];
}

@Injectable()
export class SearchEventsTool implements Tool<Input, EventSearchData[]> {
  readonly name = 'search_events';
  readonly description =
    'Lists UFC events by name, days and place (all filters combine), with place, number of bouts and main event. Use ' +
    'it for events of a year or a place, the last or the first one somewhere, and to find the name of an event; ' +
    'events without a date come last and are left out by from and to. Upcoming events are listed with status upcoming, ' +
    'and where no event with results matches.';
  readonly input = input;
  readonly output = z.array(eventSearchSchema);

  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly events: EventRepository,
    private readonly upcoming: UpcomingEventSearch,
    private readonly calendar: Calendar,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<EventSearchData[]>> {
    const upcoming = await this.upcoming.search(
      {
        query: input.query ?? null,
        location: input.location ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      },
      signal,
    );
    if (input.status === 'upcoming') return this.tellUpcoming(input, upcoming, signal);
    const index = await this.catalogue.read(signal);
    const name = await this.readName(index, input.query, signal);
    const location = readLocation(index, input.location);
    const { order = 'newest', limit, offset } = input;
    const { ids, total } = index.search(
      { name: name.filter, locations: location.locations, from: input.from ?? null, to: input.to ?? null },
      { order, limit, offset },
    );
    if (total === 0 && upcoming.length > 0 && input.status === undefined) {
      return this.tellUpcoming(input, upcoming, signal);
    }
    const rows = await this.events.findCards(ids, signal);
    const notes =
      total === 0
        ? await this.explainNothing(index, input, location, signal)
        : [total === 1 ? '1 event matches.' : `${total} events match.`];
    return this.results.wrap(
      rows.map(toEventSearchData),
      {
        rowCount: rows.length,
        truncated: total > input.offset + rows.length,
        notes: [...(total === 0 ? notes : [...name.notes, ...notes]), ...noteUpcoming(upcoming)],
        applied: appliedOf(input),
        events: rows,
        sources: rows.map(eventSource),
        needsEverything: true,
      },
      signal,
    );
  }

  /** The soonest first, unless the newest is asked for. */
  private tellUpcoming(
    input: Input,
    found: readonly UpcomingEventRow[],
    signal: AbortSignal,
  ): Promise<ToolResult<EventSearchData[]>> {
    const ordered = input.order === 'newest' ? [...found].reverse() : found;
    const rows = ordered.slice(input.offset, input.offset + input.limit);
    const today = this.calendar.today();
    const notes = [...new Set(rows.map((event) => notYetFought(event, today)))];
    return this.results.wrap(
      rows.map(toUpcomingData),
      {
        rowCount: rows.length,
        truncated: found.length > input.offset + rows.length,
        notes: rows.length === 0 ? ['The source lists no upcoming event that matches.'] : notes,
        applied: [...appliedOf(input), 'status: upcoming'],
        sources: rows.map(eventSource),
      },
      signal,
    );
  }

  /** The strictest interpretation of the query that matches any event. */
  private async readName(
    index: EventIndex,
    query: string | undefined,
    signal: AbortSignal,
  ): Promise<ReadName> {
    if (query === undefined) return { filter: null, notes: [] };
    const identifier = query.toLowerCase();
    if (IDENTIFIER.test(identifier)) {
      const filter: EventNameFilter = { kind: 'id', id: identifier };
      if (index.has(filter)) return { filter, notes: [] };
    }
    const asked = parseAskedEvent(query);
    const { year } = asked;
    const { matched: locations } = matchLocations(asked.location, index.locations);
    const readings: EventNameFilter[] = [
      { kind: 'words', words: asked.everyWord, locations, year },
      { kind: 'words', words: asked.words, locations, year },
      { kind: 'anywhere', words: asked.words },
    ];
    for (const filter of readings) {
      if ('words' in filter && filter.words.length > 0 && index.has(filter)) return { filter, notes: [] };
    }
    if (asked.number !== null) return { filter: { kind: 'anywhere', words: asked.everyWord }, notes: [] };
    const like = index.likeAnyName(asked.folded, LEAST_LIKENESS);
    const ids = await this.events.findLike([...like], asked.folded, LEAST_LIKENESS, signal);
    return {
      filter: { kind: 'among', ids },
      notes: ['No event has all these words; these have names like it.'],
    };
  }

  private async explainNothing(
    index: EventIndex,
    input: Input,
    location: ReadLocation,
    signal: AbortSignal,
  ): Promise<string[]> {
    const notes = ['No UFC event in the data matches.'];
    if (location.nearest.length > 0) notes.push(`Nearest places: ${location.nearest.join('; ')}.`);
    if (input.query !== undefined) {
      const { folded } = parseAskedEvent(input.query);
      const candidates = index.likeNames(folded, LEAST_SUGGESTED, NEAREST_NAMES);
      const similar = await this.events.findSimilar(candidates, folded, NEAREST_NAMES, signal);
      if (similar.length > 0) notes.push(`Nearest names: ${similar.map((event) => event.name).join('; ')}.`);
    }
    const reach = index.reach();
    if (reach !== null) notes.push(`Events in the data are from ${reach.first} to ${reach.last}.`);
    return notes;
  }
}

const appliedOf = (input: Input): string[] => [
  ...(input.query === undefined ? [] : [`name: ${input.query}`]),
  ...(input.location === undefined ? [] : [`place: ${input.location}`]),
  ...describeConditions({ from: input.from, to: input.to }),
];

function readLocation(index: EventIndex, location: string | undefined): ReadLocation {
  if (location === undefined) return { locations: null, nearest: [] };
  const { matched, nearest } = matchLocations(location, index.locations);
  return { locations: matched, nearest };
}

function toEventSearchData(row: EventCardRow): EventSearchData {
  return {
    event_id: row.id,
    name: row.name,
    date: row.heldOn,
    location: row.location,
    city: row.city,
    country: row.country,
    bouts: row.bouts,
    main_event: row.mainEvent,
    status: 'held',
  };
}

function toUpcomingData(event: UpcomingEventRow): EventSearchData {
  return {
    event_id: event.id,
    name: event.name,
    date: event.heldOn,
    location: event.location,
    city: event.city,
    country: event.country,
    bouts: event.listedBouts.length,
    main_event: mainEventOf(event),
    status: 'upcoming',
  };
}
