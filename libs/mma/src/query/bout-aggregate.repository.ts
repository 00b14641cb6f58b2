import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CountedBout } from './bout-table.js';
import { queryRows } from '../repositories/abortable-query.js';

/** What counting bouts asks of the database. */
@Injectable()
export class BoutAggregateRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every bout as it is counted; those of one event together, those of the newest event first. */
  findCounted(signal: AbortSignal): Promise<CountedBout[]> {
    return queryRows<CountedBout>(
      this.dataSource,
      `SELECT b.id, b.event_id AS "eventId", e.name AS event, e.source_url AS "eventUrl",
              b.held_on::text AS "heldOn", e.country, e.city, b.weight_class AS "weightClass", b.title,
              b.method_group AS "methodGroup", b.method, b.round, b.referee, b.duration_seconds AS "durationSeconds"
         FROM mma.bouts b JOIN mma.events e ON e.id = b.event_id
        ORDER BY e.held_on DESC NULLS LAST, e.name, e.id, b.card_position, b.id`,
      [],
      signal,
    );
  }

  async findBoutIds(fighterId: string, signal: AbortSignal): Promise<string[]> {
    const rows = await queryRows<{ id: string }>(
      this.dataSource,
      'SELECT bout_id AS id FROM mma.bout_participants WHERE fighter_id = $1',
      [fighterId],
      signal,
    );
    return rows.map(({ id }) => id);
  }
}
