import type { QueryGroup } from '../domain/bout-query.js';
import { isActive } from './condition-sql.js';
import { GROUP_SQL } from './group-sql.js';
import type { QueryParts, QuerySource } from './compile-query.js';
import { isList } from './query-plan.js';

const MOST_EXAMPLES = 3;

/** Joins that name the groups `g`, and the name. */
const NAMES: Partial<Record<QueryGroup, { join: string; name: string }>> = {
  fighter: { join: 'LEFT JOIN mma.fighters f ON f.id = g.key', name: 'f.name' },
  opponent: { join: 'LEFT JOIN mma.fighters f ON f.id = g.key', name: 'f.name' },
  event: { join: 'LEFT JOIN mma.events f ON f.id = g.key', name: 'f.name' },
  pair: {
    join: `LEFT JOIN mma.fighters f ON f.id = split_part(g.key, ' ', 1)
      LEFT JOIN mma.fighters o ON o.id = split_part(g.key, ' ', 2)`,
    name: `f.name || ' vs. ' || o.name`,
  },
};
const NEWEST_FIRST: ReadonlySet<QueryGroup> = new Set(['bout', 'appearance', 'event', 'day']);
/** Groups whose bouts follow each other in `bout_order`: no other group has a bout between them. */
const CONSECUTIVE: ReadonlySet<QueryGroup> = new Set(['month', 'year', 'decade']);

/** The rows of one page, each as often as it has examples. */
export function pageOf(parts: QueryParts, { matched, grouped, isReadAgain = false }: QuerySource): string {
  const { plan, names, parameters } = parts;
  const isNamed = plan.group === 'fighter' && names.fighters !== null && names.everyOpponent === null;
  const { join = '', name = 'NULL::text' } = NAMES[plan.group] ?? {};
  const limit = parameters.add(plan.limit, 'int');
  const offset = parameters.add(plan.offset, 'int');
  const { unknown } = GROUP_SQL[plan.group];
  const knownFirst = unknown === null ? '' : `(g.key = ${unknown}), `;
  const value = `${knownFirst}g.sort ${plan.order} NULLS LAST`;
  const ties = NEWEST_FIRST.has(plan.group) ? 'g.latest DESC NULLS LAST, g.key' : 'name, g.key';
  // The best rows come before their names and ranks: a rank depends on better rows only.
  const isBest = !plan.inKeyOrder;
  const best =
    isBest && join !== ''
      ? `(SELECT * FROM rows g ORDER BY ${value} FETCH FIRST (${limit} + ${offset}) ROWS WITH TIES)`
      : 'rows';
  const first = isBest ? `ORDER BY ${value}, ${ties} LIMIT ${limit} + ${offset}` : '';
  const isTied = unknown === null ? 'true' : `(g.key = ${unknown}) = (last.key = ${unknown})`;
  const days = grouped === undefined ? 'p.from_day AS "from", p.to_day AS "to"' : DAYS;
  const key = unknown === null ? 'p.key' : `nullif(p.key, ${unknown})`;
  const isSingle = hasSingleRows(parts);
  return `${grouped ?? `${matched}, ${selectGroups(parts)}`},
  rows AS ${isSingle ? 'NOT MATERIALIZED' : ''} (SELECT g.* FROM ${isNamed ? `(${withEveryName(parts)})` : 'grouped'} g ${filterRows(parts, isNamed)}),
  best AS (SELECT g.*, ${name} AS name FROM ${best} g ${join} ${first}),
  ranked AS (
    SELECT g.*, rank() OVER (ORDER BY ${value})::int AS rank,
           row_number() OVER (ORDER BY ${plan.inKeyOrder ? `${knownFirst}g.key` : `${value}, ${ties}`}) AS position
      FROM best g),
  page AS (
    SELECT * FROM ranked WHERE position > ${offset} ORDER BY position LIMIT ${limit}),
  ${grouped === undefined ? '' : `${matched},`}
  examples AS (${selectExamples(parts, isReadAgain)}),
  totals AS (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE ${isTied} AND g.sort IS NOT DISTINCT FROM last.sort)::int AS tied
      FROM rows g LEFT JOIN (SELECT key, sort FROM page ORDER BY position DESC LIMIT 1) last ON true)
  SELECT p.position, ${key}::text AS key, p.name, p.value, p.bouts, ${days}, p.rank,
         t.total, t.tied,
         ${countUnknown(parts)} AS unknown,
         e.statistic, d.*
    FROM page p
   CROSS JOIN totals t
    LEFT JOIN examples e ON e.position = p.position
    LEFT JOIN LATERAL (${DETAILS}) d ON true
   ORDER BY p.position, ${plan.group === 'none' ? 'e.number DESC' : 'e.number'}`;
}

const DAYS = `(SELECT min(held_on)::text FROM matched m WHERE m.key = p.key) AS "from",
         (SELECT max(held_on)::text FROM matched m WHERE m.key = p.key) AS "to"`;

/** Whether each group has one row. */
export const hasSingleRows = ({ plan, measure }: Pick<QueryParts, 'plan' | 'measure'>): boolean =>
  measure.single !== undefined && (plan.group === 'appearance' || (plan.group === 'bout' && measure.perBout));

/** Groups of several rows count those of unknown value with the others; a list of single rows leaves them out. */
function countUnknown(parts: QueryParts): string {
  if (parts.measure.known === undefined) return '0';
  if (!hasSingleRows(parts)) return '(SELECT coalesce(sum(unknown), 0)::int FROM grouped)';
  return '(SELECT count(*)::int FROM matched WHERE NOT known AND is_first)';
}

/**
 * The newest three bouts of each row that are behind its value. One row for all, and rows of consecutive bouts, need no
 * sorting of all their bouts.
 */
function selectExamples({ plan, measure }: QueryParts, isReadAgain: boolean): string {
  const columns = `m.fighter_id, m.bout_id, ${plan.statistic === null ? 'NULL::int AS statistic' : 'm.statistic'}`;
  const behind = `m.known ${exampleFilter(measure)}`;
  if (plan.group === 'none') {
    return `SELECT p.position, m.*
      FROM page p CROSS JOIN LATERAL (
           SELECT ${columns}, m.bout_order AS number FROM matched m WHERE ${behind}
            ORDER BY m.bout_order DESC LIMIT ${MOST_EXAMPLES}) m`;
  }
  if (CONSECUTIVE.has(plan.group) && isReadAgain && measure.attains === undefined) {
    return `SELECT p.position, m.*
      FROM page p CROSS JOIN LATERAL (
           SELECT ${columns}, -m.bout_order AS number FROM matched m
            WHERE m.bout_order BETWEEN p.earliest AND p.latest AND ${behind}
            ORDER BY m.bout_order DESC LIMIT ${MOST_EXAMPLES}) m`;
  }
  return `SELECT * FROM (
      SELECT p.position, ${columns}, row_number() OVER (PARTITION BY p.position ORDER BY m.bout_order DESC) AS number
        FROM page p JOIN matched m ON m.key = p.key ${isList(plan.group) ? 'AND m.bout_order = p.latest' : ''}
       WHERE ${behind}) every
     WHERE number <= ${MOST_EXAMPLES}`;
}

/** The limit makes each example an index look-up, whatever the planner expects. */
const DETAILS = `
  SELECT a.bout_id AS "boutId", a.event_id AS "eventId", ev.name AS event, a.held_on::text AS "heldOn",
         a.weight_class AS "weightClass", a.title, a.method, a.method_group AS "methodGroup",
         a.method_detail AS "methodDetail", a.round, b.time_seconds AS "timeSeconds",
         a.duration_seconds AS "durationSeconds", a.result, a.fighter_id AS "fighterId", f.name AS fighter,
         a.opponent_id AS "opponentId", o.name AS opponent, a.age, b.source_url AS "sourceUrl"
    FROM mma.appearances a
    JOIN mma.bouts b ON b.id = a.bout_id
    JOIN mma.events ev ON ev.id = a.event_id
    JOIN mma.fighters f ON f.id = a.fighter_id
    JOIN mma.fighters o ON o.id = a.opponent_id
   WHERE a.fighter_id = e.fighter_id AND a.bout_id = e.bout_id LIMIT 1`;

/** Without groups there is always one row. */
function selectGroups(parts: QueryParts): string {
  const { plan, measure } = parts;
  if (hasSingleRows(parts)) {
    const { single = '', singleSort = single } = measure;
    return `grouped AS NOT MATERIALIZED (
    SELECT m.key, ${single} AS value, ${singleSort} AS sort, 1 AS bouts,
           m.held_on::text AS from_day, m.held_on::text AS to_day, m.bout_order AS latest
      FROM matched m WHERE m.known ${measure.perBout ? 'AND m.is_first' : ''})`;
  }
  const isWhole = plan.group === 'none';
  const value = isWhole && measure.isCount === true ? `coalesce(${measure.value}, 0)` : measure.value;
  const hasUnknown = measure.known !== undefined;
  const ofKnown = (aggregate: string): string =>
    hasUnknown ? `${aggregate} FILTER (WHERE m.known)` : aggregate;
  const filters = [...(hasUnknown ? [] : ['m.known']), ...(measure.perBout ? ['m.is_first'] : [])];
  return `grouped AS (
    SELECT ${isWhole ? `'all'` : 'm.key'} AS key, ${value} AS value, ${measure.sort ?? value} AS sort,
           count(*) FILTER (WHERE m.is_first ${hasUnknown ? 'AND m.known' : ''})::int AS bouts,
           ${hasUnknown ? 'count(*) FILTER (WHERE m.is_first AND NOT m.known)::int' : '0'} AS unknown,
           ${ofKnown('min(m.held_on)')}::text AS from_day, ${ofKnown('max(m.held_on)')}::text AS to_day,
           ${ofKnown('min(m.bout_order)')} AS earliest, ${ofKnown('max(m.bout_order)')} AS latest
      FROM matched m ${filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`} ${isWhole ? '' : 'GROUP BY m.key'})`;
}

/** One row for each named fighter. */
function withEveryName({ plan, names, parameters, measure }: QueryParts): string {
  const zero =
    measure.isCount === true
      ? (column: string) => `coalesce(g.${column}, 0)`
      : (column: string) => `g.${column}`;
  const ids = [...new Set(names.fighters?.map(({ id }) => id))];
  return `SELECT n.key, ${zero('value')} AS value, ${zero('sort')} AS sort, coalesce(g.bouts, 0) AS bouts,
                 g.from_day, g.to_day, g.latest
            FROM unnest(${parameters.add(ids, 'text[]')}) AS n (key) LEFT JOIN grouped g ON g.key = n.key
            ${plan.activeSince === null ? '' : `WHERE ${isActive('n.key', plan.activeSince, plan.asOf, parameters)}`}`;
}

function filterRows({ plan, parameters }: QueryParts, isNamed: boolean): string {
  const isAlwaysThere = isNamed || plan.group === 'none' || (isList(plan.group) && plan.measure === 'count');
  const filters = [
    ...(isAlwaysThere ? [] : ['g.value IS NOT NULL']),
    ...(plan.minBouts === null ? [] : [`g.bouts >= ${parameters.add(plan.minBouts, 'int')}`]),
    ...(plan.minValue === null ? [] : [`g.value >= ${parameters.add(plan.minValue, 'float8')}`]),
    ...(plan.maxValue === null ? [] : [`g.value <= ${parameters.add(plan.maxValue, 'float8')}`]),
  ];
  return filters.length === 0 ? '' : `WHERE ${filters.join(' AND ')}`;
}

function exampleFilter({ attains, perBout }: QueryParts['measure']): string {
  if (attains === undefined) return 'AND m.is_first';
  return perBout ? `AND m.is_first AND ${attains}` : `AND ${attains}`;
}
