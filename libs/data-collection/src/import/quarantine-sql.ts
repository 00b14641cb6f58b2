import * as files from '../catalogue/source-files.js';

/**
 * Statements on quarantined rows: upserts over `unnest` and set-based deletes, which the query builder cannot
 * express.
 */

/** $1: run, $2: source, then one array per column. A known row keeps `first_seen_at`. */
export const INSERT_QUARANTINED = `
  INSERT INTO mma.quarantined_rows AS current (run_id, source, id, file, line, reason, row_values, event_id, bout_id,
    fighter_id, round, is_sound, stood)
  SELECT $1, $2, id, file, line, reason, row_values::jsonb, event_id, bout_id, fighter_id, round, is_sound, stood
  FROM unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::smallint[], $12::boolean[], $13::boolean[])
    AS kept (id, file, line, reason, row_values, event_id, bout_id, fighter_id, round, is_sound, stood)
  ON CONFLICT (id) DO UPDATE SET run_id = EXCLUDED.run_id, line = EXCLUDED.line, reason = EXCLUDED.reason,
    row_values = EXCLUDED.row_values, event_id = EXCLUDED.event_id, bout_id = EXCLUDED.bout_id,
    fighter_id = EXCLUDED.fighter_id, round = EXCLUDED.round`;

/** $1: run, $2: source. Rows of earlier imports that the source no longer has. */
export const DELETE_OUTDATED = `
  DELETE FROM mma.quarantined_rows WHERE source = $2 AND NOT stood AND run_id IS DISTINCT FROM $1`;

const statisticFiles = [files.TOTAL_FILE, files.ROUND_FILE].map(({ name }) => `'${name}'`).join(', ');

const hasPair = (table: string, more = ''): string => `EXISTS (
  SELECT 1 FROM ${table} AS given
  WHERE given.bout_id = aside.bout_id AND given.fighter_id = aside.fighter_id ${more})`;

/** Formerly current rows that were restored, or replaced without disagreement. */
export const RELEASE_STOOD = `
  DELETE FROM mma.quarantined_rows AS aside
  WHERE stood AND ${hasPair('checked_pairs', 'AND (aside.round IS NULL OR aside.round <= given.bout_rounds)')}
    AND NOT ${hasPair('disagreements')}`;

const releaseFrom = (kinds: readonly files.SourceFileKind[], condition: string): string => `
  DELETE FROM mma.quarantined_rows AS aside
  WHERE NOT stood AND source <> $1 AND file IN (${kinds.map(({ name }) => `'${name}'`).join(', ')})
    AND (${condition})`;

/** $1: source. Rows of other sources for which this import has a valid row. */
export const RELEASE_OTHERS = [
  releaseFrom(
    [files.EVENT_FILE],
    'EXISTS (SELECT 1 FROM staged_events AS given WHERE given.id = aside.event_id AND given.held_on IS NOT NULL)',
  ),
  releaseFrom(
    [files.BOUT_FILE, files.RESULT_FILE],
    'EXISTS (SELECT 1 FROM staged_bouts AS given WHERE given.id = aside.bout_id)',
  ),
  releaseFrom(
    [files.FIGHTER_FILE],
    'EXISTS (SELECT 1 FROM staged_fighters AS given WHERE given.id = aside.fighter_id AND given.has_details)',
  ),
  releaseFrom(
    [files.BODY_FILE],
    'EXISTS (SELECT 1 FROM staged_fighters AS given WHERE given.id = aside.fighter_id AND given.has_body)',
  ),
  releaseFrom([files.TOTAL_FILE], `NOT is_sound AND ${hasPair('staged_bout_totals')}`),
  releaseFrom(
    [files.ROUND_FILE],
    `NOT is_sound AND ${hasPair('staged_round_statistics', 'AND given.round = aside.round')}`,
  ),
  releaseFrom(
    [files.TOTAL_FILE, files.ROUND_FILE],
    `fighter_id IS NULL AND EXISTS (SELECT 1 FROM staged_bouts AS given WHERE given.id = aside.bout_id)`,
  ),
  `DELETE FROM mma.quarantined_rows AS aside
   WHERE is_sound AND NOT stood AND source <> $1 AND file IN (${statisticFiles})
     AND (${hasPair('staged_bout_totals')} OR ${hasPair('staged_round_statistics')})`,
];
