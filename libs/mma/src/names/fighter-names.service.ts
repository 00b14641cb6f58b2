import { Injectable } from '@nestjs/common';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import { FighterRepository } from '../repositories/fighter.repository.js';
import { AliasCatalogue } from './alias-catalogue.js';
import { FighterNames, type FighterMention } from './fighter-names.js';
import { buildGazetteer, type Gazetteer } from './gazetteer.js';
import { findMentions } from './mentions.js';

/** Keeps the gazetteer of the current data in memory and builds it anew when the data has changed. */
@Injectable()
export class FighterNamesService extends FighterNames {
  private current: { dataVersion: number; gazetteer: Promise<Gazetteer> } | null = null;

  constructor(
    private readonly dataset: DatasetRepository,
    private readonly fighters: FighterRepository,
    private readonly aliases: AliasCatalogue,
  ) {
    super();
  }

  async findMentions(text: string, signal: AbortSignal): Promise<FighterMention[]> {
    return findMentions(await this.gazetteer(signal), text);
  }

  async koreanName(fighterId: string): Promise<string | null> {
    const gazetteer = await this.gazetteer(new AbortController().signal);
    return gazetteer.koreanNames.get(fighterId) ?? null;
  }

  /** The names of the data as it is now. */
  async gazetteer(signal: AbortSignal): Promise<Gazetteer> {
    const state = await this.dataset.readState(signal);
    const dataVersion = state?.dataVersion ?? 0;
    if (this.current?.dataVersion !== dataVersion) {
      // Shared by all who wait for it, so nobody's signal may end it.
      const gazetteer = this.build(new AbortController().signal);
      const built = { dataVersion, gazetteer };
      this.current = built;
      gazetteer.catch(() => {
        if (this.current === built) this.current = null;
      });
    }
    const { current } = this;
    return current === null ? this.build(signal) : current.gazetteer;
  }

  private async build(signal: AbortSignal): Promise<Gazetteer> {
    const rows = await this.fighters.findAllWithBouts(signal);
    return buildGazetteer(rows, this.aliases.entries);
  }
}
