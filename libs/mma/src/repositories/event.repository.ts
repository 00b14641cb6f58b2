import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Coverage } from '../vocabulary.js';
import { queryRows } from './abortable-query.js';

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

const COLUMNS = `id, name, name_folded AS "nameFolded", aliases, held_on::text AS "heldOn", location, city, country,
  coverage, source_url AS "sourceUrl"`;
const NEWEST_FIRST = 'ORDER BY held_on DESC NULLS LAST, name, id';

/** As `foldText` does it to places in Latin letters without diacritics: `St. Louis` → `st louis`. */
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
    return this.select(
      `WHERE name_folded ~ ALL($1::text[]) ${NEWEST_FIRST} LIMIT 20`,
      [words.map((word) => `\\m${word}\\M`)],
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

  private select(rest: string, parameters: unknown[], signal: AbortSignal): Promise<EventRow[]> {
    return queryRows<EventRow>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM mma.events ${rest}`,
      parameters,
      signal,
    );
  }
}
