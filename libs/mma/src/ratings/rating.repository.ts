import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { FighterRatingEntity } from '../entities/fighter-rating.entity.js';
import { MatchupModelEntity } from '../entities/matchup-model.entity.js';
import { queryRows, selectProperties, selectRows } from '../repositories/abortable-query.js';
import type { Coverage, WeightClass } from '../domain/vocabulary.js';
import { dayNumber, sidesOfBout, type BoutSide } from './rated-bout.js';
import { selectRatedBouts, toRatedBout, type RatedBoutRow } from './rated-bout-view.js';

export type RatingRow = Omit<FighterRatingEntity, 'weightClass'>;

/** A row of a list of ratings. */
export type ListedRating = RatingRow & { name: string; coverage: Coverage; sourceUrl: string | null };

const COLUMNS = [
  'fighterId',
  'heldOn',
  'nextOn',
  'rating',
  'deviation',
  'volatility',
  'striking',
  'grappling',
  'bouts',
] as const;

@Injectable()
export class RatingRepository {
  constructor(
    @InjectRepository(FighterRatingEntity) private readonly ratings: Repository<FighterRatingEntity>,
    @InjectRepository(MatchupModelEntity) private readonly models: Repository<MatchupModelEntity>,
  ) {}

  /** The ratings of fighters after their bouts before a day; null: after all. */
  async findOf(
    fighterIds: readonly string[],
    before: string | null,
    signal: AbortSignal,
  ): Promise<RatingRow[]> {
    const query = selectProperties(this.ratings, COLUMNS).where('t.fighterId IN (:...fighterIds)', {
      fighterIds,
    });
    if (before === null) query.andWhere('t.nextOn IS NULL');
    else query.andWhere('t.heldOn < :before AND (t.nextOn IS NULL OR t.nextOn >= :before)', { before });
    return selectRows<RatingRow>(query, signal);
  }

  /**
   * The highest ratings, of fighters whose last bout before a day (null: of all) was on `activeSince` or later and in
   * the class. SQL by hand: a join without a relation.
   */
  async findHighest(
    weightClass: WeightClass | null,
    before: string | null,
    activeSince: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<ListedRating[]> {
    const conditions = ['r.held_on >= $1'];
    const parameters: unknown[] = [activeSince, limit];
    if (before === null) conditions.push('r.next_on IS NULL');
    else {
      parameters.push(before);
      conditions.push('r.held_on < $3 AND (r.next_on IS NULL OR r.next_on >= $3)');
    }
    if (weightClass !== null) {
      parameters.push(weightClass);
      conditions.push(`r.weight_class = $${parameters.length}`);
    }
    return queryRows<ListedRating>(
      this.ratings.manager.dataSource,
      `SELECT r.fighter_id AS "fighterId", r.held_on::text AS "heldOn", r.next_on::text AS "nextOn", r.rating,
              r.deviation, r.volatility, r.striking, r.grappling, r.bouts, f.name, f.coverage,
              f.source_url AS "sourceUrl"
         FROM mma.fighter_ratings r JOIN mma.fighters f ON f.id = r.fighter_id
        WHERE ${conditions.join(' AND ')}
        ORDER BY r.rating DESC, r.fighter_id LIMIT $2`,
      parameters,
      signal,
    );
  }

  /** Every dated bout of the fighters from their sides, in the order of time. */
  async findSidesOf(fighterIds: readonly string[], signal: AbortSignal): Promise<BoutSide[]> {
    const rows = await queryRows<RatedBoutRow>(
      this.ratings.manager.dataSource,
      selectRatedBouts('p.fighter_id = ANY ($1)'),
      [fighterIds],
      signal,
    );
    return rows.map((row) => sidesOfBout(toRatedBout(row))[0]);
  }

  /** Null without enough bouts. */
  async findModel(signal: AbortSignal): Promise<MatchupModelEntity | null> {
    const rows = await selectRows<MatchupModelEntity>(selectProperties(this.models), signal);
    return rows[0] ?? null;
  }
}

/** Days since 1970-01-01 of the bout that a rating followed from. */
export const ratedDay = ({ heldOn }: Pick<RatingRow, 'heldOn'>): number => dayNumber(heldOn);
