import { Injectable } from '@nestjs/common';
import { UpcomingEventRepository, type UpcomingEventRow } from '../repositories/upcoming-event.repository.js';
import { EventIndex, type EventNameFilter } from './event-index.js';
import { parseAskedEvent } from './event-text.js';
import { matchLocations } from './location-match.js';

/** Null means any; days are inclusive. */
export interface UpcomingFilter {
  query: string | null;
  location: string | null;
  from: string | null;
  to: string | null;
}

/** Finds events without results. They are few: each search reads them all. */
@Injectable()
export class UpcomingEventSearch {
  constructor(private readonly events: UpcomingEventRepository) {}

  /** The soonest first. */
  async search(filter: UpcomingFilter, signal: AbortSignal): Promise<UpcomingEventRow[]> {
    const { rows, index } = await this.read(signal);
    const { query, location, from, to } = filter;
    const { ids } = index.search(
      {
        name: query === null ? null : toNameFilter(query, index),
        locations: location === null ? null : matchLocations(location, index.locations).matched,
        from,
        to,
      },
      { order: 'oldest', limit: rows.length, offset: 0 },
    );
    return toRows(ids, rows);
  }

  /** The event with exactly this id, name or number; null without one. */
  async findNamed(text: string, signal: AbortSignal): Promise<UpcomingEventRow | null> {
    const { rows, index } = await this.read(signal);
    const { folded, number } = parseAskedEvent(text);
    const named = index
      .named(folded)
      .filter(({ nameFolded }) => number !== null || nameFolded === folded)
      .map(({ id }) => id);
    return toRows([text.trim().toLowerCase(), ...named], rows)[0] ?? null;
  }

  private async read(signal: AbortSignal): Promise<{ rows: UpcomingEventRow[]; index: EventIndex }> {
    const rows = await this.events.findAll(signal);
    return { rows, index: new EventIndex([...rows].reverse()) };
  }
}

function toNameFilter(query: string, index: EventIndex): EventNameFilter {
  const asked = parseAskedEvent(query);
  const { matched } = matchLocations(asked.location, index.locations);
  const byId: EventNameFilter = { kind: 'id', id: query.trim().toLowerCase() };
  if (index.has(byId)) return byId;
  const words = asked.words.length > 0 ? asked.words : asked.everyWord;
  const byWords: EventNameFilter = { kind: 'words', words, locations: matched, year: asked.year };
  return words.length > 0 ? byWords : { kind: 'among', ids: new Set() };
}

const toRows = (ids: readonly string[], rows: readonly UpcomingEventRow[]): UpcomingEventRow[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
