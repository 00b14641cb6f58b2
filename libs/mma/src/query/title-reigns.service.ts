import { Injectable } from '@nestjs/common';
import { traceReigns, type TitleReign } from '../domain/title-reigns.js';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
import { TitleRepository, type ReignBoutRow } from '../repositories/title.repository.js';

/** The reigns of all titles, held in memory. */
@Injectable()
export class TitleReignsService {
  private readonly reigns: PerDataVersion<TitleReign<ReignBoutRow>[]>;

  constructor(versions: ServedDataVersion, titles: TitleRepository) {
    this.reigns = new PerDataVersion(versions, async (signal) =>
      traceReigns(await titles.findChampionshipBouts(signal)),
    );
  }

  read(signal: AbortSignal): Promise<readonly TitleReign<ReignBoutRow>[]> {
    return this.reigns.read(signal);
  }
}
