import { Injectable } from '@nestjs/common';
import { BoutRepository } from '../repositories/bout.repository.js';
import { FighterRepository, type FighterRow } from '../repositories/fighter.repository.js';
import { DataHint } from '../tools/data-hint.js';
import type { WeightClass } from '../vocabulary.js';
import { AliasCatalogue } from './alias-catalogue.js';
import { parseAskedName, type AskedName } from './asked-name.js';
import { chooseFighter, chooseMisspelt, chooseNamesake, chooseShort, type Choice } from './fighter-choice.js';
import { FighterNamesService } from './fighter-names.service.js';
import { ambiguousFighter, fighterNotFound } from './fighter-name.errors.js';
import { foldText } from './fold-text.js';
import { HANGUL } from './hangul.js';
import { findHangulMentions } from './hangul-mentions.js';
import { scoreName, withoutArticle } from './name-match.js';
import { prominenceOf } from './prominence.js';

const IDENTIFIER = /^(?:[0-9a-f]{16}|n-[0-9a-z-]+)$/;
const LEAST_SCORE = 0.35;
const NEAREST_NAMES = 5;

/** Finds the one fighter whom a caller means, by the rule of `chooseFighter`. */
@Injectable()
export class FighterResolver {
  constructor(
    private readonly fighters: FighterRepository,
    private readonly bouts: BoutRepository,
    private readonly aliases: AliasCatalogue,
    private readonly names: FighterNamesService,
    private readonly hint: DataHint,
  ) {}

  /** @throws ToolError `fighter_not_found` with the nearest names, `ambiguous_fighter` with the candidates. */
  async resolve(text: string, signal: AbortSignal): Promise<FighterRow> {
    const people = await this.candidates(text, signal);
    const [fighter] = people;
    if (fighter === undefined || people.length > 1) throw ambiguousFighter(text, people);
    return fighter;
  }

  /**
   * Two fighters of one question. Where a name leaves several open, those who met the other one are meant
   * (`Diaz` beside `McGregor`).
   * @throws as {@link resolve}
   */
  async resolvePair(
    texts: readonly [string, string],
    signal: AbortSignal,
  ): Promise<readonly [FighterRow, FighterRow]> {
    const left = await this.candidates(texts[0], signal);
    const right = await this.candidates(texts[1], signal);
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
    if (pair !== undefined && pairs.length === 1) return pair;
    throw left.length > 1 ? ambiguousFighter(texts[0], left) : ambiguousFighter(texts[1], right);
  }

  /** The one whom a name means, or the several whom it does not tell apart. */
  private async candidates(text: string, signal: AbortSignal): Promise<FighterRow[]> {
    const identifier = text.trim().toLowerCase();
    if (IDENTIFIER.test(identifier)) {
      const fighter = await this.fighters.findById(identifier, signal);
      if (fighter !== null) return [fighter];
    }
    const asked = parseAskedName(text);
    const choice = await this.choose(asked, signal);
    if (choice.kind === 'found') return [choice.fighter];
    if (choice.kind === 'ambiguous') return choice.fighters;
    throw fighterNotFound(text, await this.findNearest(asked, signal), await this.hint.forMissing(signal));
  }

  /** Fighters whose names are like a text, the likest and most prominent first, with how well they fit (0–1). */
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
    if (HANGUL.test(asked.base)) {
      const korean = await this.findKorean(asked, signal);
      for (const row of korean.rows) put(row, korean.score);
    } else {
      const called = this.aliases.sourceNames(asked.folded).map(foldText);
      for (const row of await this.findCalled(asked, wanted, signal)) {
        put(row, called.includes(row.nameFolded) ? 1 : scoreName(asked.folded, row));
      }
      for (const row of await this.fighters.findSimilar(asked.folded, signal)) {
        put(row, scoreName(asked.folded, row));
      }
    }
    return [...scores.values()].sort(
      (a, b) => b.score - a.score || prominenceOf(b.fighter) - prominenceOf(a.fighter),
    );
  }

  private async choose(asked: AskedName, signal: AbortSignal): Promise<Choice> {
    if (HANGUL.test(asked.base)) {
      const { rows, whole } = await this.findKorean(asked, signal);
      return whole ? chooseNamesake(asked, rows) : chooseShort(asked, rows, []);
    }
    if (asked.folded === '') return { kind: 'nobody' };
    const rows = await this.findCalled(asked, null, signal);
    const called = this.aliases.sourceNames(asked.folded).map(foldText);
    const byAlias = rows.filter((row) => called.includes(row.nameFolded));
    if (byAlias.length > 0 && !rows.some((row) => row.nameFolded === asked.folded)) {
      return chooseNamesake(asked, byAlias);
    }
    const exact = chooseFighter(asked, rows);
    if (exact.kind !== 'nobody') return exact;
    const similar = await this.fighters.findSimilar(asked.folded, signal);
    const near = chooseFighter(asked, similar);
    return near.kind === 'nobody' ? chooseMisspelt(asked, similar) : near;
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

  /** Whom the first Korean name in the text means. */
  private async findKorean(
    asked: AskedName,
    signal: AbortSignal,
  ): Promise<{ rows: FighterRow[]; whole: boolean; score: number }> {
    const gazetteer = await this.names.gazetteer(signal);
    const [draft] = findHangulMentions(gazetteer, asked.base);
    if (draft === undefined) return { rows: [], whole: false, score: 0 };
    const ids = draft.people.flatMap((index) => gazetteer.fighters[index]?.id ?? []);
    const rows = await this.fighters.findByIds(ids, signal);
    return { rows, whole: draft.whole, score: draft.whole ? draft.score : draft.score * 0.9 };
  }

  private async findNearest(asked: AskedName, signal: AbortSignal): Promise<FighterRow[]> {
    const found = await this.search(asked.base, null, signal);
    const withBouts = found.filter(({ fighter }) => fighter.bouts > 0);
    return (withBouts.length > 0 ? withBouts : found).slice(0, NEAREST_NAMES).map(({ fighter }) => fighter);
  }
}
