import type { DatasetEntity } from '@app/mma';

/** The body of GET /api/data/status. */
export interface DataStatus {
  /** Day of the newest bout; null without data. */
  as_of: string | null;
  coverage: DatasetEntity['coverage'];
  counts: DataCounts;
  /** Incremented by every import that changed data; 0 without data. */
  data_version: number;
  /** The last started import; null before the first. */
  last_sync: LastSync | null;
  /** How to load the complete data, in one sentence; null if it is complete. */
  how_to_get_the_rest: string | null;
}

export interface DataCounts {
  events: number;
  bouts: number;
  fighters: number;
  /** Fighters with all of their UFC bouts. */
  complete_fighters: number;
  rounds: number;
  totals: number;
  rankings: number;
  /** Rows with contradictions; not used in any answer. */
  quarantined: number;
}

export interface LastSync {
  source: string;
  started_at: string;
  finished_at: string | null;
  inserted: number;
  updated: number;
  rejected: number;
  status: 'running' | 'succeeded' | 'failed';
  failure: string | null;
}
