import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { FighterRatingEntity } from '../entities/fighter-rating.entity.js';
import { MatchupModelEntity } from '../entities/matchup-model.entity.js';
import { bringUpToDate, type DerivedTable } from '../repositories/derived-table.js';
import { computeRatings, type ComputedRatings } from './compute-ratings.js';
import type { RatedBout } from './rated-bout.js';
import { selectRatedBouts, toRatedBout, type RatedBoutRow } from './rated-bout-view.js';

/** Types of the columns in the order of the key and the other columns. */
interface ComputedTable extends Omit<DerivedTable, 'select'> {
  types: readonly string[];
}

const FIGHTER_RATINGS: ComputedTable = {
  name: 'fighter_ratings',
  key: ['fighter_id', 'held_on'],
  columns: ['next_on', 'rating', 'deviation', 'volatility', 'striking', 'grappling', 'bouts', 'weight_class'],
  types: ['text', 'date', 'date', 'float8', 'float8', 'float8', 'float8', 'float8', 'int2', 'text'],
};

const MATCHUP_MODELS: ComputedTable = {
  name: 'matchup_models',
  key: ['id'],
  columns: [
    'trained_to',
    'bouts',
    'coefficients',
    'backtest_bouts',
    'backtest_accuracy',
    'backtest_log_loss',
    'backtest_brier',
  ],
  types: ['int2', 'date', 'int4', 'jsonb', 'int4', 'float8', 'float8', 'float8'],
};

export const RATING_TABLE_NAMES = [FIGHTER_RATINGS, MATCHUP_MODELS].map(({ name }) => name);

const BATCH_ROWS = 2000;
/** Every bout once. */
const EVERY_BOUT = 'p.fighter_id < p.opponent_id';

const pause = async (): Promise<void> => {
  await setImmediate();
};

/**
 * Computes ratings and model from `mma.appearances` and updates their tables within the runner's transaction. SQL by
 * hand: set operations over whole tables.
 * @returns how many rows changed
 */
export async function rebuildRatings(runner: QueryRunner): Promise<number> {
  const rows = await runner.manager.query<RatedBoutRow[]>(selectRatedBouts(EVERY_BOUT));
  const { ratings, model } = await computeRatings(rows.map(toRatedBout), pause);
  const models = model === null ? [] : [model];
  return (
    (await update(
      runner,
      FIGHTER_RATINGS,
      ratings.map((row) => [
        row.fighterId,
        row.heldOn,
        row.nextOn,
        row.rating,
        row.deviation,
        row.volatility,
        row.striking,
        row.grappling,
        row.bouts,
        row.weightClass,
      ]),
    )) +
    (await update(
      runner,
      MATCHUP_MODELS,
      models.map((row) => [
        row.id,
        row.trainedTo,
        row.bouts,
        JSON.stringify(row.coefficients),
        row.backtestBouts,
        row.backtestAccuracy,
        row.backtestLogLoss,
        row.backtestBrier,
      ]),
    ))
  );
}

async function update(
  runner: QueryRunner,
  { types, ...table }: ComputedTable,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<number> {
  const computed = `computed_${table.name}`;
  const columns = [...table.key, ...table.columns];
  await runner.query(`DROP TABLE IF EXISTS ${computed}`);
  await runner.query(
    `CREATE TEMP TABLE ${computed} AS SELECT ${columns.join(', ')} FROM mma.${table.name} WHERE false`,
  );
  const parameters = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    const batch = rows.slice(start, start + BATCH_ROWS);
    await runner.query(
      `INSERT INTO ${computed} (${columns.join(', ')}) SELECT * FROM unnest(${parameters})`,
      columns.map((_, index) => batch.map((row) => row[index] ?? null)),
    );
  }
  const { prepare, write, clean } = bringUpToDate({ ...table, select: `SELECT * FROM ${computed}` });
  let touched = 0;
  for (const statement of prepare) await runner.query(statement);
  for (const statement of write) touched += (await runner.query(statement, [], true)).affected ?? 0;
  await runner.query(clean);
  await runner.query(`DROP TABLE ${computed}`);
  return touched;
}

/** All bouts for the backtest, and the contents of both tables for their verification. */
@Injectable()
export class RatingTablesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async findEveryBout(): Promise<RatedBout[]> {
    const rows = await this.dataSource.query<RatedBoutRow[]>(selectRatedBouts(EVERY_BOUT));
    return rows.map(toRatedBout);
  }

  /** Computes both tables from all bouts, without reading or changing them. */
  async compute(): Promise<ComputedRatings> {
    return computeRatings(await this.findEveryBout(), pause);
  }

  async findStored(): Promise<Pick<ComputedRatings, 'ratings'> & { models: MatchupModelEntity[] }> {
    return {
      ratings: await this.dataSource.getRepository(FighterRatingEntity).find(),
      models: await this.dataSource.getRepository(MatchupModelEntity).find(),
    };
  }
}
