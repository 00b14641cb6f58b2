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

/**
 * What the bouts of a group have in common: an expression over their event `e`, over each bout `b`, or nothing; and what
 * the groups are ordered by, over the columns of a group.
 */
interface Grouping {
  ofEvent?: string;
  ofBout?: string;
  order: string;
}

const METHODS = ['ko_tko', 'submission', 'decision'];
/** What is counted of bouts `b`: as integers, since larger numbers are summed up a good deal slower. */
const TALLIES = [
  'count(*)::int AS bouts',
  ...METHODS.map((method) => `(count(*) FILTER (WHERE b.method_group = '${method}'))::int AS ${method}`),
  'sum(b.duration_seconds)::int AS seconds',
  'count(b.duration_seconds)::int AS timed',
].join(', ');
/** The same summed over tallies `t`. */
const SUMS = ['bouts', ...METHODS, 'seconds', 'timed'].map((name) => `sum(t.${name}) AS ${name}`).join(', ');
/** A row of tallies `g` as the caller reads it. */
const FIGURES = `coalesce(g.bouts, 0)::int AS bouts, coalesce(g.ko_tko + g.submission, 0)::int AS finishes,
  coalesce(g.ko_tko, 0)::int AS "koTko", coalesce(g.submission, 0)::int AS submission,
  coalesce(g.decision, 0)::int AS decision, g.seconds::float8 / nullif(g.timed, 0) AS "avgDurationSeconds",
  (count(*) OVER ())::int AS groups`;

const BY_FREQUENCY = 'g.bouts DESC, g.key NULLS LAST';
const BY_KEY = 'g.key NULLS LAST';

const GROUPS: Record<AggregateGroup, Grouping> = {
  none: { order: BY_KEY },
  year: { ofEvent: 'extract(year FROM e.held_on)::int', order: BY_KEY },
  country: { ofEvent: 'e.country', order: BY_FREQUENCY },
  city: { ofEvent: 'e.city', order: BY_FREQUENCY },
  weight_class: { ofBout: 'b.weight_class', order: BY_FREQUENCY },
  method_group: { ofBout: 'b.method_group', order: BY_FREQUENCY },
  method: { ofBout: 'b.method', order: BY_FREQUENCY },
  referee: { ofBout: 'b.referee', order: BY_FREQUENCY },
  round: { ofBout: 'b.round', order: BY_KEY },
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
    const { ofBout, ofEvent, order } = GROUPS[group];
    const { inside, parameters } = toCondition(filter);
    // First by event, so that events are counted by hashing: counting distinct ones would sort every bout. What only
    // events have in common is told apart after that, when few rows are left.
    const own = ofBout === undefined ? '' : `${ofBout} AS own, `;
    const byEvent = `SELECT ${own}b.event_id, ${TALLIES} FROM mma.bouts b
      WHERE ${inside} GROUP BY ${ofBout === undefined ? '' : '1, '}b.event_id`;
    const key = ofEvent ?? (ofBout === undefined ? `'all'` : 't.own');
    const grouped = `SELECT ${key} AS key, count(*) AS events, ${SUMS}
      FROM (${byEvent}) t ${ofEvent === undefined ? '' : 'JOIN mma.events e ON e.id = t.event_id'}
      ${group === 'none' ? '' : 'GROUP BY 1'}`;
    return queryRows<AggregateRow>(
      this.dataSource,
      `SELECT g.key::text AS key, g.events::int AS events, ${FIGURES} FROM (${grouped}) g
        ORDER BY ${order} LIMIT $${parameters.length + 1}`,
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
    // One fighter's bouts are few. Of everybody's, the newest events almost always hold one: they are looked at one by
    // one from the newest on (OFFSET 0 keeps this order of work), until there are enough.
    const found =
      filter.fighterId === null
        ? `FROM (SELECT * FROM mma.events ORDER BY held_on DESC NULLS LAST, name, id OFFSET 0) e
          WHERE EXISTS (SELECT FROM mma.bouts b WHERE b.event_id = e.id AND ${inside} OFFSET 0)`
        : `FROM mma.events e WHERE e.id IN (SELECT b.event_id FROM mma.bouts b WHERE ${inside})
          ORDER BY e.held_on DESC NULLS LAST, e.name, e.id`;
    return queryRows<SourceEvent>(
      this.dataSource,
      `SELECT e.id, e.name, e.source_url AS "sourceUrl" ${found} LIMIT $${parameters.length + 1}`,
      [...parameters, limit],
      signal,
    );
  }
}
