import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseBaseAddress } from './base-address.js';
import { FolderSource } from './folder.source.js';
import { HttpSource } from './http.source.js';
import { ImportFailedError } from './import-failed.error.js';

const LARGEST_FILE_BYTES = 2 * 1024 ** 3;

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

/** The port to the UFC CSV files. Another provider is one class that implements it. */
export interface FileSource {
  /** As shown in reports and stored; without credentials. */
  readonly label: string;
  /**
   * Opens the first path that exists. Paths are relative to the folder or base address. Streams fail when they end early
   * or exceed the bound.
   * @param known the version that need not be sent again
   * @throws ImportFailedError; `TransientSourceError` if a retry may help
   */
  find(paths: readonly string[], known: FileVersion | null, signal: AbortSignal): Promise<FoundFile>;
}

const isAddress = (location: string): boolean => /^https?:\/\//i.test(location);

/** The label of the source at a folder or an address. */
export const labelOf = (location: string): string =>
  isAddress(location) ? parseBaseAddress(location).label : resolve(location);

/** @param largestFile bytes, before and after decompression. @throws ImportFailedError for an invalid address */
export function sourceAt(location: string, largestFile: number): FileSource {
  return isAddress(location)
    ? new HttpSource(location, largestFile)
    : new FolderSource(location, largestFile);
}

/**
 * The source at a folder path or an http(s) base address that a user has given.
 * @throws ImportFailedError if the folder does not exist or the address is invalid
 */
export async function openSource(location: string): Promise<FileSource> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location)) {
    if (!URL.canParse(location) || !isAddress(location)) {
      // Not quoted: it may contain credentials.
      throw new ImportFailedError('The given location is neither a folder nor a valid http(s) address.');
    }
  } else {
    const folder = resolve(location);
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) {
      throw new ImportFailedError(`There is no folder ${folder}. Give the folder (or URL) of the CSV files.`);
    }
  }
  return sourceAt(location, LARGEST_FILE_BYTES);
}
