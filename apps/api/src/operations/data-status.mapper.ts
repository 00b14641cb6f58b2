import type { DataStatus } from '@app/chat-protocol';
import type { DataStatus as StoredDataStatus } from '@app/data-collection';
import { win32 } from 'node:path';

/**
 * Anybody may read the status, so the reason of a failure, which may name files, stays in the log, and of a folder only
 * its own name is told.
 */
export function toDataStatus({ last_sync: sync, ...status }: StoredDataStatus): DataStatus {
  if (sync === null) return { ...status, last_sync: null };
  const { failure: _reason, ...shown } = sync;
  return { ...status, last_sync: { ...shown, source: toPublicSource(sync.source) } };
}

function toPublicSource(source: string): string {
  if (/^https?:\/\//i.test(source)) return source;
  // The Windows reading of a path knows both kinds of slash.
  return win32.basename(source) || 'folder';
}
