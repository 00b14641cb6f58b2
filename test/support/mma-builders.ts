import {
  BoutEntity,
  BoutParticipantEntity,
  BoutTotalEntity,
  DatasetEntity,
  EventEntity,
  FighterAliasEntity,
  FighterEntity,
  foldText,
  MatchupModelEntity,
  RankingEntity,
  rebuildDerivedFigures,
  RoundStatisticEntity,
  type BoutResult,
} from '@app/mma';
import type { DataSource } from 'typeorm';

const OPPOSITE: Record<BoutResult, BoutResult> = {
  win: 'loss',
  loss: 'win',
  draw: 'draw',
  no_contest: 'no_contest',
};

/** Builds sports data: a test states the fields it depends on, the rest has defaults. */
export class MmaBuilder {
  private static made = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Sixteen hexadecimal digits, as in the source. */
  private newId(): string {
    MmaBuilder.made += 1;
    return MmaBuilder.made.toString(16).padStart(16, '0');
  }

  async dataset(more: Partial<DatasetEntity> = {}): Promise<void> {
    await this.dataSource.getRepository(DatasetEntity).save({
      id: 1,
      dataVersion: 1,
      asOf: '2024-12-31',
      coverage: 'complete',
      changedAt: new Date(),
      ...more,
    });
  }

  /** Computes the figures derived from the bouts, as an import does at its end. */
  async figures(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    await runner.startTransaction();
    await rebuildDerivedFigures(runner);
    await runner.commitTransaction();
    await runner.release();
  }

  /** A model of match-ups that knows the ratings only; an import would need more bouts to train one. */
  async matchupModel(): Promise<void> {
    await this.dataSource.getRepository(MatchupModelEntity).save({
      id: 1,
      trainedTo: '2024-12-31',
      bouts: 1000,
      coefficients: { rating: 1 },
      backtestBouts: 500,
      backtestAccuracy: 0.6,
      backtestLogLoss: 0.66,
      backtestBrier: 0.23,
    });
  }

  async fighter(
    name: string,
    more: Partial<FighterEntity> & { aliases?: string[] } = {},
  ): Promise<FighterEntity> {
    const { aliases = [], ...columns } = more;
    const id = columns.id ?? this.newId();
    const nickname = columns.nickname ?? null;
    const fighter = await this.dataSource.getRepository(FighterEntity).save({
      id,
      name,
      nameFolded: foldText(name),
      nicknameFolded: nickname === null ? null : foldText(nickname),
      bornOn: null,
      heightCm: null,
      reachCm: null,
      weightLb: null,
      stance: null,
      sourceUrl: `http://example.test/fighter-details/${id}`,
      coverage: 'complete' as const,
      ...columns,
      nickname,
    });
    for (const alias of aliases) {
      await this.dataSource
        .getRepository(FighterAliasEntity)
        .insert({ fighterId: id, alias, aliasFolded: foldText(alias) });
    }
    return Object.assign(new FighterEntity(), fighter);
  }

  async event(name: string, heldOn: string | null, more: Partial<EventEntity> = {}): Promise<EventEntity> {
    const id = more.id ?? this.newId();
    const location = more.location ?? null;
    const parts = location?.split(', ') ?? [];
    const event = await this.dataSource.getRepository(EventEntity).save({
      id,
      name,
      nameFolded: foldText(name),
      heldOn,
      city: parts[0] ?? null,
      country: parts.at(-1) ?? null,
      sourceUrl: `http://example.test/event-details/${id}`,
      coverage: 'complete' as const,
      aliases: [],
      ...more,
      location,
    });
    return Object.assign(new EventEntity(), event);
  }

  /** `result` is that of fighter a. Default: a three-round decision at lightweight. */
  async bout(
    event: EventEntity,
    a: FighterEntity,
    b: FighterEntity,
    result: BoutResult,
    more: Partial<BoutEntity> = {},
  ): Promise<BoutEntity> {
    const id = more.id ?? this.newId();
    const bout = await this.dataSource.getRepository(BoutEntity).save({
      id,
      eventId: event.id,
      cardPosition: 0,
      heldOn: event.heldOn,
      weightClass: 'lightweight' as const,
      title: 'none' as const,
      method: 'Decision - Unanimous',
      methodGroup: 'decision' as const,
      methodDetail: null,
      round: 3,
      timeSeconds: 300,
      durationSeconds: 900,
      scheduledRounds: 3,
      roundMinutes: '5-5-5',
      referee: null,
      scorecards: [],
      sourceUrl: `http://example.test/fight-details/${id}`,
      ...more,
    });
    await this.dataSource.getRepository(BoutParticipantEntity).insert([
      { boutId: id, corner: 'a', fighterId: a.id, opponentId: b.id, result, heldOn: event.heldOn },
      {
        boutId: id,
        corner: 'b',
        fighterId: b.id,
        opponentId: a.id,
        result: OPPOSITE[result],
        heldOn: event.heldOn,
      },
    ]);
    return Object.assign(new BoutEntity(), bout);
  }

  async totals(bout: BoutEntity, fighter: FighterEntity, columns: Partial<BoutTotalEntity>): Promise<void> {
    await this.dataSource
      .getRepository(BoutTotalEntity)
      .insert({ ...columns, boutId: bout.id, fighterId: fighter.id });
  }

  async roundStatistics(
    bout: BoutEntity,
    fighter: FighterEntity,
    round: number,
    columns: Partial<RoundStatisticEntity>,
  ): Promise<void> {
    await this.dataSource
      .getRepository(RoundStatisticEntity)
      .insert({ ...columns, boutId: bout.id, fighterId: fighter.id, round });
  }

  async ranking(list: string, listedOn: string, rank: number, fighter: FighterEntity): Promise<void> {
    await this.dataSource
      .getRepository(RankingEntity)
      .insert({ list, listedOn, rank, name: fighter.name, fighterId: fighter.id });
  }
}
