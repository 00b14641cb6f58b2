import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures derived from the bouts, stored so that queries need not compute them. */
export class CreateDerivedTables1795900000000 implements MigrationInterface {
  readonly name = 'CreateDerivedTables1795900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.career_bouts (
        fighter_id varchar(40) NOT NULL,
        bout_id varchar(40) NOT NULL,
        held_on date,
        bout_number smallint,
        weight_class varchar(30),
        title varchar(12) NOT NULL,
        result varchar(12) NOT NULL,
        method_group varchar(12) NOT NULL,
        duration_seconds integer,
        run smallint,
        class_run smallint,
        knockdowns smallint,
        sig_strikes_landed smallint,
        sig_strikes_attempted smallint,
        total_strikes_landed smallint,
        takedowns_landed smallint,
        takedowns_attempted smallint,
        submission_attempts smallint,
        control_seconds smallint,
        opponent_sig_strikes_landed smallint,
        opponent_sig_strikes_attempted smallint,
        opponent_takedowns_landed smallint,
        opponent_takedowns_attempted smallint,
        PRIMARY KEY (fighter_id, bout_id)
      );
      CREATE INDEX career_bouts_bout ON mma.career_bouts (bout_id);
      CREATE INDEX career_bouts_held_on ON mma.career_bouts (held_on);
      CREATE INDEX career_bouts_weight_class_held_on ON mma.career_bouts (weight_class, held_on);
      CREATE INDEX career_bouts_knockdowns ON mma.career_bouts (knockdowns);
      CREATE INDEX career_bouts_sig_strikes_landed ON mma.career_bouts (sig_strikes_landed);
      CREATE INDEX career_bouts_total_strikes_landed ON mma.career_bouts (total_strikes_landed);
      CREATE INDEX career_bouts_takedowns_landed ON mma.career_bouts (takedowns_landed);
      CREATE INDEX career_bouts_submission_attempts ON mma.career_bouts (submission_attempts);
      CREATE INDEX career_bouts_control_seconds ON mma.career_bouts (control_seconds);
      CREATE INDEX career_bouts_duration_seconds ON mma.career_bouts (duration_seconds);
      CREATE INDEX career_bouts_finish_seconds ON mma.career_bouts (method_group, duration_seconds)
        WHERE result = 'win';

      CREATE TABLE mma.fighter_careers (
        fighter_id varchar(40) PRIMARY KEY REFERENCES mma.fighters ON DELETE CASCADE,
        bouts smallint NOT NULL,
        wins smallint NOT NULL,
        losses smallint NOT NULL,
        draws smallint NOT NULL,
        no_contests smallint NOT NULL,
        wins_ko_tko smallint NOT NULL,
        wins_submission smallint NOT NULL,
        wins_decision smallint NOT NULL,
        wins_dq smallint NOT NULL,
        wins_other smallint NOT NULL,
        losses_ko_tko smallint NOT NULL,
        losses_submission smallint NOT NULL,
        losses_decision smallint NOT NULL,
        losses_dq smallint NOT NULL,
        losses_other smallint NOT NULL,
        title_wins smallint NOT NULL,
        title_losses smallint NOT NULL,
        title_draws smallint NOT NULL,
        title_no_contests smallint NOT NULL,
        current_streak_result varchar(12),
        current_streak_count smallint NOT NULL,
        longest_win_streak smallint NOT NULL,
        first_bout_on date,
        last_bout_on date,
        weight_classes text[] NOT NULL,
        undated_bouts smallint NOT NULL,
        bouts_without_statistics smallint NOT NULL,
        bouts_without_control smallint NOT NULL,
        fight_seconds integer,
        sig_strikes_landed_per_min double precision,
        sig_strikes_absorbed_per_min double precision,
        sig_strike_accuracy double precision,
        sig_strike_defence double precision,
        takedowns_per_15_min double precision,
        takedown_accuracy double precision,
        takedown_defence double precision,
        submission_attempts_per_15_min double precision,
        knockdowns integer,
        control_seconds integer
      );

      CREATE TABLE mma.career_figures (
        metric varchar(40) COLLATE "C" NOT NULL,
        division varchar(30) COLLATE "C" NOT NULL,
        value double precision NOT NULL,
        fighter_id varchar(40) NOT NULL,
        bouts smallint NOT NULL,
        attempts integer NOT NULL,
        PRIMARY KEY (metric, division, value, fighter_id)
      );

      CREATE TABLE mma.title_bouts (
        bout_id varchar(40) PRIMARY KEY REFERENCES mma.bouts ON DELETE CASCADE,
        weight_class varchar(30) NOT NULL,
        kind varchar(12) NOT NULL,
        place smallint NOT NULL,
        champion_before_id varchar(40) REFERENCES mma.fighters ON DELETE CASCADE,
        champion_after_id varchar(40) REFERENCES mma.fighters ON DELETE CASCADE,
        CONSTRAINT title_bouts_kind_check CHECK (kind IN ('undisputed', 'interim'))
      );
      CREATE INDEX title_bouts_weight_class ON mma.title_bouts (weight_class, place);

      ALTER TABLE mma.dataset ADD COLUMN figures_version integer NOT NULL DEFAULT 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mma.dataset DROP COLUMN figures_version;
      DROP TABLE mma.title_bouts, mma.career_figures, mma.fighter_careers, mma.career_bouts;
    `);
  }
}
