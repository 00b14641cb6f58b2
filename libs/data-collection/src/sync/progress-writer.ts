import type { ImportProgress } from '@app/mma';

const INTERVAL_MS = 1_000;

/** Stores progress at most once a second, one write at a time. A failed write is dropped. */
export class ProgressWriter {
  private writing: Promise<void> | null = null;
  private writtenAt = -Infinity;

  constructor(private readonly store: (progress: ImportProgress) => Promise<void>) {}

  update(progress: ImportProgress): void {
    if (this.writing !== null || performance.now() - this.writtenAt < INTERVAL_MS) return;
    this.writtenAt = performance.now();
    this.writing = this.store(progress)
      .catch(() => undefined)
      .finally(() => {
        this.writing = null;
      });
  }

  /** Waits for the last write. */
  async end(): Promise<void> {
    await this.writing;
  }
}
