import { stat, open, type FileHandle } from 'node:fs/promises';
import { resolve, join } from 'node:path';
import { HttpSource } from './http.source.js';
import { ImportFailedError, hasCode, reasonOf } from './import-failed.error.js';

export interface SourceFile {
  /** In bytes; null if unknown. */
  size: number | null;
  stream: AsyncIterable<Buffer>;
}

/** The port to the files of an import. A new kind of source is one class that implements it. */
export interface FileSource {
  /** As shown in reports and stored; without credentials. */
  readonly label: string;
  /** Opens the first path that exists, else null. Paths are relative to the folder or base address. */
  open(paths: readonly string[], signal: AbortSignal): Promise<SourceFile | null>;
}

/**
 * The source at a folder path or an http(s) base address.
 * @throws ImportFailedError if the folder does not exist or the address is invalid
 */
export async function openSource(location: string): Promise<FileSource> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(location)) {
    if (!URL.canParse(location) || !/^https?:/i.test(location)) {
      // Not quoted: it may contain credentials.
      throw new ImportFailedError('The given location is neither a folder nor a valid http(s) address.');
    }
    return new HttpSource(location);
  }
  const folder = resolve(location);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new ImportFailedError(`There is no folder ${folder}. Give the folder (or URL) of the CSV files.`);
  }
  return new FolderSource(folder);
}

class FolderSource implements FileSource {
  constructor(readonly label: string) {}

  async open(paths: readonly string[], signal: AbortSignal): Promise<SourceFile | null> {
    for (const path of paths) {
      const file = await this.openIfPresent(join(this.label, path));
      if (file === null) continue;
      const { size } = await file.stat();
      return { size, stream: file.createReadStream({ signal }) };
    }
    return null;
  }

  private async openIfPresent(path: string): Promise<FileHandle | null> {
    try {
      return await open(path, 'r');
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw new ImportFailedError(`${path} cannot be read: ${reasonOf(error)}`, error);
    }
  }
}
