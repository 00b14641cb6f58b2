import type { DataStatus } from '@app/data-collection';
import type { DataStatusDto } from './data-status.dto.js';

/** Anybody may read the status, so the reason of a failure, which may name files, stays in the log. */
export function toDataStatus({ last_sync: sync, ...status }: DataStatus): DataStatusDto {
  if (sync === null) return { ...status, last_sync: null };
  const { failure: _reason, ...shown } = sync;
  return { ...status, last_sync: shown };
}
