import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SOURCE_FILES, EVENT_FILE, RESULT_FILE, type SourceFileKind } from '../catalogue/source-files.js';
import { HeaderMismatchError, readCsvTable } from '../csv/csv-table.js';
import type { FileSource, FileVersion } from '../source/file-source.js';
import { ImportFailedError } from '../source/import-failed.error.js';
import { TransientSourceError } from '../source/source.errors.js';
import { writeDownload, type WrittenFile } from './file-download.js';
import { leastAfter, type SyncLimits } from './sync-limits.js';

/** One file as the last sync found it. */
export interface KnownFile extends WrittenFile {
  version: FileVersion;
}

export type KnownFiles = ReadonlyMap<string, KnownFile>;

export interface DownloadProgress {
  file: string;
  bytesRead: number;
  /** Null if unknown. */
  bytes: number | null;
}

export interface DownloadedSet {
  /** Whether any file differs from the known ones. */
  changed: boolean;
  files: KnownFiles;
}

/**
 * Downloads the files of a source into a folder and refuses a set that is not plausible. Files that are still the known
 * ones are not sent again, unless another file has changed: a set is imported as a whole.
 */
export class SetDownload {
  private readonly files = new Map<string, KnownFile>();

  constructor(
    private readonly source: FileSource,
    private readonly folder: string,
    private readonly known: KnownFiles,
    private readonly limits: SyncLimits,
    private readonly onProgress: (progress: DownloadProgress) => void,
  ) {}

  /** @throws ImportFailedError with a one-line reason */
  async run(signal: AbortSignal): Promise<DownloadedSet> {
    const unchanged: SourceFileKind[] = [];
    for (const kind of SOURCE_FILES) {
      if ((await this.fetch(kind, this.known.get(kind.name)?.version ?? null, signal)) === 'unchanged') {
        unchanged.push(kind);
      }
    }
    const differs = [...this.files].some(
      ([name, { checksum }]) => this.known.get(name)?.checksum !== checksum,
    );
    for (const kind of unchanged) {
      const known = this.known.get(kind.name);
      if (differs) await this.fetch(kind, null, signal);
      else if (known !== undefined) this.files.set(kind.name, known);
    }
    return { changed: differs, files: this.files };
  }

  private async fetch(
    kind: SourceFileKind,
    version: FileVersion | null,
    signal: AbortSignal,
  ): Promise<'found' | 'absent' | 'unchanged'> {
    const state = await this.retry(() => this.fetchOnce(kind, version, signal), signal);
    if (state === 'absent') this.refuseMissing(kind);
    if (state === 'found') await this.check(kind, signal);
    return state;
  }

  private async fetchOnce(
    kind: SourceFileKind,
    version: FileVersion | null,
    signal: AbortSignal,
  ): Promise<'found' | 'absent' | 'unchanged'> {
    const found = await this.source.find(kind.paths, version, signal);
    if (found.state !== 'found') return found.state;
    const others = [...this.files].filter(([name]) => name !== kind.name);
    const written = await writeDownload(found.stream, this.pathOf(kind), {
      name: kind.name,
      most: this.limits.largestSet - others.reduce((sum, [, { bytes }]) => sum + bytes, 0),
      onBytes: (bytesRead) => this.onProgress({ file: kind.name, bytesRead, bytes: found.size }),
    });
    if (found.size !== null && written.bytes !== found.size) {
      throw new TransientSourceError(
        `${kind.name} was cut off: ${written.bytes} bytes of ${found.size} arrived`,
      );
    }
    this.files.set(kind.name, { ...written, version: found.version });
    return 'found';
  }

  private async retry<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof TransientSourceError) || attempt >= this.limits.attempts) throw error;
        // Half of the delay is random, so that nodes do not retry together.
        const longest = this.limits.retryDelayMs * 2 ** (attempt - 1);
        await delay(longest / 2 + (Math.random() * longest) / 2, undefined, { signal });
      }
    }
  }

  private refuseMissing({ name }: SourceFileKind): void {
    if (this.known.has(name)) {
      throw new ImportFailedError(`${name} is missing; the last sync found it at ${this.source.label}`);
    }
    if (name === EVENT_FILE.name || name === RESULT_FILE.name) {
      throw new ImportFailedError(`${name} is missing at ${this.source.label}`);
    }
  }

  private async check(kind: SourceFileKind, signal: AbortSignal): Promise<void> {
    await this.checkHeader(kind, signal);
    const rows = this.files.get(kind.name)?.rows ?? 0;
    const before = this.known.get(kind.name)?.rows ?? 0;
    if (rows < leastAfter(before)) {
      throw new ImportFailedError(`${kind.name} has shrunk: ${rows} rows, and ${before} at the last sync`);
    }
  }

  private async checkHeader(kind: SourceFileKind, signal: AbortSignal): Promise<void> {
    const stream = createReadStream(this.pathOf(kind), { signal });
    try {
      // The header is checked before the first batch.
      for await (const _batch of readCsvTable(stream, kind.columns)) break;
    } catch (error) {
      if (!(error instanceof HeaderMismatchError)) throw error;
      throw new ImportFailedError(
        `${kind.name} cannot be used: ${error.message.replace('; the file was skipped', '')}`,
      );
    } finally {
      stream.destroy();
    }
  }

  private pathOf({ name }: SourceFileKind): string {
    return join(this.folder, name);
  }
}
