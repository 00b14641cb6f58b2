import type { DataStatus as SentDataStatus } from '@app/chat-protocol';

export type DataCounts = SentDataStatus['counts'];

export interface LastSync extends NonNullable<SentDataStatus['last_sync']> {
  /** Why it failed; null otherwise. Clients are not told. */
  failure: string | null;
}

/** How far the data reaches, and how it got here. */
export interface DataStatus extends Omit<SentDataStatus, 'last_sync'> {
  last_sync: LastSync | null;
}
