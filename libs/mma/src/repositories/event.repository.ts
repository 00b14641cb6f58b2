import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Coverage } from '../vocabulary.js';
import { queryRows } from './abortable-query.js';
import type { Page } from './bout.repository.js';
import { toCondition, type EventFilter, type EventNameFilter } from './event-filter.js';

export interface EventRow {
  id: string;
  name: string;
  nameFolded: string;
  aliases: string[];
  heldOn: string | null;
  location: string | null;
  city: string | null;
  country: string | null;
  coverage: Coverage;
  sourceUrl: string | null;
}

/** An event with what stands for its card. */
export type EventCardRow = EventRow & {
  /** How many bouts of it are in the data. */
  bouts: number;
  /** `A vs. B`, or null while it has no bout. */
  mainEvent: string | null;
};

const COLUMNS = `id, name, name_folded AS "nameFolded", aliases, held_on::text AS "heldOn", location, city, country,
  coverage, source_url AS "sourceUrl"`;
const NEWEST_FIRST = 'ORDER BY held_on DESC NULLS LAST, name, id';

/** As `foldText` does it to places in Latin letters without diacritics: `St. Louis` → `st louis`. Two indexes have it. */
const folded = (column: string): string => `translate(lower(${column}), '-.''’', ' ')`;

@Injectable()
export class EventRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findById(id: string, signal: AbortSignal): Promise<EventRow | null> {
    const rows = await this.select('WHERE id = $1', [id], signal);
    return rows[0] ?? null;
  }

  /** Events whose folded name is the text, or begins with it as whole words; the newest first. */
  async findByName(folded: string, signal: AbortSignal): Promise<EventRow[]> {
    return this.select(
      `WHERE name_folded LIKE $1 OR name_folded LIKE $1 || ' %' ${NEWEST_FIRST} LIMIT 20`,
      [folded],
      signal,
    );
  }

  /** Events that were renamed. */
  async findRenamed(signal: AbortSignal): Promise<EventRow[]> {
    return this.select(`WHERE cardinality(aliases) > 0 ${NEWEST_FIRST} LIMIT 1000`, [], signal);
  }

  /** Events in a city or country (folded), of a year if one is given; the newest first. */
  async findByPlace(place: string, year: number | null, signal: AbortSignal): Promise<EventRow[]> {
    return this.select(
      `WHERE (${folded('city')} = $1 OR ${folded('country')} = $1)
         AND ($2::int IS NULL OR (held_on >= make_date($2::int, 1, 1) AND held_on < make_date($2::int + 1, 1, 1)))
       ${NEWEST_FIRST} LIMIT 20`,
      [place, year],
      signal,
    );
  }

  /** Events whose folded name has all these words (letters and digits only); the newest first. */
  async findByWords(words: string[], signal: AbortSignal): Promise<EventRow[]> {
    // One condition a word: an index serves these, but not `~ ALL`.
    const conditions = words.map((_, index) => `name_folded ~ $${index + 1}`);
    return this.select(
      `WHERE ${conditions.join(' AND ')} ${NEWEST_FIRST} LIMIT 20`,
      words.map((word) => `\\m${word}\\M`),
      signal,
    );
  }

  /** The events whose folded names are the most like a text, with how like they are (0–1). */
  async findSimilar(
    folded: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<(EventRow & { similarity: number })[]> {
    return queryRows(
      this.dataSource,
      `SELECT ${COLUMNS}, greatest(similarity(name_folded, $1), word_similarity($1, name_folded)) AS similarity
         FROM mma.events WHERE name_folded % $1 OR $1 <% name_folded
        ORDER BY similarity DESC, held_on DESC NULLS LAST, id LIMIT $2`,
      [folded, limit],
      signal,
    );
  }

  /** The newest dated events with a number, `UFC 300: …`. */
  async findNewestNumbered(limit: number, signal: AbortSignal): Promise<EventRow[]> {
    return this.select(
      `WHERE held_on IS NOT NULL AND name_folded ~ '^ufc [0-9]+( |$)' ${NEWEST_FIRST} LIMIT $1`,
      [limit],
      signal,
    );
  }

  /** Every place where an event was, as the source writes it. */
  async findLocations(signal: AbortSignal): Promise<string[]> {
    const rows = await queryRows<{ location: string }>(
      this.dataSource,
      'SELECT DISTINCT location FROM mma.events WHERE location IS NOT NULL ORDER BY location',
      [],
      signal,
    );
    return rows.map((row) => row.location);
  }

  /** Whether any event has such a name. */
  async hasNamed(name: EventNameFilter, signal: AbortSignal): Promise<boolean> {
    const { where, parameters } = toCondition({ name, locations: null, from: null, to: null });
    const rows = await queryRows(
      this.dataSource,
      `SELECT 1 FROM mma.events WHERE ${where} LIMIT 1`,
      parameters,
      signal,
    );
    return rows.length > 0;
  }

  /** One page of the events that fit, and how many there are; events without a date come last either way. */
  async search(
    filter: EventFilter,
    page: Page,
    signal: AbortSignal,
  ): Promise<{ rows: EventCardRow[]; total: number }> {
    const { where, parameters } = toCondition(filter);
    const order = `held_on ${page.order === 'newest' ? 'DESC' : 'ASC'} NULLS LAST, name, id`;
    const rows = await queryRows<EventCardRow & { total: number }>(
      this.dataSource,
      `WITH found AS (SELECT * FROM mma.events WHERE ${where}),
            page AS (SELECT *, count(*) OVER ()::int AS total FROM found ORDER BY ${order}
                      LIMIT $${parameters.length + 1} OFFSET $${parameters.length + 2})
       SELECT ${COLUMNS}, total,
              (SELECT count(*)::int FROM mma.bouts b WHERE b.event_id = page.id) AS bouts,
              (SELECT fa.name || ' vs. ' || fb.name
                 FROM mma.bouts b
                 JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
                 JOIN mma.fighters fa ON fa.id = pa.fighter_id
                 JOIN mma.bout_participants pb ON pb.bout_id = b.id AND pb.corner = 'b'
                 JOIN mma.fighters fb ON fb.id = pb.fighter_id
                WHERE b.event_id = page.id ORDER BY b.card_position, b.id LIMIT 1) AS "mainEvent"
         FROM page ORDER BY ${order}`,
      [...parameters, page.limit, page.offset],
      signal,
    );
    const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await this.countFound(filter, signal));
    return { rows, total };
  }

  /** How many there are where a page lies behind the last of them. */
  private async countFound(filter: EventFilter, signal: AbortSignal): Promise<number> {
    const { where, parameters } = toCondition(filter);
    const counted = await queryRows<{ total: number }>(
      this.dataSource,
      `SELECT count(*)::int AS total FROM mma.events WHERE ${where}`,
      parameters,
      signal,
    );
    return counted[0]?.total ?? 0;
  }

  /** The days of the first and of the last event; null while none has a date. */
  async findReach(signal: AbortSignal): Promise<{ first: string; last: string } | null> {
    const rows = await queryRows<{ first: string; last: string }>(
      this.dataSource,
      'SELECT min(held_on)::text AS first, max(held_on)::text AS last FROM mma.events HAVING count(held_on) > 0',
      [],
      signal,
    );
    return rows[0] ?? null;
  }

  private select(rest: string, parameters: unknown[], signal: AbortSignal): Promise<EventRow[]> {
    return queryRows<EventRow>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM mma.events ${rest}`,
      parameters,
      signal,
    );
  }
}
