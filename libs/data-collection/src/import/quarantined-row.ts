import { createHash } from 'node:crypto';
import type { RejectedRow } from '../catalogue/line-reports.js';

export interface RowReference {
  eventId: string | null;
  boutId: string | null;
  fighterId: string | null;
  round: number | null;
}

export interface QuarantinedRow extends RowReference, Omit<RejectedRow, 'line' | 'values'> {
  /** Null for a row that came from the database. */
  line: number | null;
  values: Readonly<Record<string, unknown>>;
  /** Whether it is valid by itself and only contradicts other rows. */
  isSound: boolean;
  /** Whether it was current data before. */
  stood: boolean;
}

const ID_LENGTH = 40;

/** Adds deterministic ids: independent of the rows' positions in the files. */
export function withIds(
  source: string,
  rows: readonly QuarantinedRow[],
): (QuarantinedRow & { id: string })[] {
  const met = new Map<string, number>();
  return rows.map((row) => {
    const subject = row.isSound || row.stood ? [row.stood, row.boutId, row.fighterId, row.round] : [];
    const text = JSON.stringify([source, row.file, subject, row.values]);
    const count = met.get(text) ?? 0;
    met.set(text, count + 1);
    const id = createHash('sha256').update(`${text}${count}`).digest('hex').slice(0, ID_LENGTH);
    return { ...row, id };
  });
}
