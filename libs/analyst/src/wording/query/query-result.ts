import type { QueryRowData } from '@app/mma/domain';
import type { QueryReading } from '../../grammar/query-reading.js';

/** What the tools returned for a query, and the names of its fighters. */
export interface QueryResult {
  reading: QueryReading;
  rows: readonly QueryRowData[];
  notes: readonly string[];
  subjects: readonly string[];
  objects: readonly string[];
  /** All bouts between two fighters, whatever their outcome; of a check only. */
  meetings: readonly QueryRowData[];
}

/** The number of a row; 0 for none. */
export const numberOf = (value: number | string | null): number => (typeof value === 'number' ? value : 0);

/** A phrase with the space before it; empty for none. */
export const withSpace = (text: string): string => (text === '' ? '' : ` ${text}`);
