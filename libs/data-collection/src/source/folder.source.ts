import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasCode, ImportFailedError, reasonOf } from './import-failed.error.js';
import type { FileSource, FileVersion, FoundFile } from './file-source.js';

/** Files in a folder of this machine. */
export class FolderSource implements FileSource {
  readonly label: string;

  constructor(
    folder: string,
    private readonly largestFile: number,
  ) {
    this.label = resolve(folder);
  }

  async find(paths: readonly string[], known: FileVersion | null, signal: AbortSignal): Promise<FoundFile> {
    for (const path of paths) {
      const found = await this.findOne(join(this.label, path), known, signal);
      if (found.state !== 'absent') return found;
    }
    return { state: 'absent' };
  }

  private async findOne(path: string, known: FileVersion | null, signal: AbortSignal): Promise<FoundFile> {
    let size: number;
    let etag: string;
    try {
      const found = await stat(path);
      size = found.size;
      etag = `${found.mtimeMs}-${size}`;
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return { state: 'absent' };
      throw new ImportFailedError(`${path} cannot be read: ${reasonOf(error)}`, error);
    }
    if (size > this.largestFile) {
      throw new ImportFailedError(`${path} is larger than ${this.largestFile.toLocaleString('en-US')} bytes`);
    }
    if (known?.etag === etag) return { state: 'unchanged' };
    return {
      state: 'found',
      version: { etag, lastModified: null },
      size,
      stream: createReadStream(path, { signal }),
    };
  }
}
