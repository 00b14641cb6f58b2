import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { EventEntity } from '../entities/event.entity.js';
import { queryRows, selectProperties, selectRows } from './abortable-query.js';

const PROPERTIES = [
  'id',
  'name',
  'nameFolded',
  'aliases',
  'heldOn',
  'location',
  'city',
  'country',
  'coverage',
  'sourceUrl',
] as const satisfies (keyof EventEntity)[];
export type EventRow = Pick<EventEntity, (typeof PROPERTIES)[number]>;

/** An event with the size and the main event of its card. */
export type EventCardRow = EventRow & {
  bouts: number;
  /** `A vs. B`; null without bouts. */
  mainEvent: string | null;
};

const COLUMNS = `id, name, name_folded AS "nameFolded", aliases, held_on::text AS "heldOn", location, city, country,
  coverage, source_url AS "sourceUrl"`;
/** Former names folded like `foldText`, as far as SQL can. */
const FORMER_NAMES = `regexp_replace(regexp_replace(lower(unaccent(array_to_string(aliases, ' | '))),
  '[''’‘´.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')`;

@Injectable()
export class EventRepository {
  constructor(@InjectRepository(EventEntity) private readonly events: Repository<EventEntity>) {}

  /** The newest first, undated last. */
  findAll(signal: AbortSignal): Promise<EventRow[]> {
    const query = selectProperties(this.events, PROPERTIES)
      .orderBy('t.heldOn', 'DESC', 'NULLS LAST')
      .addOrderBy('t.name')
      .addOrderBy('t.id');
    return selectRows<EventRow>(query, signal);
  }

  /**
   * Those of the given events whose folded names are most similar to a text, with the similarity (0–1).
   * SQL by hand: trigram operators.
   */
  async findSimilar(
    ids: readonly string[],
    folded: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<(EventRow & { similarity: number })[]> {
    if (ids.length === 0) return [];
    return queryRows(
      this.events.manager.dataSource,
      `SELECT ${COLUMNS}, greatest(similarity(name_folded, $1), word_similarity($1, name_folded)) AS similarity
         FROM mma.events WHERE id = ANY($3) AND (name_folded % $1 OR $1 <% name_folded)
        ORDER BY similarity DESC, held_on DESC NULLS LAST, id LIMIT $2`,
      [folded, limit, ids],
      signal,
    );
  }

  /** Which of the given events have a name, or former names, of at least this similarity (0–1). SQL by hand: trigrams. */
  async findLike(
    ids: readonly string[],
    folded: string,
    least: number,
    signal: AbortSignal,
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await queryRows<{ id: string }>(
      this.events.manager.dataSource,
      `SELECT id FROM mma.events
        WHERE id = ANY($1)
          AND greatest(similarity(name_folded, $2), word_similarity($2, name_folded),
                       similarity(${FORMER_NAMES}, $2), word_similarity($2, ${FORMER_NAMES})) >= $3`,
      [ids, folded, least],
      signal,
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Events with their cards, in the order of the ids. SQL by hand: unnest with ordinality, correlated subqueries. */
  async findCards(ids: readonly string[], signal: AbortSignal): Promise<EventCardRow[]> {
    if (ids.length === 0) return [];
    return queryRows<EventCardRow>(
      this.events.manager.dataSource,
      `SELECT ${COLUMNS},
              (SELECT count(*)::int FROM mma.bouts b WHERE b.event_id = wanted.event_id) AS bouts,
              (SELECT fa.name || ' vs. ' || fb.name
                 FROM mma.bouts b
                 JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
                 JOIN mma.fighters fa ON fa.id = pa.fighter_id
                 JOIN mma.bout_participants pb ON pb.bout_id = b.id AND pb.corner = 'b'
                 JOIN mma.fighters fb ON fb.id = pb.fighter_id
                WHERE b.event_id = wanted.event_id ORDER BY b.card_position, b.id LIMIT 1) AS "mainEvent"
         FROM unnest($1::text[]) WITH ORDINALITY AS wanted (event_id, position)
         JOIN mma.events ON events.id = wanted.event_id
        ORDER BY wanted.position`,
      [ids],
      signal,
    );
  }
}
