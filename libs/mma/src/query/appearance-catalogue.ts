import { Injectable } from '@nestjs/common';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
import { AppearanceRepository, type KnownMethod } from './appearance.repository.js';

/** Distinct texts of the bouts. */
export interface AppearanceTexts {
  referees: readonly string[];
  methods: readonly KnownMethod[];
}

/** The current texts, in memory. */
@Injectable()
export class AppearanceCatalogue {
  private readonly texts: PerDataVersion<AppearanceTexts>;

  constructor(versions: ServedDataVersion, appearances: AppearanceRepository) {
    this.texts = new PerDataVersion(versions, async (signal) => ({
      referees: await appearances.findReferees(signal),
      methods: await appearances.findMethods(signal),
    }));
  }

  read(signal: AbortSignal): Promise<AppearanceTexts> {
    return this.texts.read(signal);
  }
}
