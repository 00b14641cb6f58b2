import { foldText } from '@app/mma';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import { chooseHomonym, type BoutEvidence } from './homonyms.js';
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

/** What is known of the list of fighters beside its rows. */
export interface ListFacts {
  /** Whether there is a list. */
  hasList: boolean;
  /** Whether it may leave out people whom the database knows. */
  isExcerpt: boolean;
}

/** Tells whom the names of bouts mean. Bouts name people, they do not link them. */
export class FighterLinks {
  private constructor(
    private readonly fighters: FighterCatalogue,
    private readonly reports: LineReports,
  ) {}

  /**
   * Settles the names that no listed person has: someone of the database whom the list leaves out, else the person
   * whose name was misspelt, else a person of that name without an address. What the database knows of listed people
   * is evidence where the files do not tell it.
   */
  static async settle(
    mentions: readonly NamedInBout[],
    fighters: FighterCatalogue,
    known: KnownRecords,
    reports: LineReports,
    facts: ListFacts,
  ): Promise<FighterLinks> {
    const uses = new Map<string, NamedInBout[]>();
    for (const mention of mentions) {
      const others = uses.get(mention.name);
      if (others) others.push(mention);
      else uses.set(mention.name, [mention]);
    }
    const isOpen = (name: string): boolean => fighters.candidates(name).length === 0;
    const open = new Set([...uses.keys()].filter(isOpen));
    const asked = [...uses.keys()].filter(
      (name) => open.has(name) || facts.isExcerpt || lacksEvidence(fighters.candidates(name)),
    );
    const remembered = await known.findFighters([...new Set(asked.map(foldText))]);
    for (const name of asked) {
      const persons = remembered.get(foldText(name)) ?? [];
      for (const person of persons) fillBody(fighters.get(person.id), person);
      if (!open.has(name) && !facts.isExcerpt) continue;
      for (const person of persons) if (!fighters.get(person.id)) fighters.addKnown(person, name);
    }
    for (const name of open) {
      if (!isOpen(name)) continue;
      const named = uses.get(name) ?? [];
      if (settleMisspelt(name, named, fighters, reports)) continue;
      const persons = remembered.get(foldText(name)) ?? [];
      for (const person of persons) fighters.addKnown(person, name);
      if (persons.length > 0) continue;
      fighters.addUnlisted(name);
      // Without a list of fighters nobody is listed, which says nothing about a single line.
      if (facts.hasList)
        reports.warn(
          RESULT_FILE.name,
          firstLine(named),
          `${name} is not listed; kept as a person of that name`,
        );
    }
    return new FighterLinks(fighters, reports);
  }

  /** The person whom a name means; where it may be several, one who stands for them. */
  whois({ name, line, evidence }: NamedInBout): CatalogueFighter {
    const [fighter, ...others] = chooseHomonym(this.fighters.candidates(name), evidence);
    if (!fighter) return this.fighters.addUnlisted(name);
    if (others.length === 0) return fighter;
    const somebody = this.fighters.addAmbiguous(name, [fighter, ...others]);
    this.reports.warn(
      RESULT_FILE.name,
      line,
      `${others.length + 1} people are called ${name} and nothing tells which one it is; kept apart as ${somebody.id}`,
    );
    return somebody;
  }
}

/** Whether people of one name cannot be compared by what the files tell of them. */
const lacksEvidence = (candidates: readonly CatalogueFighter[]): boolean =>
  candidates.length > 1 && candidates.some((candidate) => candidate.bodySource === null);

/** It is compared with, not stored: the files say nothing about the body of this person. */
function fillBody(fighter: CatalogueFighter | undefined, person: CatalogueFighter): void {
  if (fighter && fighter.bodySource === null) fighter.body = person.body;
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
