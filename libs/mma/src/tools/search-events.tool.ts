import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { parseAskedEvent } from '../events/event-text.js';
import { matchPlaces } from '../events/place-match.js';
import type { EventFilter, EventNameFilter } from '../repositories/event-filter.js';
import { EventRepository, type EventCardRow } from '../repositories/event.repository.js';
import type { EventSearchData } from './tool-data.js';
import { eventName, fromDay, isOrderedRange, limit, offset, ORDERED_RANGE, toDay } from './tool-input.js';
import { eventSource, ToolResults } from './tool-results.js';
import type { Tool, ToolContext, ToolResult } from './tool.js';

const IDENTIFIER = /^(?:[0-9a-f]{16}|n-[0-9a-z-]+)$/;
const LONGEST_PLACE = 120;
const NEAREST_NAMES = 5;

const input = z
  .strictObject({
    query: eventName('Words of the name or of a former one, in any order; also a place or a year').optional(),
    from: fromDay,
    to: toDay,
    location: z
      .string()
      .trim()
      .min(1)
      .max(LONGEST_PLACE)
      .describe(
        'City, state or country, in English or Korean, e.g. "Las Vegas", "brazil", "New York, USA", "부산".',
      )
      .optional(),
    order: z.enum(['newest', 'oldest']).default('newest').describe('Which events come first.'),
    limit: limit(20),
    offset,
  })
  .refine(isOrderedRange, ORDERED_RANGE);
type Input = z.infer<typeof input>;

/** A text as the name of events, and what has to be said about how it was read. */
interface ReadName {
  filter: EventNameFilter | null;
  notes: string[];
}

/** A text as a place. */
interface ReadPlace {
  locations: string[] | null;
  nearest: string[];
}

@Injectable()
export class SearchEventsTool implements Tool<Input, EventSearchData[]> {
  readonly name = 'search_events';
  readonly description =
    'Lists UFC events by name, days and place (all filters combine), with place, number of bouts and main event. Use ' +
    'it for events of a year or a place, the last or the first one somewhere, and to find the name of an event; ' +
    'events without a date come last and are left out by from and to.';
  readonly input = input;

  constructor(
    private readonly events: EventRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<EventSearchData[]>> {
    const name = await this.readName(input.query, signal);
    const place = await this.readPlace(input.location, signal);
    const filter: EventFilter = {
      name: name.filter,
      locations: place.locations,
      from: input.from ?? null,
      to: input.to ?? null,
    };
    const { rows, total } = await this.events.search(
      filter,
      { order: input.order, limit: input.limit, offset: input.offset },
      signal,
    );
    const notes =
      total === 0
        ? await this.explainNothing(input, place, signal)
        : [total === 1 ? '1 event matches.' : `${total} events match.`];
    return this.results.wrap(
      rows.map(toEventSearchData),
      {
        rowCount: rows.length,
        truncated: total > input.offset + rows.length,
        notes: total === 0 ? notes : [...name.notes, ...notes],
        events: rows,
        sources: rows.map(eventSource),
        needsEverything: true,
      },
      signal,
    );
  }

  /** The strictest reading of the text that any event bears. */
  private async readName(query: string | undefined, signal: AbortSignal): Promise<ReadName> {
    if (query === undefined) return { filter: null, notes: [] };
    const identifier = query.toLowerCase();
    if (IDENTIFIER.test(identifier)) {
      const filter: EventNameFilter = { kind: 'id', id: identifier };
      if (await this.events.hasNamed(filter, signal)) return { filter, notes: [] };
    }
    const asked = parseAskedEvent(query);
    const { year } = asked;
    const places = await this.events.findLocations(signal);
    const { matched: locations } = matchPlaces(asked.place, places);
    const readings: EventNameFilter[] = [
      { kind: 'words', words: asked.everyWord, locations, year },
      { kind: 'words', words: asked.words, locations, year },
      { kind: 'anywhere', words: asked.words },
    ];
    for (const filter of readings) {
      if ('words' in filter && filter.words.length > 0 && (await this.events.hasNamed(filter, signal))) {
        return { filter, notes: [] };
      }
    }
    if (asked.number !== null) return { filter: { kind: 'anywhere', words: asked.everyWord }, notes: [] };
    return {
      filter: { kind: 'like', text: asked.folded },
      notes: ['No event has all these words; these have names like it.'],
    };
  }

  private async readPlace(location: string | undefined, signal: AbortSignal): Promise<ReadPlace> {
    if (location === undefined) return { locations: null, nearest: [] };
    const { matched, nearest } = matchPlaces(location, await this.events.findLocations(signal));
    return { locations: matched, nearest };
  }

  private async explainNothing(input: Input, place: ReadPlace, signal: AbortSignal): Promise<string[]> {
    const notes = ['No UFC event in the data matches.'];
    if (place.nearest.length > 0) notes.push(`Nearest places: ${place.nearest.join('; ')}.`);
    if (input.query !== undefined) {
      const { folded } = parseAskedEvent(input.query);
      const similar = await this.events.findSimilar(folded, NEAREST_NAMES, signal);
      if (similar.length > 0) notes.push(`Nearest names: ${similar.map((event) => event.name).join('; ')}.`);
    }
    const reach = await this.events.findReach(signal);
    if (reach !== null) notes.push(`Events in the data are from ${reach.first} to ${reach.last}.`);
    return notes;
  }
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
  };
}
