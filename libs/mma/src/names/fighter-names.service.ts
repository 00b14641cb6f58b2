import { Injectable } from '@nestjs/common';
import { FighterRepository } from '../repositories/fighter.repository.js';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
import { AliasCatalogue } from './alias-catalogue.js';
import { FighterNames, type FighterMention } from '../domain/fighter-names.js';
import { buildGazetteerInSteps, type Gazetteer } from './gazetteer.js';
import { findMentionsInSteps } from './mentions.js';
import { finishInTurns } from './steps.js';

const MOST_KEPT = 500;
/** In characters. */
const LONGEST_KEPT = 1000;

/** Names in the current data. */
@Injectable()
export class FighterNamesService extends FighterNames {
  private readonly current: PerDataVersion<Gazetteer>;
  private recent: { gazetteer: Gazetteer | null; mentions: Map<string, FighterMention[]> } = {
    gazetteer: null,
    mentions: new Map(),
  };

  constructor(versions: ServedDataVersion, fighters: FighterRepository, aliases: AliasCatalogue) {
    super();
    this.current = new PerDataVersion(versions, async (signal) =>
      finishInTurns(buildGazetteerInSteps(await fighters.findAllWithBouts(signal), aliases.entries), signal),
    );
  }

  async findMentions(text: string, signal: AbortSignal): Promise<FighterMention[]> {
    const gazetteer = await this.gazetteer(signal);
    const recent = this.recentOf(gazetteer);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const mentions = await finishInTurns(findMentionsInSteps(gazetteer, text), signal);
    if (text.length <= LONGEST_KEPT) {
      recent.set(text, mentions);
      const [oldest] = recent.keys();
      if (recent.size > MOST_KEPT && oldest !== undefined) recent.delete(oldest);
    }
    return mentions;
  }

  async koreanNames(fighterIds: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const { koreanNames } = await this.gazetteer(new AbortController().signal);
    return new Map(
      [...fighterIds].flatMap((id) => {
        const name = koreanNames.get(id);
        return name === undefined ? [] : [[id, name] as const];
      }),
    );
  }

  /** Mentions of the last texts: every tool round of an answer, and every later question, reads the same ones again. */
  private recentOf(gazetteer: Gazetteer): Map<string, FighterMention[]> {
    if (this.recent.gazetteer !== gazetteer) this.recent = { gazetteer, mentions: new Map() };
    return this.recent.mentions;
  }

  gazetteer(signal: AbortSignal): Promise<Gazetteer> {
    return this.current.read(signal);
  }
}
