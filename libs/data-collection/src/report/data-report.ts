import type { DataStatus, LastSync } from '../status/data-status.js';

/** What is doubtful about the sports data: kept rows, people who cannot be told apart, and the last imports. */
export interface DataReport {
  status: DataStatus;
  /** By source, file and line; at most as many as were asked for, of `status.counts.quarantined`. */
  quarantined: QuarantinedRowReport[];
  ambiguous: AmbiguousPerson[];
  /** The newest first. */
  imports: LastSync[];
}

/** A row that is kept aside. */
export interface QuarantinedRowReport {
  source: string;
  file: string;
  /** Null for a row that was in use until the source disagreed with it. */
  line: number | null;
  reason: string;
  values: Record<string, unknown>;
  event_id: string | null;
  /** Id and people of the bout it is about, and the fighter, where they can be told. */
  bout_id: string | null;
  bout: string | null;
  fighter_id: string | null;
  fighter: string | null;
  round: number | null;
  first_seen_at: string;
}

/** Bouts of which nothing tells whose of several people of one name they are. */
export interface AmbiguousPerson {
  fighter_id: string;
  name: string;
  bouts: number;
  candidates: { fighter_id: string; name: string; nickname: string | null }[];
}
