import type { DatasetEntity } from '@app/mma';

/** How far the sports data reaches: the body of GET /api/data/status. */
export interface DataStatus {
  /** Day of the newest bout; null without data. */
  as_of: string | null;
  coverage: DatasetEntity['coverage'];
  counts: DataCounts;
  /** Grows by one with every import that changed something; 0 without data. */
  data_version: number;
  /** The newest import that has begun; null before the first. */
  last_sync: LastSync | null;
  /** What to do for all of it, in a sentence. */
  how_to_get_the_rest: string | null;
}

export interface DataCounts {
  events: number;
  bouts: number;
  fighters: number;
  /** Fighters all of whose UFC bouts are here. */
  complete_fighters: number;
  rounds: number;
  totals: number;
  rankings: number;
  /** Rows that are kept aside because something about them cannot be right; they count nowhere. */
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
  /** Why it failed; null otherwise. */
  failure: string | null;
}
