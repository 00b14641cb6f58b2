import { foldText } from '@app/mma';
import { type Body, type BodyRow, UNKNOWN_BODY } from '../parse/body-row.parser.js';
import type { FighterRow } from '../parse/fighter-row.parser.js';
import { sourceUrl } from '../parse/text.parser.js';
import { derivedId } from './derived-id.js';

export interface CatalogueFighter {
  id: string;
  name: string;
  nickname: string | null;
  /** Further spellings of the name. */
  aliases: Set<string>;
  body: Body;
  /** The name that stands beside the body, and where; null where no body was given. */
  bodySource: { name: string; line: number } | null;
  /** Whether this file set gives the nickname. */
  hasDetails: boolean;
  sourceUrl: string | null;
  /** Null for a person; the ids of those who it may be where nothing tells people of one name apart. */
  ambiguousIds: Set<string> | null;
  /** Whether it comes from the database instead of this file set, which then says nothing new about it. */
  known: boolean;
}

/** People of a file set by id and by the names they are written with. */
export class FighterCatalogue {
  private readonly byId = new Map<string, CatalogueFighter>();
  private readonly firstLines = new Map<string, { line: number; row: string }>();
  /** From the exact name, from the name beside the body, from either folded: asked in this order. */
  private readonly indexes = [
    new Map<string, CatalogueFighter[]>(),
    new Map<string, CatalogueFighter[]>(),
    new Map<string, CatalogueFighter[]>(),
  ] as const;

  /** @returns why the row is refused, or null. The same row again is no fault. */
  addDetails(row: FighterRow, line: number): string | null {
    const fault = this.claim(`details ${row.id}`, row, line, 'the fighter');
    if (fault !== null || this.byId.has(row.id)) return fault;
    this.addFighter({
      ...newFighter(row.id, row.name),
      nickname: row.nickname,
      hasDetails: true,
      sourceUrl: sourceUrl('fighter', row.id),
    });
    return null;
  }

  /** Rows of the two files belong together by address only. @returns why the row is refused, or null. */
  addBody(row: BodyRow, line: number): string | null {
    const fault = this.claim(`body ${row.id}`, row, line, 'the fighter');
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

  /** Everyone that a name may mean: by the exact name, else by the body's name, else without regard to accents. */
  candidates(name: string): readonly CatalogueFighter[] {
    const [byName, byBodyName, byFoldedName] = this.indexes;
    return byName.get(name) ?? byBodyName.get(name) ?? byFoldedName.get(foldText(name)) ?? [];
  }

  withExactName(name: string): readonly CatalogueFighter[] {
    return this.indexes[0].get(name) ?? [];
  }

  /** One more whom a name may mean, from the database; whoever it may mean already stays. */
  addKnown(fighter: CatalogueFighter, writtenAs: string): void {
    for (const candidate of this.candidates(writtenAs)) this.index(0, writtenAs, candidate);
    if (!this.byId.has(fighter.id)) this.byId.set(fighter.id, fighter);
    this.index(0, writtenAs, this.byId.get(fighter.id) ?? fighter);
  }

  /** Somebody of several people of a name. It is not itself one of those whom the name may mean. */
  addAmbiguous(name: string, people: readonly CatalogueFighter[]): CatalogueFighter {
    const id = derivedId(name);
    const fighter = this.byId.get(id) ?? newFighter(id, name);
    this.byId.set(id, fighter);
    fighter.ambiguousIds = new Set([...(fighter.ambiguousIds ?? []), ...people.map((person) => person.id)]);
    return fighter;
  }

  /** Another spelling that the bouts use for someone. */
  addSpelling(name: string, fighter: CatalogueFighter): void {
    fighter.aliases.add(name);
    this.index(0, name, fighter);
  }

  /** Someone whom only the bouts name. */
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

  /** `Kim Tran` has a body and no details. */
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

  private claim(key: string, row: unknown, line: number, what: string): string | null {
    const text = JSON.stringify(row);
    const first = this.firstLines.get(key);
    if (first) return first.row === text ? null : `${what} of line ${first.line} again with other values`;
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
