import { foldText } from '@app/mma';
import { type Body, type BodyRow, UNKNOWN_BODY, type FighterRow } from '../parse/fighter-row.parser.js';
import { sourceUrl, derivedId } from '../parse/text.parser.js';

export interface CatalogueFighter {
  id: string;
  name: string;
  nickname: string | null;
  aliases: Set<string>;
  body: Body;
  /** Name and line of the body row; null without one. */
  bodySource: { name: string; line: number } | null;
  hasDetails: boolean;
  sourceUrl: string | null;
  /** Candidate ids of a placeholder for one of several namesakes; null for a real fighter. */
  ambiguousIds: Set<string> | null;
  /** Whether it was loaded from the database and is not part of this file set. */
  known: boolean;
}

export class FighterCatalogue {
  private readonly byId = new Map<string, CatalogueFighter>();
  private readonly firstLines = new Map<string, { line: number; row: string }>();
  /** Lookup order: exact name, name in the body file, folded name of either. */
  private readonly indexes = [
    new Map<string, CatalogueFighter[]>(),
    new Map<string, CatalogueFighter[]>(),
    new Map<string, CatalogueFighter[]>(),
  ] as const;

  /** @returns why the row is rejected, or null. Identical copies are accepted. */
  addDetails(row: FighterRow, line: number): string | null {
    const fault = this.checkRepeat(`details ${row.id}`, row, line, 'the fighter');
    if (fault !== null || this.byId.has(row.id)) return fault;
    this.addFighter({
      ...newFighter(row.id, row.name),
      nickname: row.nickname,
      hasDetails: true,
      sourceUrl: sourceUrl('fighter', row.id),
    });
    return null;
  }

  /**
   * Rows of the two files are matched by address only.
   * @returns why the row is rejected, or null
   */
  addBody(row: BodyRow, line: number): string | null {
    const fault = this.checkRepeat(`body ${row.id}`, row, line, 'the fighter');
    if (fault !== null) return fault;
    const fighter = this.byId.get(row.id) ?? this.addBodyOnly(row);
    if (fighter.bodySource !== null) return null;
    fighter.body = row.body;
    fighter.bodySource = { name: row.name, line };
    if (row.name !== fighter.name) {
      this.index(1, row.name, fighter);
      this.index(2, foldText(row.name), fighter);
    }
    return null;
  }

  /** The fighters a name may mean: by exact name, else by name in the body file, else by folded name. */
  candidates(name: string): readonly CatalogueFighter[] {
    const [byName, byBodyName, byFoldedName] = this.indexes;
    return byName.get(name) ?? byBodyName.get(name) ?? byFoldedName.get(foldText(name)) ?? [];
  }

  withExactName(name: string): readonly CatalogueFighter[] {
    return this.indexes[0].get(name) ?? [];
  }

  addKnown(fighter: CatalogueFighter, writtenAs: string): void {
    for (const candidate of this.candidates(writtenAs)) this.index(0, writtenAs, candidate);
    if (!this.byId.has(fighter.id)) this.byId.set(fighter.id, fighter);
    this.index(0, writtenAs, this.byId.get(fighter.id) ?? fighter);
  }

  /** Adds a placeholder for one of several namesakes. It is not a candidate itself. */
  addAmbiguous(name: string, candidates: readonly CatalogueFighter[]): CatalogueFighter {
    const id = derivedId(name);
    const fighter = this.byId.get(id) ?? newFighter(id, name);
    this.byId.set(id, fighter);
    fighter.ambiguousIds = new Set([
      ...(fighter.ambiguousIds ?? []),
      ...candidates.map((candidate) => candidate.id),
    ]);
    return fighter;
  }

  addSpelling(name: string, fighter: CatalogueFighter): void {
    fighter.aliases.add(name);
    this.index(0, name, fighter);
  }

  addUnlisted(name: string): CatalogueFighter {
    const fighter = newFighter(derivedId(name), name);
    return this.addFighter(fighter);
  }

  get(id: string): CatalogueFighter | undefined {
    return this.byId.get(id);
  }

  all(): CatalogueFighter[] {
    return [...this.byId.values()];
  }

  private addBodyOnly(row: BodyRow): CatalogueFighter {
    return this.addFighter({ ...newFighter(row.id, row.name), sourceUrl: sourceUrl('fighter', row.id) });
  }

  private addFighter(fighter: CatalogueFighter): CatalogueFighter {
    const present = this.byId.get(fighter.id);
    if (present) return present;
    this.byId.set(fighter.id, fighter);
    this.index(0, fighter.name, fighter);
    this.index(2, foldText(fighter.name), fighter);
    return fighter;
  }

  private index(which: 0 | 1 | 2, name: string, fighter: CatalogueFighter): void {
    const index = this.indexes[which];
    const fighters = index.get(name) ?? [];
    if (!fighters.includes(fighter)) index.set(name, [...fighters, fighter]);
  }

  private checkRepeat(key: string, row: unknown, line: number, what: string): string | null {
    const text = JSON.stringify(row);
    const first = this.firstLines.get(key);
    if (first)
      return first.row === text ? null : `${what} of line ${first.line}, repeated with different values`;
    this.firstLines.set(key, { line, row: text });
    return null;
  }
}

function newFighter(id: string, name: string): CatalogueFighter {
  return {
    id,
    name,
    nickname: null,
    aliases: new Set(),
    body: UNKNOWN_BODY,
    bodySource: null,
    hasDetails: false,
    sourceUrl: null,
    ambiguousIds: null,
    known: false,
  };
}
