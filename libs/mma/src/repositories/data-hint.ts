import { Injectable } from '@nestjs/common';
import { DatasetRepository } from './dataset.repository.js';

export const HOW_TO_LOAD = 'Load the complete data with `npm run data:import -- <folder or URL>`.';
export const NO_DATA = `There is no sports data yet. ${HOW_TO_LOAD}`;

/** Explains why something may be missing. */
@Injectable()
export class DataHint {
  constructor(private readonly dataset: DatasetRepository) {}

  /** Empty when the data is complete. */
  async forMissing(signal: AbortSignal): Promise<string> {
    const state = await this.dataset.readState(signal);
    if (state === null) return NO_DATA;
    return state.coverage === 'starter' ? `Only the starter data is loaded. ${HOW_TO_LOAD}` : '';
  }
}
