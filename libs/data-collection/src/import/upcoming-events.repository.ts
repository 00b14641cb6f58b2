import { foldText, type ListedBout } from '@app/mma';
import type { QueryRunner } from 'typeorm';
import type { NamedBout, UpcomingEvent } from '../catalogue/upcoming-events.js';

/**
 * Statements on upcoming events. They compare sets of rows, which the query builder cannot express.
 */

/** Events that have results, or that a whole file set ($2) no longer lists ($1: ids). */
const REMOVE_PAST = `
  DELETE FROM mma.upcoming_events AS current
  WHERE EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.event_id = current.id)
     OR ($2 AND current.id <> ALL ($1::text[]))`;

const UPSERT = `
  INSERT INTO mma.upcoming_events AS current
    (id, name, name_folded, held_on, location, city, country, source_url, bouts)
  SELECT id, name, name_folded, held_on, location, city, country, source_url, bouts
  FROM jsonb_to_recordset($1::jsonb) AS given (id text, name text, name_folded text, held_on date, location text,
    city text, country text, source_url text, bouts jsonb)
  WHERE NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.event_id = given.id)
  ON CONFLICT (id) DO UPDATE SET
    name = EXCLUDED.name, name_folded = EXCLUDED.name_folded, held_on = EXCLUDED.held_on,
    location = EXCLUDED.location, city = EXCLUDED.city, country = EXCLUDED.country,
    source_url = EXCLUDED.source_url, bouts = EXCLUDED.bouts
  WHERE ROW(current.name, current.held_on, current.location, current.city, current.country, current.source_url,
            current.bouts)
    IS DISTINCT FROM ROW(EXCLUDED.name, EXCLUDED.held_on, EXCLUDED.location, EXCLUDED.city, EXCLUDED.country,
            EXCLUDED.source_url, EXCLUDED.bouts)`;

/** Earlier imports kept an event of today without results among the events. */
const REMOVE_EMPTY = `
  DELETE FROM mma.events AS current
  WHERE current.id IN (SELECT id FROM mma.upcoming_events)
    AND NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.event_id = current.id)`;

/** The only fighter of a name ($1: folded), or the only one of the namesakes with a bout. */
const FIND_FIGHTERS = `
  WITH named AS (
    SELECT asked, id FROM unnest($1::text[]) AS asked JOIN mma.fighters ON name_folded = asked
    UNION
    SELECT asked, fighter_id FROM unnest($1::text[]) AS asked JOIN mma.fighter_aliases ON alias_folded = asked
  ), known AS (
    SELECT asked, id, EXISTS (SELECT 1 FROM mma.bout_participants WHERE fighter_id = id) AS has_bouts FROM named
  )
  SELECT asked, CASE WHEN count(*) = 1 THEN min(id) ELSE min(id) FILTER (WHERE has_bouts) END AS id
  FROM known GROUP BY asked HAVING count(*) = 1 OR count(*) FILTER (WHERE has_bouts) = 1`;

/** Replaces the upcoming events by those of a file set, inside the import's transaction. */
export class UpcomingEventTable {
  constructor(private readonly runner: QueryRunner) {}

  /**
   * Call it after the fighters and bouts were taken over.
   * @param isWhole whether events that the set does not list were cancelled
   * @returns the number of changes
   */
  async takeOver(events: readonly UpcomingEvent[], isWhole: boolean): Promise<number> {
    const removed = await this.run(REMOVE_PAST, [events.map(({ id }) => id), isWhole]);
    if (events.length === 0) return removed;
    const idOf = await this.findFighters(events.flatMap(({ bouts }) => bouts));
    const rows = events.map((event) => ({
      id: event.id,
      name: event.name,
      name_folded: foldText(event.name),
      held_on: event.heldOn,
      location: event.location,
      city: event.city,
      country: event.country,
      source_url: event.sourceUrl,
      bouts: event.bouts.map((bout): ListedBout => ({
        ...bout,
        fighter_a_id: idOf(bout.fighter_a),
        fighter_b_id: idOf(bout.fighter_b),
      })),
    }));
    const written = await this.run(UPSERT, [JSON.stringify(rows)]);
    return removed + written + (await this.run(REMOVE_EMPTY));
  }

  private async findFighters(bouts: readonly NamedBout[]): Promise<(name: string) => string | null> {
    const names = new Set(bouts.flatMap((bout) => [foldText(bout.fighter_a), foldText(bout.fighter_b)]));
    const rows = await this.runner.manager.query<{ asked: string; id: string }[]>(FIND_FIGHTERS, [
      [...names],
    ]);
    const ids = new Map(rows.map(({ asked, id }) => [asked, id]));
    return (name) => ids.get(foldText(name)) ?? null;
  }

  private async run(statement: string, parameters: unknown[] = []): Promise<number> {
    return (await this.runner.query(statement, parameters, true)).affected ?? 0;
  }
}
