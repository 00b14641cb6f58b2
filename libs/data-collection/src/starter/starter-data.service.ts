import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { LineReports } from '../catalogue/line-reports.js';
import type { ImportSession } from '../import/import-session.repository.js';
import { ImportRepository } from '../import/import.repository.js';
import { ImportRunner, type ImportLoad } from '../import/import.runner.js';
import { replayRows } from '../import/memory.sink.js';
import { ImportFailedError } from '../source/import-failed.error.js';
import { decodeStarterFile, findStarterFile } from './starter-file.js';

@Injectable()
export class StarterDataService {
  private readonly logger = new Logger(StarterDataService.name);

  constructor(
    private readonly runner: ImportRunner,
    private readonly repository: ImportRepository,
  ) {}

  /**
   * Loads the starter data into an empty database; a later import merges over it. On failure the service
   * starts without data and logs a warning.
   * @returns whether it was loaded
   */
  async loadWhenEmpty(): Promise<boolean> {
    if (!(await this.repository.isEmpty())) return false;
    const file = findStarterFile();
    if (file === null) {
      this.logger.warn('The starter data is missing; there is no sports data before the first import.');
      return false;
    }
    try {
      const report = await this.runner.run(
        'starter',
        async (session) => this.fill(session, file),
        new AbortController().signal,
      );
      return report.changed;
    } catch (error) {
      if (!(error instanceof ImportFailedError)) throw error;
      this.logger.warn(`The starter data was not loaded: ${error.message}`);
      return false;
    }
  }

  private async fill(session: ImportSession, file: string): Promise<ImportLoad> {
    // Another process may have imported meanwhile; do not overwrite newer data.
    const isEmpty = await this.repository.isEmpty();
    const rowsRead = isEmpty ? await replayRows(await decodeStarterFile(await readFile(file)), session) : 0;
    return {
      isWhole: false,
      rowsRead,
      reports: new LineReports(),
      rejectedRows: [],
      gaps: { events: [], fighters: [] },
      upcoming: [],
    };
  }
}
