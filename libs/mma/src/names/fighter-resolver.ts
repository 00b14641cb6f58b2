import { Injectable } from '@nestjs/common';
import { BoutRepository } from '../repositories/bout.repository.js';
import { FighterRepository, type FighterRow } from '../repositories/fighter.repository.js';
import { DataHint } from '../repositories/data-hint.js';
import type { WeightClass } from '../domain/vocabulary.js';
import { AliasCatalogue } from './alias-catalogue.js';
import { parseAskedName, type AskedName } from './asked-name.js';
import { chooseFighter, chooseMisspelt, chooseNamesake, chooseShort, type Choice } from './fighter-choice.js';
import { FighterNamesService } from './fighter-names.service.js';
import { ambiguousFighter, fighterNotFound, heardAs, takenFor } from './fighter-name.errors.js';
import { foldText } from './fold-text.js';
import type { Gazetteer } from './gazetteer.js';
import { HANGUL } from './hangul.js';
import { readKoreanName, type KoreanName } from './korean-name.js';
import { scoreName, withoutArticle } from './name-match.js';
import { prominenceOf } from './prominence.js';

const IDENTIFIER = /^(?:[0-9a-f]{16}|n-[0-9a-z-]+)$/;
const LEAST_SCORE = 0.35;
const NEAREST_NAMES = 5;
/** Size of the cache of parsed Korean names. */
const MOST_HEARD = 200;
/** Score of a surname or nickname, and of a partly matching name. */
const SHORT_NAME = 0.9;
const PART_OF_NAME = 0.5;

export interface ResolvedFighter {
  fighter: FighterRow;
  /** For `meta`: says when the name was read as misspelt or by its sound. */
  notes: string[];
}

/** As listed, with typing mistakes, or by its sound. */
type Reading = 'written' | 'misspelt' | 'heard';

interface Candidates {
  fighters: FighterRow[];
  reading: Reading;
}

/** Resolves a name to one fighter by the rules of `chooseFighter`. */
@Injectable()
export class FighterResolver {
  private heard: { gazetteer: Gazetteer | null; names: Map<string, KoreanName> } = {
    gazetteer: null,
    names: new Map(),
  };

  constructor(
    private readonly fighters: FighterRepository,
    private readonly bouts: BoutRepository,
    private readonly aliases: AliasCatalogue,
    private readonly names: FighterNamesService,
    private readonly hint: DataHint,
  ) {}

  /** @throws LookupError `fighter_not_found` with the nearest names, `ambiguous_fighter` with the candidates. */
  async resolve(text: string, signal: AbortSignal): Promise<ResolvedFighter> {
    const { fighters, reading } = await this.candidates(text, signal);
    const [fighter] = fighters;
    if (fighter === undefined || fighters.length > 1) throw ambiguousFighter(text, fighters);
    return { fighter, notes: notesOn(reading, text, fighter) };
  }

  /**
   * Resolves two names of one question. Of several candidates, those who fought each other are meant (`Diaz` beside
   * `McGregor`).
   * @throws as {@link resolve}
   */
  async resolvePair(
    texts: readonly [string, string],
    signal: AbortSignal,
  ): Promise<{ pair: readonly [FighterRow, FighterRow]; notes: string[] }> {
    const [{ fighters: left, reading: leftReading }, { fighters: right, reading: rightReading }] =
      await inOrder(this.candidates(texts[0], signal), this.candidates(texts[1], signal));
    let pairs = left.flatMap((a) => right.map((b) => [a, b] as const));
    if (pairs.length > 1) {
      const met = await this.bouts.findOpponents(
        left.map((fighter) => fighter.id),
        right.map((fighter) => fighter.id),
        signal,
      );
      pairs = pairs.filter(([a, b]) => met.some(([one, other]) => one === a.id && other === b.id));
    }
    const [pair] = pairs;
    if (pair !== undefined && pairs.length === 1) {
      const notes = [...notesOn(leftReading, texts[0], pair[0]), ...notesOn(rightReading, texts[1], pair[1])];
      return { pair, notes };
    }
    throw left.length > 1 ? ambiguousFighter(texts[0], left) : ambiguousFighter(texts[1], right);
  }

  private async candidates(text: string, signal: AbortSignal): Promise<Candidates> {
    const identifier = text.trim().toLowerCase();
    if (IDENTIFIER.test(identifier)) {
      const fighter = await this.fighters.findById(identifier, signal);
      if (fighter !== null) return { fighters: [fighter], reading: 'written' };
    }
    const asked = parseAskedName(text);
    const { choice, reading } = await this.choose(asked, signal);
    if (choice.kind === 'found') return { fighters: [choice.fighter], reading };
    if (choice.kind === 'ambiguous') return { fighters: choice.fighters, reading };
    throw fighterNotFound(text, await this.findNearest(asked, signal), await this.hint.forMissing(signal));
  }

  /** Fighters with similar names, the best match (score 0–1) and the most prominent first. */
  async search(
    text: string,
    weightClass: WeightClass | null,
    signal: AbortSignal,
  ): Promise<{ fighter: FighterRow; score: number }[]> {
    const asked = parseAskedName(text);
    const wanted = weightClass ?? asked.weightClass;
    const scores = new Map<string, { fighter: FighterRow; score: number }>();
    const put = (fighter: FighterRow, score: number): void => {
      if (wanted !== null && !fighter.weightClasses.includes(wanted)) return;
      if (score >= LEAST_SCORE && score > (scores.get(fighter.id)?.score ?? 0)) {
        scores.set(fighter.id, { fighter, score });
      }
    };
    if (HANGUL.test(asked.folded)) {
      const { rows, whole, covered, score } = await this.findKorean(asked, signal);
      for (const row of rows) put(row, score * (covered ? (whole ? 1 : SHORT_NAME) : PART_OF_NAME));
    } else {
      const called = this.aliases.sourceNames(asked.folded).map(foldText);
      const [named, similar] = await Promise.all([
        this.findCalled(asked, wanted, signal),
        this.fighters.findSimilar(asked.folded, signal),
      ]);
      for (const row of named) put(row, called.includes(row.nameFolded) ? 1 : scoreName(asked.folded, row));
      for (const row of similar) put(row, scoreName(asked.folded, row));
    }
    return [...scores.values()].sort(
      (a, b) => b.score - a.score || prominenceOf(b.fighter) - prominenceOf(a.fighter),
    );
  }

  private async choose(asked: AskedName, signal: AbortSignal): Promise<{ choice: Choice; reading: Reading }> {
    if (HANGUL.test(asked.folded)) {
      const { rows, whole, covered, score, bySound } = await this.findKorean(asked, signal);
      // The alias file includes fighters without bouts.
      const listed = this.aliases.sourceNames(asked.folded);
      const meant = covered ? rows : await this.findBySourceName(listed, signal);
      const choice = whole && !bySound ? chooseNamesake(asked, meant) : chooseShort(asked, meant, []);
      return {
        choice,
        reading: !covered ? 'written' : bySound ? 'heard' : score < 1 ? 'misspelt' : 'written',
      };
    }
    if (asked.folded === '') return { choice: { kind: 'none' }, reading: 'written' };
    const rows = await this.findCalled(asked, null, signal);
    const called = this.aliases.sourceNames(asked.folded).map(foldText);
    const byAlias = rows.filter((row) => called.includes(row.nameFolded));
    if (byAlias.length > 0 && !rows.some((row) => row.nameFolded === asked.folded)) {
      return { choice: chooseNamesake(asked, byAlias), reading: 'written' };
    }
    const exact = chooseFighter(asked, rows);
    if (exact.kind !== 'none') return { choice: exact, reading: 'written' };
    const similar = await this.fighters.findSimilar(asked.folded, signal);
    const near = chooseFighter(asked, similar);
    if (near.kind !== 'none') return { choice: near, reading: 'written' };
    const misspelt = chooseMisspelt(asked, similar);
    if (misspelt.kind !== 'none') return { choice: misspelt, reading: 'misspelt' };
    const named = await this.findBySourceName(this.aliases.misspeltSourceNames(asked.folded), signal);
    return { choice: chooseShort(asked, named, []), reading: 'misspelt' };
  }

  private findCalled(
    asked: AskedName,
    weightClass: WeightClass | null,
    signal: AbortSignal,
  ): Promise<FighterRow[]> {
    const { folded } = asked;
    if (folded === '') return Promise.resolve([]);
    const bare = withoutArticle(folded);
    return this.fighters.findCalled(
      {
        names: [folded, ...this.aliases.sourceNames(folded).map(foldText)],
        nicknames: [...new Set([folded, bare, `the ${bare}`])],
        parts: [folded],
      },
      weightClass,
      signal,
    );
  }

  /** Fighters of a Korean name; if not `covered`, bearers of its last part only. */
  private async findKorean(
    asked: AskedName,
    signal: AbortSignal,
  ): Promise<Omit<KoreanName, 'fighters'> & { rows: FighterRow[] }> {
    const gazetteer = await this.names.gazetteer(signal);
    const { fighters, ...reading } = this.readKorean(gazetteer, asked.folded);
    const ids = fighters.flatMap((index) => gazetteer.fighters[index]?.id ?? []);
    return { rows: await this.fighters.findByIds(ids, signal), ...reading };
  }

  /** Cached: an unknown name is parsed twice, for the match and for suggestions. */
  private readKorean(gazetteer: Gazetteer, folded: string): KoreanName {
    if (this.heard.gazetteer !== gazetteer || this.heard.names.size >= MOST_HEARD) {
      this.heard = { gazetteer, names: new Map() };
    }
    const known = this.heard.names.get(folded);
    if (known !== undefined) return known;
    const name = readKoreanName(gazetteer, folded);
    this.heard.names.set(folded, name);
    return name;
  }

  private async findBySourceName(sourceNames: readonly string[], signal: AbortSignal): Promise<FighterRow[]> {
    if (sourceNames.length === 0) return [];
    const called = { names: sourceNames.map(foldText), nicknames: [], parts: [] };
    return this.fighters.findCalled(called, null, signal);
  }

  private async findNearest(asked: AskedName, signal: AbortSignal): Promise<FighterRow[]> {
    const found = await this.search(asked.base, null, signal);
    const withBouts = found.filter(({ fighter }) => fighter.bouts > 0);
    return (withBouts.length > 0 ? withBouts : found).slice(0, NEAREST_NAMES).map(({ fighter }) => fighter);
  }
}

/** Waits for both; rejects with the first promise's error if both fail. */
async function inOrder<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

function notesOn(reading: Reading, text: string, fighter: FighterRow): string[] {
  if (reading === 'written') return [];
  return [reading === 'heard' ? heardAs(text, fighter) : takenFor(text, fighter)];
}
