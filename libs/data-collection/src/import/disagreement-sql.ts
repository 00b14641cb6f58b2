import { STATISTIC_COLUMNS } from '@app/mma';
import { ROUND_FILE, TOTAL_FILE } from '../catalogue/source-files.js';

/**
 * Statements that find and remove rounds and totals that contradict each other. Compared per fighter and
 * bout: the staged row, else the current row, else the row quarantined by an earlier import. Totals computed
 * from rounds are not compared. Set-based statements over temporary tables, which the query builder cannot
 * express.
 */

const LARGEST_SUM = 32_767;

const columns = STATISTIC_COLUMNS.join(', ');
const columnsOf = (alias: string): string =>
  STATISTIC_COLUMNS.map((column) => `${alias}.${column}`).join(', ');
const typedColumns = STATISTIC_COLUMNS.map((column) => `${column} smallint`).join(', ');
const keptColumns = STATISTIC_COLUMNS.map((column) => `(aside.row_values->>'${column}')::smallint`).join(
  ', ',
);

export const CREATE_CHECKS = [
  'CREATE TEMP TABLE checked_pairs (bout_id text, fighter_id text, bout_rounds smallint)',
  `CREATE TEMP TABLE checked_rounds (bout_id text, fighter_id text, round smallint, ${typedColumns}, origin text)`,
  `CREATE TEMP TABLE checked_totals (bout_id text, fighter_id text, ${typedColumns}, origin text)`,
  'CREATE TEMP TABLE disagreements (bout_id text, fighter_id text, reason text)',
];

export const DROP_CHECKS = [
  'DROP TABLE IF EXISTS checked_pairs, checked_rounds, checked_totals, disagreements',
];

/** $1: source. Every fighter and bout that this import has statistics of, or disagreed about before. */
export const COLLECT_PAIRS = `
  INSERT INTO checked_pairs
  SELECT bout_id, fighter_id, bouts.round FROM (
    SELECT bout_id, fighter_id FROM staged_bout_totals
    UNION SELECT bout_id, fighter_id FROM staged_round_statistics
    UNION SELECT aside.bout_id, aside.fighter_id
      FROM mma.quarantined_rows AS aside JOIN staged_bout_participants AS sides USING (bout_id, fighter_id)
      WHERE aside.stood AND aside.source = $1
  ) AS pairs JOIN staged_bouts AS bouts ON bouts.id = pairs.bout_id`;

export const COLLECT_ROUNDS = [
  `INSERT INTO checked_rounds SELECT bout_id, fighter_id, round, ${columns}, 'staged' FROM staged_round_statistics`,
  `INSERT INTO checked_rounds
   SELECT bout_id, fighter_id, standing.round, ${columnsOf('standing')}, 'standing'
   FROM checked_pairs JOIN mma.round_statistics AS standing USING (bout_id, fighter_id)
   WHERE standing.round <= bout_rounds AND NOT EXISTS (
     SELECT 1 FROM staged_round_statistics AS staged WHERE staged.bout_id = standing.bout_id
       AND staged.fighter_id = standing.fighter_id AND staged.round = standing.round)`,
  `INSERT INTO checked_rounds
   SELECT DISTINCT ON (bout_id, fighter_id, aside.round)
     bout_id, fighter_id, aside.round, ${keptColumns}, 'aside'
   FROM checked_pairs JOIN mma.quarantined_rows AS aside USING (bout_id, fighter_id)
   WHERE aside.stood AND aside.file = '${ROUND_FILE.name}' AND aside.round <= bout_rounds AND NOT EXISTS (
     SELECT 1 FROM checked_rounds AS known WHERE known.bout_id = aside.bout_id
       AND known.fighter_id = aside.fighter_id AND known.round = aside.round)
   ORDER BY bout_id, fighter_id, aside.round, aside.first_seen_at DESC`,
];

export const COLLECT_TOTALS = [
  `INSERT INTO checked_totals SELECT bout_id, fighter_id, ${columns}, 'staged' FROM staged_bout_totals`,
  `INSERT INTO checked_totals
   SELECT bout_id, fighter_id, ${columnsOf('standing')}, 'standing'
   FROM checked_pairs JOIN mma.bout_totals AS standing USING (bout_id, fighter_id)
   WHERE NOT standing.from_rounds AND NOT EXISTS (
     SELECT 1 FROM staged_bout_totals AS staged WHERE staged.bout_id = standing.bout_id
       AND staged.fighter_id = standing.fighter_id)`,
  `INSERT INTO checked_totals
   SELECT DISTINCT ON (bout_id, fighter_id) bout_id, fighter_id, ${keptColumns}, 'aside'
   FROM checked_pairs JOIN mma.quarantined_rows AS aside USING (bout_id, fighter_id)
   WHERE aside.stood AND aside.file = '${TOTAL_FILE.name}' AND NOT EXISTS (
     SELECT 1 FROM checked_totals AS known WHERE known.bout_id = aside.bout_id
       AND known.fighter_id = aside.fighter_id)
   ORDER BY bout_id, fighter_id, aside.first_seen_at DESC`,
];

export const ANALYZE_CHECKS = 'ANALYZE checked_pairs, checked_rounds, checked_totals';

/** All rounds known: they must add up to the total. Some known: they must not exceed it. */
const fault = (column: string): string =>
  `CASE WHEN count(rounds.${column}) = pairs.bout_rounds THEN sum(rounds.${column}) <> totals.${column}
    ELSE sum(rounds.${column}) > totals.${column} END`;

const faultText = (column: string): string =>
  `CASE WHEN ${fault(column)}
    THEN '${column} ' || sum(rounds.${column}) || ' in the rounds, ' || totals.${column} || ' in the totals' END`;

export const FIND_DISAGREEMENTS = `
  INSERT INTO disagreements
  SELECT bout_id, fighter_id, 'rounds and totals of the fighter disagree: ' || faults FROM (
    SELECT bout_id, fighter_id, nullif(concat_ws('; ', ${STATISTIC_COLUMNS.map(faultText).join(', ')}), '') AS faults
    FROM checked_pairs AS pairs
      JOIN checked_totals AS totals USING (bout_id, fighter_id)
      JOIN checked_rounds AS rounds USING (bout_id, fighter_id)
    GROUP BY bout_id, fighter_id, pairs.bout_rounds, ${columnsOf('totals')}
  ) AS compared WHERE faults IS NOT NULL`;

const kept = (
  file: string,
  row: string,
  details: { line: string; round: string; stood: boolean },
): string => `
  SELECT '${file}' AS file, ${details.line} AS line, reason, bout_id, fighter_id, ${details.round} AS round,
    to_jsonb(${row}) - '{bout_id,fighter_id,round,line,from_rounds}'::text[] AS row_values,
    ${details.stood} AS stood`;

export const SELECT_QUARANTINED = [
  `${kept(TOTAL_FILE.name, 'staged', { line: 'line', round: 'NULL::smallint', stood: false })}
   FROM staged_bout_totals AS staged JOIN disagreements USING (bout_id, fighter_id)`,
  `${kept(ROUND_FILE.name, 'staged', { line: 'line', round: 'round', stood: false })}
   FROM staged_round_statistics AS staged JOIN disagreements USING (bout_id, fighter_id)`,
  `${kept(TOTAL_FILE.name, 'standing', { line: 'NULL::int', round: 'NULL::smallint', stood: true })}
   FROM mma.bout_totals AS standing JOIN disagreements USING (bout_id, fighter_id)
   WHERE NOT standing.from_rounds`,
  `${kept(ROUND_FILE.name, 'standing', { line: 'NULL::int', round: 'standing.round', stood: true })}
   FROM mma.round_statistics AS standing JOIN disagreements USING (bout_id, fighter_id)
     JOIN staged_bouts AS bouts ON bouts.id = bout_id AND standing.round <= bouts.round`,
  `SELECT '${ROUND_FILE.name}' AS file, NULL::int AS line, 'the bout ended in round ' || bouts.round AS reason,
     standing.bout_id, standing.fighter_id, standing.round,
     to_jsonb(standing) - '{bout_id,fighter_id,round}'::text[] AS row_values, true AS stood
   FROM mma.round_statistics AS standing JOIN staged_bouts AS bouts ON bouts.id = standing.bout_id
   WHERE standing.round > bouts.round`,
].join(' UNION ALL ');

const unstage = (table: string): string => `
  DELETE FROM staged_${table} AS staged USING disagreements AS pairs
  WHERE staged.bout_id = pairs.bout_id AND staged.fighter_id = pairs.fighter_id`;

const agrees = (alias: string): string => `NOT EXISTS (
  SELECT 1 FROM disagreements AS pairs
  WHERE pairs.bout_id = ${alias}.bout_id AND pairs.fighter_id = ${alias}.fighter_id)`;

/**
 * Removes disagreeing rows from the staging tables and restores quarantined rows that no longer disagree. If
 * every round of a bout is known and there are no totals, totals are computed from the rounds: null if a
 * round is null or the sum exceeds `smallint`.
 */
export const UPDATE_STAGES = [
  unstage('bout_totals'),
  unstage('round_statistics'),
  `INSERT INTO staged_round_statistics SELECT bout_id, fighter_id, round, ${columns}
   FROM checked_rounds AS rounds WHERE origin = 'aside' AND ${agrees('rounds')}`,
  `INSERT INTO staged_bout_totals SELECT bout_id, fighter_id, ${columns}
   FROM checked_totals AS totals WHERE origin = 'aside' AND ${agrees('totals')}`,
  `INSERT INTO staged_bout_totals
   SELECT bout_id, fighter_id, ${STATISTIC_COLUMNS.map(
     (column) =>
       `CASE WHEN count(rounds.${column}) = count(*) AND sum(rounds.${column}) <= ${LARGEST_SUM}
         THEN sum(rounds.${column}) END`,
   ).join(', ')}, true
   FROM checked_rounds AS rounds JOIN checked_pairs AS pairs USING (bout_id, fighter_id)
   WHERE NOT EXISTS (
     SELECT 1 FROM checked_totals AS totals
     WHERE totals.bout_id = rounds.bout_id AND totals.fighter_id = rounds.fighter_id)
   GROUP BY bout_id, fighter_id, pairs.bout_rounds
   HAVING count(*) = pairs.bout_rounds`,
];

const displace = (table: string): string => `
  DELETE FROM mma.${table} AS standing USING disagreements AS pairs
  WHERE standing.bout_id = pairs.bout_id AND standing.fighter_id = pairs.fighter_id`;

/** Current rows that disagree, and rounds after the end of their bout. */
export const DELETE_DISAGREEING = [
  displace('bout_totals'),
  displace('round_statistics'),
  `DELETE FROM mma.round_statistics AS standing USING staged_bouts AS bouts
   WHERE bouts.id = standing.bout_id AND standing.round > bouts.round`,
];

/**
 * Totals computed from rounds of which one is now missing (the bout turned out to be longer). Run after the
 * rounds are taken over.
 */
export const REMOVE_STALE_SUMS = `
  DELETE FROM mma.bout_totals AS standing USING staged_bouts AS bouts
  WHERE bouts.id = standing.bout_id AND standing.from_rounds AND bouts.round <> (
    SELECT count(*) FROM mma.round_statistics AS rounds
    WHERE rounds.bout_id = standing.bout_id AND rounds.fighter_id = standing.fighter_id)`;
