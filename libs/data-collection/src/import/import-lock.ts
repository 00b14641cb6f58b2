import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppConfig } from '@app/config';
import { FolderLock, shortenPath } from '@app/database';
import { Injectable } from '@nestjs/common';
import { ImportRepository } from './import.repository.js';

export type Release = () => Promise<void>;

const ATTEMPTS = 8;
const LONGEST_DELAY_MS = 100;

/**
 * Mutual exclusion of imports into one database, across processes; released when the process ends.
 * PostgreSQL: an advisory lock. Embedded engine: all connections share one session, so an advisory lock
 * excludes no other process; a lock in the data folder is used.
 */
@Injectable()
export class ImportLock {
  constructor(
    private readonly config: AppConfig,
    private readonly repository: ImportRepository,
  ) {}

  /** @returns null if another import holds the lock */
  async tryAcquire(): Promise<Release | null> {
    const { DATABASE_URL, DATABASE_DIR } = this.config.env;
    return DATABASE_URL === undefined ? lockFolder(join(DATABASE_DIR, 'import')) : this.repository.tryLock();
  }
}

async function lockFolder(folder: string): Promise<Release | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const shortPath = shortenPath(folder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await FolderLock.tryAcquire(shortPath.path);
    if ('lock' in result) {
      return async () => {
        await result.lock.release();
        shortPath.release();
      };
    }
    const isTaken = result.occupants.some(
      (occupant) => occupant.kind !== 'alive' || occupant.report.state !== 'contending',
    );
    if (isTaken) break;
    await delay(Math.random() * LONGEST_DELAY_MS);
  }
  shortPath.release();
  return null;
}
