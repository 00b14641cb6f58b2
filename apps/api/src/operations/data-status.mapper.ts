import type { DataStatus } from '@app/chat-protocol';
import type { DataStatus as StoredDataStatus } from '@app/data-collection';
import { win32 } from 'node:path';

/** The status is public: it omits the reason of a failure and the path of a folder, which may be private. */
export function toDataStatus({ last_sync: sync, ...status }: StoredDataStatus): DataStatus {
  if (sync === null) return { ...status, last_sync: null };
  const { failure: _reason, ...shown } = sync;
  return { ...status, last_sync: { ...shown, source: toPublicSource(sync.source) } };
}

function toPublicSource(source: string): string {
  if (/^https?:\/\//i.test(source)) return source;
  // The Windows variant accepts both slashes.
  return win32.basename(source) || 'folder';
}
