import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MethodGroup, WeightClass } from '../vocabulary.js';
import { queryRows } from './abortable-query.js';
import type { EventRow } from './event.repository.js';

export const AGGREGATE_GROUPS = [
  'none',
  'year',
  'weight_class',
  'method_group',
  'method',
  'country',
  'city',
  'referee',
  'round',
] as const;
export type AggregateGroup = (typeof AGGREGATE_GROUPS)[number];

/** Which bouts are counted; null means any. Dates are inclusive and leave bouts without a date out. */
export interface AggregateFilter {
  fighterId: string | null;
  weightClass: WeightClass | null;
  methodGroup: MethodGroup | null;
  titleOnly: boolean;
  from: string | null;
  to: string | null;
}

export interface AggregateRow {
  /** What the bouts of the group have in common; null where that is unknown. */
  key: string | null;
  events: number;
  bouts: number;
  finishes: number;
  koTko: number;
  submission: number;
  decision: number;
  /** Null where no bout's length is known. */
  avgDurationSeconds: number | null;
  /** Groups there are, shown or not. */
  groups: number;
}

type SourceEvent = Pick<EventRow, 'id' | 'name' | 'sourceUrl'>;

/** The key's expression and what the groups are ordered by. */
const GROUPS: Record<AggregateGroup, { key: string; by: string; order: string }> = {
  none: { key: `'all'`, by: '()', order: '1' },
  year: { key: `to_char(b.held_on, 'YYYY')`, by: '1', order: '1 NULLS LAST' },
  weight_class: byFrequency('b.weight_class'),
  method_group: byFrequency('b.method_group'),
  method: byFrequency('b.method'),
  country: byFrequency('e.country'),
  city: byFrequency('e.city'),
  referee: byFrequency('b.referee'),
  round: { key: 'b.round::text', by: 'b.round', order: 'b.round' },
};

const FROM = `
  FROM mma.bouts b JOIN mma.events e ON e.id = b.event_id
 WHERE ($1::text IS NULL OR EXISTS (
         SELECT 1 FROM mma.bout_participants p WHERE p.bout_id = b.id AND p.fighter_id = $1))
   AND ($2::text IS NULL OR b.weight_class = $2) AND ($3::text IS NULL OR b.method_group = $3)
   AND (NOT $4::boolean OR b.title IN ('undisputed', 'interim'))
   AND ($5::date IS NULL OR b.held_on >= $5::date) AND ($6::date IS NULL OR b.held_on <= $6::date)`;

@Injectable()
export class BoutAggregateRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts the bouts inside the filter, group by group: years and rounds in their order, everything else the largest
   * group first. Without groups there is one row, whether or not any bout matches.
   */
  async count(
    group: AggregateGroup,
    filter: AggregateFilter,
    limit: number,
    signal: AbortSignal,
  ): Promise<AggregateRow[]> {
    const { key, by, order } = GROUPS[group];
    return queryRows<AggregateRow>(
      this.dataSource,
      `SELECT ${key} AS key, count(DISTINCT b.event_id)::int AS events, count(*)::int AS bouts,
              count(*) FILTER (WHERE b.method_group IN ('ko_tko', 'submission'))::int AS finishes,
              count(*) FILTER (WHERE b.method_group = 'ko_tko')::int AS "koTko",
              count(*) FILTER (WHERE b.method_group = 'submission')::int AS submission,
              count(*) FILTER (WHERE b.method_group = 'decision')::int AS decision,
              avg(b.duration_seconds)::float8 AS "avgDurationSeconds", (count(*) OVER ())::int AS groups
         ${FROM} GROUP BY ${by} ORDER BY ${order} LIMIT $7`,
      [...parameters(filter), limit],
      signal,
    );
  }

  /** The newest events with a bout inside the filter. */
  async findNewestEvents(
    filter: AggregateFilter,
    limit: number,
    signal: AbortSignal,
  ): Promise<SourceEvent[]> {
    return queryRows<SourceEvent>(
      this.dataSource,
      `SELECT e.id, e.name, e.source_url AS "sourceUrl"
         ${FROM} GROUP BY e.id ORDER BY e.held_on DESC NULLS LAST, e.name, e.id LIMIT $7`,
      [...parameters(filter), limit],
      signal,
    );
  }
}

function byFrequency(key: string): { key: string; by: string; order: string } {
  return { key, by: key, order: `count(*) DESC, ${key} NULLS LAST` };
}

function parameters(filter: AggregateFilter): unknown[] {
  const { fighterId, weightClass, methodGroup, titleOnly, from, to } = filter;
  return [fighterId, weightClass, methodGroup, titleOnly, from, to];
}
