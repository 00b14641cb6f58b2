import { foldText } from '@app/mma';
import { chooseHomonym, type BoutEvidence } from './homonyms.js';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import type { KnownRecords } from './known-records.js';
import type { LineReports } from './line-reports.js';
import { findMisspelt } from './misspelling.js';
import { RESULT_FILE } from './source-files.js';

/** One name in one bout. */
export interface NamedInBout {
  name: string;
  line: number;
  evidence: BoutEvidence;
}

/** Tells whom the names of bouts mean. Bouts name people, they do not link them. */
export class FighterLinks {
  private constructor(
    private readonly fighters: FighterCatalogue,
    private readonly reports: LineReports,
  ) {}

  /**
   * Settles the names that no listed person has: the person whose name was misspelt, else someone of the database,
   * else a person of that name without an address.
   */
  static async settle(
    mentions: readonly NamedInBout[],
    fighters: FighterCatalogue,
    known: KnownRecords,
    reports: LineReports,
    hasList: boolean,
  ): Promise<FighterLinks> {
    const open = new Map<string, NamedInBout[]>();
    for (const mention of mentions) {
      if (fighters.candidates(mention.name).length > 0) continue;
      open.set(mention.name, [...(open.get(mention.name) ?? []), mention]);
    }
    for (const [name, uses] of open) {
      if (settleMisspelt(name, uses, fighters, reports)) open.delete(name);
    }
    const remembered = await known.findFighters([...open.keys()].map(foldText));
    for (const [name, uses] of open) {
      const persons = remembered.get(foldText(name)) ?? [];
      for (const person of persons) fighters.addKnown(person, name);
      if (persons.length > 0) continue;
      fighters.addUnlisted(name);
      // Without a list of fighters nobody is listed, which says nothing about a single line.
      if (hasList)
        reports.warn(
          RESULT_FILE.name,
          firstLine(uses),
          `${name} is not listed; kept as a person of that name`,
        );
    }
    return new FighterLinks(fighters, reports);
  }

  whois({ name, line, evidence }: NamedInBout): CatalogueFighter {
    const candidates = this.fighters.candidates(name);
    const chosen = chooseHomonym(candidates, evidence);
    if (!chosen) return this.fighters.addUnlisted(name);
    if (!chosen.certain) {
      this.reports.warn(
        RESULT_FILE.name,
        line,
        `${candidates.length} people are called ${name} and nothing tells which one it is; taken for ${chosen.fighter.id}`,
      );
    }
    return chosen.fighter;
  }
}

function settleMisspelt(
  name: string,
  uses: readonly NamedInBout[],
  fighters: FighterCatalogue,
  reports: LineReports,
): boolean {
  const classes = uses.map((use) => use.evidence.weightClass);
  const meant = findMisspelt(name, classes, fighters.all());
  if (!meant) return false;
  fighters.addSpelling(name, meant);
  reports.warn(RESULT_FILE.name, firstLine(uses), `${name} is not listed; taken for ${meant.name}`);
  return true;
}

const firstLine = (uses: readonly NamedInBout[]): number => uses[0]?.line ?? 1;
