import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FighterCareerEntity } from '../entities/fighter-career.entity.js';
import type { ListedBody } from '../domain/career-metric-values.js';
import type { ChampionshipBout } from '../domain/title-lineage.js';
import { SELECT_CAREER_BOUTS, toCareerBout, type CareerBoutRow } from '../repositories/career-bout-view.js';
import type { Rows, Side } from './expected-rows.js';

type KeyedRow = { key: string } & Record<string, unknown>;

/** Bouts as they were imported, and what the derived tables hold of them. */
@Injectable()
export class VerificationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every side of every bout, by fighter. */
  async findSides(): Promise<Map<string, Side[]>> {
    const rows = await this.dataSource.query<CareerBoutRow[]>(`${SELECT_CAREER_BOUTS} ORDER BY p.fighter_id`);
    const byFighter = new Map<string, Side[]>();
    for (const row of rows) {
      const side = { ...toCareerBout(row), boutId: row.boutId, fighterId: row.fighterId };
      const sides = byFighter.get(row.fighterId);
      if (sides === undefined) byFighter.set(row.fighterId, [side]);
      else sides.push(side);
    }
    return byFighter;
  }

  async findBodies(): Promise<Map<string, ListedBody>> {
    const rows = await this.dataSource.query<(ListedBody & { id: string })[]>(
      `SELECT id, height_cm AS "heightCm", reach_cm AS "reachCm", born_on::text AS "bornOn" FROM mma.fighters`,
    );
    return new Map(rows.map(({ id, ...body }) => [id, body]));
  }

  findChampionshipBouts(): Promise<ChampionshipBout[]> {
    return this.dataSource.query<ChampionshipBout[]>(
      `SELECT b.id AS "boutId", b.weight_class AS "weightClass", b.title AS kind, b.held_on::text AS "heldOn",
              b.card_position AS "cardPosition", pa.fighter_id AS "aId", pb.fighter_id AS "bId",
              CASE WHEN pa.result = 'win' THEN pa.fighter_id WHEN pb.result = 'win' THEN pb.fighter_id END AS "winnerId"
         FROM mma.bouts b
         JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
         JOIN mma.bout_participants pb ON pb.bout_id = b.id AND pb.corner = 'b'
        WHERE b.title IN ('undisputed', 'interim') AND b.weight_class IS NOT NULL`,
    );
  }

  findCareers(): Promise<FighterCareerEntity[]> {
    return this.dataSource.getRepository(FighterCareerEntity).find();
  }

  findNumbers(): Promise<Rows> {
    return this.keyed(
      `SELECT fighter_id || ' ' || bout_id AS key, bout_number AS "boutNumber", run, class_run AS "classRun"
         FROM mma.career_bouts`,
    );
  }

  findFigures(): Promise<Rows> {
    return this.keyed(
      `SELECT metric || ' ' || division || ' ' || fighter_id AS key, value, attempts, bouts FROM mma.career_figures`,
    );
  }

  findTitleBouts(): Promise<Rows> {
    return this.keyed(
      `SELECT bout_id AS key, place AS position, champion_before_id AS "championBeforeId", champion_after_id AS "championAfterId"
         FROM mma.title_bouts`,
    );
  }

  private async keyed(sql: string): Promise<Rows> {
    const rows = await this.dataSource.query<KeyedRow[]>(sql);
    return new Map(rows.map(({ key, ...values }) => [key, values]));
  }
}
