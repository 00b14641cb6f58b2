import { resolve } from 'node:path';
import { parseBaseAddress } from '../source/base-address.js';
import { FolderSyncSource } from './folder-sync.source.js';
import { HttpSyncSource } from './http-sync.source.js';

/** What a source says about the version of a file. */
export interface FileVersion {
  etag: string | null;
  lastModified: string | null;
}

/** `unchanged`: still the known version. */
export type FoundFile =
  | { state: 'absent' }
  | { state: 'unchanged' }
  | {
      state: 'found';
      version: FileVersion;
      /** In bytes; null if unknown. */
      size: number | null;
      stream: AsyncIterable<Buffer>;
    };

/** The port to a provider of the UFC CSV files. Another provider is one class that implements it. */
export interface SyncSource {
  /** As stored and shown: without credentials. */
  readonly label: string;
  /**
   * Opens the first path that exists. Streams fail when they end early or exceed the bound.
   * @param known the version that need not be sent again
   * @throws ImportFailedError; {@link TransientSourceError} if a retry may help
   */
  find(paths: readonly string[], known: FileVersion | null, signal: AbortSignal): Promise<FoundFile>;
}

const isAddress = (location: string): boolean => /^https?:\/\//i.test(location);

/** The label of the source at a folder or an address. */
export const labelOf = (location: string): string =>
  isAddress(location) ? parseBaseAddress(location).label : resolve(location);

/** @param largestFile bytes, before and after decompression. @throws ImportFailedError for an invalid address */
export function openSyncSource(location: string, largestFile: number): SyncSource {
  return isAddress(location)
    ? new HttpSyncSource(location, largestFile)
    : new FolderSyncSource(location, largestFile);
}
