import { DERIVED_TABLE_NAMES } from '@app/mma';

/** Statements that settle what follows from staged rows, beyond one table taking over its own. */

/** Where the files hold only a part of a card that is known, its bouts keep the places they have. */
export const KEEP_CARD_POSITIONS = `
  UPDATE staged_bouts AS staged SET card_position = current.card_position
  FROM mma.bouts AS current
    JOIN (SELECT event_id, count(*) AS bouts FROM mma.bouts GROUP BY event_id) AS standing USING (event_id)
    JOIN (SELECT event_id, count(*) AS bouts FROM staged_bouts GROUP BY event_id) AS given USING (event_id)
  WHERE current.id = staged.id AND current.event_id = staged.event_id AND given.bouts < standing.bouts`;

/** A bout whose people are told otherwise than before: its old sides go, the new ones are inserted. */
export const REMOVE_REPLACED_PARTICIPANTS = `
  DELETE FROM mma.bout_participants AS current USING staged_bout_participants AS staged
  WHERE current.bout_id = staged.bout_id AND current.corner = staged.corner
    AND current.fighter_id <> staged.fighter_id`;

const removeOrphans = (table: string): string => `
  DELETE FROM mma.${table} AS current USING staged_bouts AS bouts
  WHERE current.bout_id = bouts.id AND NOT EXISTS (
    SELECT 1 FROM mma.bout_participants AS sides
    WHERE sides.bout_id = current.bout_id AND sides.fighter_id = current.fighter_id)`;

/** Statistics of someone who turned out not to be in the bout. */
export const REMOVE_ORPHANED_STATISTICS = [removeOrphans('bout_totals'), removeOrphans('round_statistics')];

/** People and events that an earlier import had to invent, once their bouts belong to listed ones. */
export const REMOVE_PLACEHOLDERS = [
  `DELETE FROM mma.fighters AS current
   WHERE current.id LIKE 'n-%' AND NOT EXISTS (SELECT 1 FROM staged_fighters AS staged WHERE staged.id = current.id)
     AND NOT EXISTS (SELECT 1 FROM mma.bout_participants AS sides
       WHERE sides.fighter_id = current.id OR sides.opponent_id = current.id)`,
  `DELETE FROM mma.events AS current
   WHERE current.id LIKE 'n-%' AND NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.event_id = current.id)`,
];

/** $1: whether anything changed, $2: whether the file set is whole. */
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
