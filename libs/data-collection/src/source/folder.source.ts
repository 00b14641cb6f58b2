import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, reasonOf } from './error-reason.js';
import type { FileSource, SourceFile } from './file-source.js';
import { ImportFailedError } from './import-failed.error.js';

/** Files of a local folder. */
export class FolderSource implements FileSource {
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
