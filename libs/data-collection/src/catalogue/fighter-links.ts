import { foldText } from '@app/mma';
import type { CatalogueFighter, FighterCatalogue } from './fighter-catalogue.js';
import { chooseNamesake, type BoutEvidence } from './namesakes.js';
import type { KnownRecords } from './known-records.js';
import type { LineReports } from './line-reports.js';
import { findMisspelling } from './misspelling.js';
import { RESULT_FILE } from './source-files.js';

export interface NamedInBout {
  name: string;
  line: number;
  evidence: BoutEvidence;
}

export interface ListFacts {
  hasList: boolean;
  isExcerpt: boolean;
}

/** Resolves the names in bouts, which carry no ids, to fighters. */
export class FighterLinks {
  private constructor(
    private readonly fighters: FighterCatalogue,
    private readonly reports: LineReports,
  ) {}

  /**
   * Resolves names that are not in the fighter list: a fighter of the database, else a misspelt fighter, else
   * a new fighter without an address. Data of listed fighters in the database is used as evidence where the
   * files have none.
   */
  static async create(
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
      const namesakes = remembered.get(foldText(name)) ?? [];
      for (const stored of namesakes) fillBody(fighters.get(stored.id), stored);
      if (!open.has(name) && !facts.isExcerpt) continue;
      for (const stored of namesakes) if (!fighters.get(stored.id)) fighters.addKnown(stored, name);
    }
    for (const name of open) {
      if (!isOpen(name)) continue;
      const named = uses.get(name) ?? [];
      if (resolveMisspelling(name, named, fighters, reports)) continue;
      const namesakes = remembered.get(foldText(name)) ?? [];
      for (const stored of namesakes) fighters.addKnown(stored, name);
      if (namesakes.length > 0) continue;
      fighters.addUnlisted(name);
      if (facts.hasList)
        reports.warn(
          RESULT_FILE.name,
          firstLine(named),
          `${name} is not in the fighter list; stored as a new fighter`,
        );
    }
    return new FighterLinks(fighters, reports);
  }

  /** The fighter of a name; a placeholder if several namesakes remain. */
  resolve({ name, line, evidence }: NamedInBout): CatalogueFighter {
    const [fighter, ...others] = chooseNamesake(this.fighters.candidates(name), evidence);
    if (!fighter) return this.fighters.addUnlisted(name);
    if (others.length === 0) return fighter;
    const ambiguous = this.fighters.addAmbiguous(name, [fighter, ...others]);
    this.reports.warn(
      RESULT_FILE.name,
      line,
      `${others.length + 1} fighters are named ${name} and the bout does not tell which; stored separately as ${ambiguous.id}`,
    );
    return ambiguous;
  }
}

const lacksEvidence = (candidates: readonly CatalogueFighter[]): boolean =>
  candidates.length > 1 && candidates.some((candidate) => candidate.bodySource === null);

/** Used for comparison only; not stored. */
function fillBody(fighter: CatalogueFighter | undefined, stored: CatalogueFighter): void {
  if (fighter && fighter.bodySource === null) fighter.body = stored.body;
}

function resolveMisspelling(
  name: string,
  uses: readonly NamedInBout[],
  fighters: FighterCatalogue,
  reports: LineReports,
): boolean {
  const classes = uses.map((use) => use.evidence.weightClass);
  const meant = findMisspelling(name, classes, fighters.all());
  if (!meant) return false;
  fighters.addSpelling(name, meant);
  reports.warn(
    RESULT_FILE.name,
    firstLine(uses),
    `${name} is not in the fighter list; read as ${meant.name}`,
  );
  return true;
}

const firstLine = (uses: readonly NamedInBout[]): number => uses[0]?.line ?? 1;
