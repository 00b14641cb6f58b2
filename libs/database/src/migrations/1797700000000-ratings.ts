import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ratings and the model of match-ups; they are computed at the next start. */
export class Ratings1797700000000 implements MigrationInterface {
  readonly name = 'Ratings1797700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.fighter_ratings (
        fighter_id varchar(40) NOT NULL,
        held_on date NOT NULL,
        next_on date,
        rating double precision NOT NULL,
        deviation double precision NOT NULL,
        volatility double precision NOT NULL,
        striking double precision NOT NULL,
        grappling double precision NOT NULL,
        bouts smallint NOT NULL,
        weight_class varchar(30),
        PRIMARY KEY (fighter_id, held_on)
      )`);
    await queryRunner.query(`
      CREATE INDEX fighter_ratings_current ON mma.fighter_ratings (weight_class, rating) WHERE next_on IS NULL`);
    await queryRunner.query(`
      CREATE TABLE mma.matchup_models (
        id smallint NOT NULL PRIMARY KEY,
        trained_to date NOT NULL,
        bouts integer NOT NULL,
        coefficients jsonb NOT NULL,
        backtest_bouts integer NOT NULL,
        backtest_accuracy double precision NOT NULL,
        backtest_log_loss double precision NOT NULL,
        backtest_brier double precision NOT NULL,
        CONSTRAINT matchup_models_id_check CHECK (id = 1)
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE mma.matchup_models');
    await queryRunner.query('DROP TABLE mma.fighter_ratings');
  }
}
