import { Injectable } from '@nestjs/common';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import { FighterRepository } from '../repositories/fighter.repository.js';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { AliasCatalogue } from './alias-catalogue.js';
import { FighterNames, type FighterMention } from '../domain/fighter-names.js';
import { buildGazetteer, type Gazetteer } from './gazetteer.js';
import { findMentionsInSteps } from './mentions.js';
import { finishInTurns } from './steps.js';

/** Names in the current data. */
@Injectable()
export class FighterNamesService extends FighterNames {
  private readonly current: PerDataVersion<Gazetteer>;

  constructor(dataset: DatasetRepository, fighters: FighterRepository, aliases: AliasCatalogue) {
    super();
    this.current = new PerDataVersion(dataset, async (signal) =>
      buildGazetteer(await fighters.findAllWithBouts(signal), aliases.entries),
    );
  }

  async findMentions(text: string, signal: AbortSignal): Promise<FighterMention[]> {
    return finishInTurns(findMentionsInSteps(await this.gazetteer(signal), text), signal);
  }

  async koreanName(fighterId: string): Promise<string | null> {
    const gazetteer = await this.gazetteer(new AbortController().signal);
    return gazetteer.koreanNames.get(fighterId) ?? null;
  }

  gazetteer(signal: AbortSignal): Promise<Gazetteer> {
    return this.current.read(signal);
  }
}
