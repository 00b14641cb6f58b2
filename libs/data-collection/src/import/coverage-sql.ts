/** Statements about what is known to be missing: `partial` people and events lack a bout, or may lack one. */

/** $1, $2: ids and the refused bout that each lacks (null where it is unknown which). A bout that stands is not missing. */
const LACKING = `
  SELECT gap.id FROM unnest($1::text[], $2::text[]) AS gap (id, bout_id)
  WHERE gap.bout_id IS NULL OR NOT EXISTS (SELECT 1 FROM mma.bouts WHERE bouts.id = gap.bout_id)`;

/** Those whose bouts may be among the ones that could not be told. */
const UNCERTAIN = 'SELECT unnest(ambiguous_ids) FROM mma.fighters WHERE ambiguous_ids IS NOT NULL';

const markComplete = (table: string, condition = ''): string => `
  UPDATE mma.${table} AS current SET coverage = 'complete', changed_at = now()
  WHERE coverage <> 'complete' AND current.id NOT IN (${LACKING}) AND NOT EXISTS (
    SELECT 1 FROM staged_${table} AS staged WHERE staged.id = current.id AND staged.coverage <> 'complete')
    ${condition}`;

const markPartial = (table: string, condition = ''): string => `
  UPDATE mma.${table} AS current SET coverage = 'partial', changed_at = now()
  WHERE coverage <> 'partial' AND (current.id IN (${LACKING}) ${condition})`;

/** After a whole file set nothing is known to be missing but what stood in refused rows or could not be told. */
export const MARK_COMPLETE = {
  fighters: markComplete('fighters', `AND ambiguous_ids IS NULL AND current.id NOT IN (${UNCERTAIN})`),
  events: markComplete('events'),
};

export const MARK_PARTIAL = {
  fighters: markPartial('fighters', `OR current.id IN (${UNCERTAIN})`),
  events: markPartial('events'),
};
