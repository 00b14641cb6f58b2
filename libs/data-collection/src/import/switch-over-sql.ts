import { DERIVED_TABLE_NAMES } from '@app/mma';

/**
 * Statements of the switch-over beyond one table at a time. They join staged and current rows set-wise, which
 * the query builder cannot express.
 */

/** If the files have only part of a known card, its bouts keep their positions. */
export const KEEP_CARD_POSITIONS = `
  UPDATE staged_bouts AS staged SET card_position = current.card_position
  FROM mma.bouts AS current
    JOIN (SELECT event_id, count(*) AS bouts FROM mma.bouts GROUP BY event_id) AS standing USING (event_id)
    JOIN (SELECT event_id, count(*) AS bouts FROM staged_bouts GROUP BY event_id) AS given USING (event_id)
  WHERE current.id = staged.id AND current.event_id = staged.event_id AND given.bouts < standing.bouts`;

/** The previous participants of a bout whose fighters changed; the new ones are inserted afterwards. */
export const REMOVE_REPLACED_PARTICIPANTS = `
  DELETE FROM mma.bout_participants AS current USING staged_bout_participants AS staged
  WHERE current.bout_id = staged.bout_id AND current.corner = staged.corner
    AND current.fighter_id <> staged.fighter_id`;

const removeOrphans = (table: string): string => `
  DELETE FROM mma.${table} AS current USING staged_bouts AS bouts
  WHERE current.bout_id = bouts.id AND NOT EXISTS (
    SELECT 1 FROM mma.bout_participants AS sides
    WHERE sides.bout_id = current.bout_id AND sides.fighter_id = current.fighter_id)`;

/** Statistics of fighters who are no longer in the bout. */
export const REMOVE_ORPHANED_STATISTICS = [removeOrphans('bout_totals'), removeOrphans('round_statistics')];

/** Placeholder fighters and events of earlier imports, once their bouts belong to listed ones. */
export const REMOVE_PLACEHOLDERS = [
  `DELETE FROM mma.fighters AS current
   WHERE current.id LIKE 'n-%' AND NOT EXISTS (SELECT 1 FROM staged_fighters AS staged WHERE staged.id = current.id)
     AND NOT EXISTS (SELECT 1 FROM mma.bout_participants AS sides
       WHERE sides.fighter_id = current.id OR sides.opponent_id = current.id)`,
  `DELETE FROM mma.events AS current
   WHERE current.id LIKE 'n-%' AND NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.event_id = current.id)`,
];

/** $1: whether anything changed; $2: whether the file set is complete. */
export const UPDATE_DATASET = `
  INSERT INTO mma.dataset AS current (id, data_version, as_of, coverage, changed_at)
  SELECT 1, 1, (SELECT max(held_on) FROM mma.bouts), CASE WHEN $2 THEN 'complete' ELSE 'starter' END, now()
  ON CONFLICT (id) DO UPDATE SET
    data_version = current.data_version + 1,
    as_of = EXCLUDED.as_of,
    coverage = CASE WHEN current.coverage = 'complete' THEN 'complete' ELSE EXCLUDED.coverage END,
    changed_at = now()
  WHERE $1 OR (current.coverage <> 'complete' AND EXCLUDED.coverage = 'complete')`;

export const ANALYZE_ALL = `ANALYZE mma.events, mma.fighters, mma.fighter_aliases, mma.bouts, mma.bout_participants,
  mma.bout_totals, mma.round_statistics, mma.rankings, ${DERIVED_TABLE_NAMES.join(', ')}`;

/**
 * $1, $2: ids, and the rejected bout that each lacks (null if unknown). A bout that exists is not missing.
 */
const LACKING = `
  SELECT gap.id FROM unnest($1::text[], $2::text[]) AS gap (id, bout_id)
  WHERE gap.bout_id IS NULL OR NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.id = gap.bout_id)`;

/** Fighters who may have fought an ambiguous bout. */
const UNCERTAIN = 'SELECT unnest(ambiguous_ids) FROM mma.fighters WHERE ambiguous_ids IS NOT NULL';

const markComplete = (table: string, condition = ''): string => `
  UPDATE mma.${table} AS current SET coverage = 'complete', changed_at = now()
  WHERE coverage <> 'complete' AND current.id NOT IN (${LACKING}) AND NOT EXISTS (
    SELECT 1 FROM staged_${table} AS staged WHERE staged.id = current.id AND staged.coverage <> 'complete')
    ${condition}`;

const markPartial = (table: string, condition = ''): string => `
  UPDATE mma.${table} AS current SET coverage = 'partial', changed_at = now()
  WHERE coverage <> 'partial' AND (current.id IN (${LACKING}) ${condition})`;

/** After a complete file set only rejected rows and ambiguous bouts are missing. */
export const MARK_COMPLETE = {
  fighters: markComplete('fighters', `AND ambiguous_ids IS NULL AND current.id NOT IN (${UNCERTAIN})`),
  events: markComplete('events'),
};

export const MARK_PARTIAL = {
  fighters: markPartial('fighters', `OR current.id IN (${UNCERTAIN})`),
  events: markPartial('events'),
};
