import { createHash } from 'node:crypto';
import type { RefusedRow } from '../catalogue/refused-row.js';

/** Whom and what a row is about, where that can be told. */
export interface RowSubject {
  eventId: string | null;
  boutId: string | null;
  fighterId: string | null;
  round: number | null;
}

/** A row that an import keeps aside. */
export interface KeptRow extends RowSubject, Omit<RefusedRow, 'line' | 'values'> {
  /** Null for a row that stood in the database. */
  line: number | null;
  values: Readonly<Record<string, unknown>>;
  /** Whether it is sound by itself and only disagrees with others. */
  isSound: boolean;
  /** Whether it was in use until now. */
  stood: boolean;
}

const ID_LENGTH = 40;

/** Ids that stay the same as long as a source holds the same rows, wherever in its files they stand. */
export function withIds(source: string, rows: readonly KeptRow[]): (KeptRow & { id: string })[] {
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
