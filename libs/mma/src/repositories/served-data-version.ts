import { Injectable, Logger } from '@nestjs/common';
import { DatasetRepository } from './dataset.repository.js';

/** A value in memory that is built from one data version. */
export interface VersionedValue {
  /** Builds the value beside the current one. */
  prepare(version: number): Promise<void>;
  /** Replaces the current value by the prepared one. */
  adopt(version: number): void;
}

/** A failed preparation is not repeated sooner. */
const RETRY_MS = 5_000;
/** Readers look for a newer version at most this often. */
const CHECK_MS = 500;

/**
 * The data version that the values in memory belong to. After an import all values are rebuilt in the background and
 * then replaced together, so that no question waits; until then questions are answered from the previous values.
 */
@Injectable()
export class ServedDataVersion {
  private readonly logger = new Logger(ServedDataVersion.name);
  private readonly values: VersionedValue[] = [];
  private served: number | null = null;
  private refreshing: Promise<void> | null = null;
  private retryAt = -Infinity;
  private checkedAt = -Infinity;

  constructor(private readonly dataset: DatasetRepository) {}

  add(value: VersionedValue): void {
    this.values.push(value);
  }

  /**
   * The served version; 0 before the first import. Asks the database only for the first one; a newer one is noticed
   * and prepared in the background.
   */
  async read(signal: AbortSignal): Promise<number> {
    if (this.served === null) {
      this.checkedAt = performance.now();
      const newest = await this.readNewest(signal);
      this.served ??= newest;
    } else {
      this.checkInBackground();
    }
    return this.served;
  }

  private checkInBackground(): void {
    const now = performance.now();
    if (now < this.checkedAt + CHECK_MS || now < this.retryAt) return;
    this.checkedAt = now;
    this.readNewest(new AbortController().signal).then(
      (newest) => {
        if (newest !== this.served) void this.refresh();
      },
      // The next look asks again.
      () => undefined,
    );
  }

  /** Prepares the newest version, if it is not served yet, and resolves when it is. Never rejects. */
  refresh(): Promise<void> {
    this.refreshing ??= this.prepareNewest()
      .catch((error: unknown) => {
        this.retryAt = performance.now() + RETRY_MS;
        this.logger.warn(
          'the new data could not be prepared; questions are answered from the previous data',
          error,
        );
      })
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private async prepareNewest(): Promise<void> {
    // Another import may end meanwhile.
    for (;;) {
      const newest = await this.readNewest(new AbortController().signal);
      if (newest === this.served) return;
      // One after the other: fewer connections, and less work at a time.
      for (const value of this.values) await value.prepare(newest);
      for (const value of this.values) value.adopt(newest);
      this.served = newest;
    }
  }

  private async readNewest(signal: AbortSignal): Promise<number> {
    return (await this.dataset.readState(signal))?.dataVersion ?? 0;
  }
}
