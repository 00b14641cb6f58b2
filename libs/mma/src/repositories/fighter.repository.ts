import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Coverage, WeightClass } from '../domain/vocabulary.js';
import { queryRows } from './abortable-query.js';

export interface FighterRow {
  id: string;
  name: string;
  nameFolded: string;
  nickname: string | null;
  nicknameFolded: string | null;
  /** Folded other spellings of the name. */
  aliasesFolded: string[];
  bornOn: string | null;
  heightCm: number | null;
  reachCm: number | null;
  weightLb: number | null;
  stance: string | null;
  coverage: Coverage;
  /** Ids of indistinguishable namesakes; see `FighterEntity`. */
  ambiguousIds: string[] | null;
  sourceUrl: string | null;
  bouts: number;
  titleBouts: number;
  wins: number;
  losses: number;
  draws: number;
  noContests: number;
  /** By number of bouts. */
  weightClasses: WeightClass[];
  lastBoutOn: string | null;
}

const COLUMNS = `
  f.id, f.name, f.name_folded AS "nameFolded", f.nickname, f.nickname_folded AS "nicknameFolded",
  ARRAY(SELECT alias_folded FROM mma.fighter_aliases a WHERE a.fighter_id = f.id) AS "aliasesFolded",
  f.born_on::text AS "bornOn", f.height_cm AS "heightCm", f.reach_cm AS "reachCm", f.weight_lb AS "weightLb",
  f.stance, f.coverage, f.ambiguous_ids AS "ambiguousIds", f.source_url AS "sourceUrl", coalesce(s.bouts, 0)::int AS bouts,
  (coalesce(s.title_wins + s.title_losses + s.title_draws + s.title_no_contests, 0))::int AS "titleBouts",
  coalesce(s.wins, 0)::int AS wins, coalesce(s.losses, 0)::int AS losses, coalesce(s.draws, 0)::int AS draws,
  coalesce(s.no_contests, 0)::int AS "noContests", s.last_bout_on::text AS "lastBoutOn",
  coalesce(s.weight_classes, '{}') AS "weightClasses"`;

/** Fighters `f` with their career figures `s`, null without bouts. */
const FROM = 'FROM mma.fighters f LEFT JOIN mma.fighter_careers s ON s.fighter_id = f.id';

/** See `prominenceOf`. */
const PROMINENCE = `coalesce(s.bouts + 4 * (s.title_wins + s.title_losses + s.title_draws + s.title_no_contests), 0)`;
const BY_PROMINENCE = `ORDER BY ${PROMINENCE} DESC, s.last_bout_on DESC NULLS LAST, f.id`;

/** SQL by hand: array subqueries, and a UNION of indexed look-ups. */
@Injectable()
export class FighterRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findById(id: string, signal: AbortSignal): Promise<FighterRow | null> {
    const rows = await this.select('WHERE f.id = $1', [id], signal);
    return rows[0] ?? null;
  }

  /**
   * Fighters with exactly this folded full name, nickname, or first or last part of the name (`parts`); the most
   * prominent first. With a weight class only those who fought in it.
   */
  async findCalled(
    called: { names: string[]; nicknames: string[]; parts: string[] },
    weightClass: WeightClass | null,
    signal: AbortSignal,
  ): Promise<FighterRow[]> {
    return this.select(
      `WHERE f.id IN (
               SELECT id FROM mma.fighters WHERE name_folded = ANY($1)
                UNION SELECT fighter_id FROM mma.fighter_aliases WHERE alias_folded = ANY($1)
                UNION SELECT id FROM mma.fighters WHERE nickname_folded = ANY($2)
                UNION SELECT id FROM mma.fighters WHERE name_folded LIKE ANY($3))
         AND ($4::text IS NULL OR $4 = ANY(s.weight_classes))
       ${BY_PROMINENCE} LIMIT 100`,
      [
        called.names,
        called.nicknames,
        called.parts.flatMap((part) => [`% ${part}`, `${part} %`]),
        weightClass,
      ],
      signal,
    );
  }

  async findByIds(ids: string[], signal: AbortSignal): Promise<FighterRow[]> {
    return this.select(`WHERE f.id = ANY($1) ${BY_PROMINENCE}`, [ids], signal);
  }

  /**
   * Fighters with a similar folded name, nickname or other spelling (trigrams), the most similar first. One query per
   * column: an OR would scan the table.
   */
  async findSimilar(folded: string, signal: AbortSignal): Promise<FighterRow[]> {
    return this.select(
      `JOIN (
         SELECT id, max(likeness) AS likeness FROM (
           SELECT id, similarity(name_folded, $1) AS likeness FROM mma.fighters WHERE name_folded % $1
            UNION ALL
           SELECT id, word_similarity($1, name_folded) FROM mma.fighters WHERE $1 <% name_folded
            UNION ALL
           SELECT id, similarity(nickname_folded, $1) FROM mma.fighters WHERE nickname_folded % $1
            UNION ALL
           SELECT fighter_id, similarity(alias_folded, $1) FROM mma.fighter_aliases WHERE alias_folded % $1
         ) every GROUP BY id ORDER BY likeness DESC, id LIMIT 60) near ON near.id = f.id
       ORDER BY near.likeness DESC, s.bouts DESC NULLS LAST, f.id`,
      [folded],
      signal,
    );
  }

  /** Every fighter with a bout, the most prominent first. */
  async findAllWithBouts(signal: AbortSignal): Promise<NamedFighterRow[]> {
    return queryRows<NamedFighterRow>(
      this.dataSource,
      `SELECT f.id, f.name, f.nickname,
              ARRAY(SELECT alias FROM mma.fighter_aliases a WHERE a.fighter_id = f.id) AS aliases,
              s.bouts::int AS bouts,
              (s.title_wins + s.title_losses + s.title_draws + s.title_no_contests)::int AS "titleBouts"
         FROM mma.fighters f JOIN mma.fighter_careers s ON s.fighter_id = f.id
        ${BY_PROMINENCE}`,
      [],
      signal,
    );
  }

  private select(rest: string, parameters: unknown[], signal: AbortSignal): Promise<FighterRow[]> {
    return queryRows<FighterRow>(this.dataSource, `SELECT ${COLUMNS} ${FROM} ${rest}`, parameters, signal);
  }
}

export interface NamedFighterRow {
  id: string;
  name: string;
  nickname: string | null;
  aliases: string[];
  bouts: number;
  titleBouts: number;
}
