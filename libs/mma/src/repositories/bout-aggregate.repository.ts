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

/** The key's expression over a bout `b` (and its event `e` where it needs one), and what the groups are ordered by. */
interface Grouping {
  key: string;
  needsEvent?: boolean;
  order: string;
}

const METHODS = ['ko_tko', 'submission', 'decision'];
const COUNTED_METHODS = METHODS.map(
  (method) => `count(*) FILTER (WHERE b.method_group = '${method}') AS ${method}`,
).join(', ');

/** Over groups by event `g`. */
const SUMS = Object.entries({
  bouts: 'g.bouts',
  finishes: 'g.ko_tko + g.submission',
  '"koTko"': 'g.ko_tko',
  submission: 'g.submission',
  decision: 'g.decision',
})
  .map(([name, value]) => `coalesce(sum(${value}), 0)::int AS ${name}`)
  .join(', ');

const BY_FREQUENCY = 'sum(g.bouts) DESC, g.key NULLS LAST';

const GROUPS: Record<AggregateGroup, Grouping> = {
  none: { key: `'all'::text`, order: '1' },
  year: { key: 'extract(year FROM b.held_on)::int', order: 'g.key NULLS LAST' },
  weight_class: { key: 'b.weight_class', order: BY_FREQUENCY },
  method_group: { key: 'b.method_group', order: BY_FREQUENCY },
  method: { key: 'b.method', order: BY_FREQUENCY },
  country: { key: 'e.country', needsEvent: true, order: BY_FREQUENCY },
  city: { key: 'e.city', needsEvent: true, order: BY_FREQUENCY },
  referee: { key: 'b.referee', order: BY_FREQUENCY },
  round: { key: 'b.round', order: 'g.key' },
};

/**
 * Which bouts `b` are inside the filter. Only what is asked for is in the text: the database keeps the plan of a text
 * whatever its parameters are, and cannot see in it that most conditions hold for every bout.
 */
function toCondition(filter: AggregateFilter): { inside: string; parameters: unknown[] } {
  const { fighterId, weightClass, methodGroup, titleOnly, from, to } = filter;
  const asked: [string, unknown][] = [
    ['b.id IN (SELECT p.bout_id FROM mma.bout_participants p WHERE p.fighter_id = ?)', fighterId],
    ['b.weight_class = ?', weightClass],
    ['b.method_group = ?', methodGroup],
    ['b.held_on >= ?::date', from],
    ['b.held_on <= ?::date', to],
  ];
  const bound = asked.filter(([, value]) => value !== null);
  const conditions = bound.map(([condition], index) => condition.replace('?', `$${index + 1}`));
  if (titleOnly) conditions.push(`b.title IN ('undisputed', 'interim')`);
  return {
    inside: conditions.length === 0 ? 'true' : conditions.join(' AND '),
    parameters: bound.map(([, value]) => value),
  };
}

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
    const { key, needsEvent = false, order } = GROUPS[group];
    const { inside, parameters } = toCondition(filter);
    // First by event, so that events are counted by hashing: counting distinct ones would sort every bout.
    const byEvent = `
      SELECT ${key} AS key, b.event_id, count(*) AS bouts, ${COUNTED_METHODS},
             sum(b.duration_seconds) AS seconds, count(b.duration_seconds) AS timed
        FROM mma.bouts b ${needsEvent ? 'JOIN mma.events e ON e.id = b.event_id' : ''}
       WHERE ${inside} GROUP BY 1, b.event_id`;
    return queryRows<AggregateRow>(
      this.dataSource,
      `SELECT ${group === 'none' ? `'all'` : 'g.key::text'} AS key, count(*)::int AS events, ${SUMS},
              sum(g.seconds)::float8 / nullif(sum(g.timed), 0) AS "avgDurationSeconds",
              (count(*) OVER ())::int AS groups
         FROM (${byEvent}) g GROUP BY ${group === 'none' ? '()' : 'g.key'} ORDER BY ${order} LIMIT $${parameters.length + 1}`,
      [...parameters, limit],
      signal,
    );
  }

  /** The newest events with a bout inside the filter. */
  async findNewestEvents(
    filter: AggregateFilter,
    limit: number,
    signal: AbortSignal,
  ): Promise<SourceEvent[]> {
    const { inside, parameters } = toCondition(filter);
    // One fighter's bouts are few; of everybody's, the newest events almost always hold one.
    const holdsOne =
      filter.fighterId === null
        ? `EXISTS (SELECT FROM mma.bouts b WHERE b.event_id = e.id AND ${inside})`
        : `e.id IN (SELECT b.event_id FROM mma.bouts b WHERE ${inside})`;
    return queryRows<SourceEvent>(
      this.dataSource,
      `SELECT e.id, e.name, e.source_url AS "sourceUrl" FROM mma.events e WHERE ${holdsOne}
        ORDER BY e.held_on DESC NULLS LAST, e.name, e.id LIMIT $${parameters.length + 1}`,
      [...parameters, limit],
      signal,
    );
  }
}
