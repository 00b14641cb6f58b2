import { Injectable } from '@nestjs/common';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
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

/** The bout of a fighter that an upcoming event lists. */
export interface NextBout {
  event: UpcomingEventRow;
  bout: UpcomingEventRow['listedBouts'][number];
}

interface Listed {
  /** The soonest first. */
  rows: readonly UpcomingEventRow[];
  index: EventIndex;
}

/** Finds events without results, in memory: of the same data version as the events with results. */
@Injectable()
export class UpcomingEventSearch {
  private readonly listed: PerDataVersion<Listed>;

  constructor(versions: ServedDataVersion, events: UpcomingEventRepository) {
    this.listed = new PerDataVersion(versions, async (signal) => {
      const rows = await events.findAll(signal);
      return { rows, index: new EventIndex([...rows].reverse()) };
    });
  }

  /** The soonest first. */
  async search(filter: UpcomingFilter, signal: AbortSignal): Promise<UpcomingEventRow[]> {
    const { rows, index } = await this.listed.read(signal);
    if (rows.length === 0) return [];
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
    const { rows, index } = await this.listed.read(signal);
    if (rows.length === 0) return null;
    const { folded, number } = parseAskedEvent(text);
    const named = index
      .named(folded)
      .filter(({ nameFolded }) => number !== null || nameFolded === folded)
      .map(({ id }) => id);
    return toRows([text.trim().toLowerCase(), ...named], rows)[0] ?? null;
  }

  /** The soonest listed bout of a fighter; null if no upcoming event lists one. */
  async findNextBout(fighterId: string, signal: AbortSignal): Promise<NextBout | null> {
    const { rows } = await this.listed.read(signal);
    for (const event of rows) {
      const bout = event.listedBouts.find(
        ({ fighter_a_id: a, fighter_b_id: b }) => a === fighterId || b === fighterId,
      );
      if (bout !== undefined) return { event, bout };
    }
    return null;
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
