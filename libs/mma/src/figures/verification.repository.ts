import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { BoutParticipantEntity } from '../entities/bout-participant.entity.js';
import { BoutEntity } from '../entities/bout.entity.js';
import { AppearanceEntity } from '../entities/appearance.entity.js';
import { CareerFigureEntity } from '../entities/career-figure.entity.js';
import { FighterEntity } from '../entities/fighter.entity.js';
import { TitleBoutEntity } from '../entities/title-bout.entity.js';
import { selectProperties } from '../repositories/abortable-query.js';
import { FighterCareerEntity } from '../entities/fighter-career.entity.js';
import type { ListedBody } from '../domain/career-metric-values.js';
import type { ChampionshipBout } from '../domain/title-lineage.js';
import { SELECT_CAREER_BOUTS, toCareerBout, type CareerBoutRow } from '../repositories/career-bout-view.js';
import type { Rows, Side } from './expected-rows.js';

/** Imported bouts and the contents of the derived tables. */
@Injectable()
export class VerificationRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every side of every bout, by fighter. SQL by hand: the same statement as a single career's. */
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
    const fighters = await this.dataSource
      .getRepository(FighterEntity)
      .find({ select: { id: true, heightCm: true, reachCm: true, bornOn: true } });
    return new Map(fighters.map(({ id, ...body }) => [id, body]));
  }

  findChampionshipBouts(): Promise<ChampionshipBout[]> {
    return selectProperties(this.dataSource.getRepository(BoutEntity), [
      'weightClass',
      'heldOn',
      'cardPosition',
    ])
      .innerJoin(BoutParticipantEntity, 'a', `a.boutId = t.id AND a.corner = 'a'`)
      .innerJoin(BoutParticipantEntity, 'b', `b.boutId = t.id AND b.corner = 'b'`)
      .addSelect('t.id', 'boutId')
      .addSelect('t.title', 'kind')
      .addSelect('a.fighterId', 'aId')
      .addSelect('b.fighterId', 'bId')
      .addSelect(`CASE 'win' WHEN a.result THEN a.fighterId WHEN b.result THEN b.fighterId END`, 'winnerId')
      .where({ title: In(['undisputed', 'interim']), weightClass: Not(IsNull()) })
      .getRawMany<ChampionshipBout>();
  }

  findCareers(): Promise<FighterCareerEntity[]> {
    return this.dataSource.getRepository(FighterCareerEntity).find();
  }

  findNumbers(): Promise<Rows> {
    const columns = ['boutNumber', 'run', 'classRun'] as const;
    return this.keyed(AppearanceEntity, ['fighterId', 'boutId'], columns);
  }

  findFigures(): Promise<Rows> {
    return this.keyed(
      CareerFigureEntity,
      ['metric', 'division', 'fighterId'],
      ['value', 'attempts', 'bouts'],
    );
  }

  findTitleBouts(): Promise<Rows> {
    return this.keyed(TitleBoutEntity, ['boutId'], ['position', 'championBeforeId', 'championAfterId']);
  }

  /** Columns of every row by key. */
  private async keyed<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    key: readonly (keyof Entity & string)[],
    columns: readonly (keyof Entity & string)[],
  ): Promise<Rows> {
    const repository = this.dataSource.getRepository(entity);
    const rows = await selectProperties(repository, [...key, ...columns]).getRawMany<
      Record<string, unknown>
    >();
    const pick = (row: Record<string, unknown>) => columns.map((column) => [column, row[column]]);
    return new Map(
      rows.map((row) => [key.map((part) => row[part]).join(' '), Object.fromEntries(pick(row))]),
    );
  }
}
