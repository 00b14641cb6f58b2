import { commandText } from '@app/common';
import { Injectable } from '@nestjs/common';
import { DatasetRepository } from './dataset.repository.js';

export const howToLoad = (): string =>
  `Load the complete data with \`${commandText('data:import', '<folder or URL>')}\`.`;
export const noData = (): string => `There is no sports data yet. ${howToLoad()}`;

/** Explains why something may be missing. */
@Injectable()
export class DataHint {
  constructor(private readonly dataset: DatasetRepository) {}

  /** Empty when the data is complete. */
  async forMissing(signal: AbortSignal): Promise<string> {
    const state = await this.dataset.readState(signal);
    if (state === null) return noData();
    return state.coverage === 'starter' ? `Only the starter data is loaded. ${howToLoad()}` : '';
  }
}
