import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appearances replace career bouts; they are recomputed at the next start. */
export class Appearances1796600000000 implements MigrationInterface {
  readonly name = 'Appearances1796600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.appearances (
        fighter_id varchar(40) NOT NULL,
        bout_id varchar(40) NOT NULL,
        opponent_id varchar(40) NOT NULL,
        event_id varchar(40) NOT NULL,
        held_on date,
        bout_order integer NOT NULL,
        is_lead boolean NOT NULL,
        card_position smallint NOT NULL,
        bout_number smallint,
        bout_number_from_end smallint,
        weight_class varchar(30),
        sex varchar(5) NOT NULL,
        title varchar(12) NOT NULL,
        role varchar(10),
        opponent_title varchar(15),
        result varchar(12) NOT NULL,
        method varchar(60) NOT NULL,
        method_group varchar(12) NOT NULL,
        method_detail text,
        method_text text NOT NULL,
        round smallint NOT NULL,
        scheduled_rounds smallint,
        duration_seconds integer,
        referee varchar(80),
        city varchar(100),
        country varchar(100),
        location varchar(200),
        stance varchar(30),
        opponent_stance varchar(30),
        age smallint,
        age_days integer,
        run smallint,
        class_run smallint,
        knockdowns smallint,
        sig_strikes_landed smallint,
        sig_strikes_attempted smallint,
        total_strikes_landed smallint,
        total_strikes_attempted smallint,
        takedowns_landed smallint,
        takedowns_attempted smallint,
        submission_attempts smallint,
        reversals smallint,
        control_seconds smallint,
        head_landed smallint,
        body_landed smallint,
        leg_landed smallint,
        distance_landed smallint,
        clinch_landed smallint,
        ground_landed smallint,
        opponent_knockdowns smallint,
        opponent_sig_strikes_landed smallint,
        opponent_sig_strikes_attempted smallint,
        opponent_total_strikes_landed smallint,
        opponent_total_strikes_attempted smallint,
        opponent_takedowns_landed smallint,
        opponent_takedowns_attempted smallint,
        opponent_submission_attempts smallint,
        opponent_reversals smallint,
        opponent_control_seconds smallint,
        opponent_head_landed smallint,
        opponent_body_landed smallint,
        opponent_leg_landed smallint,
        opponent_distance_landed smallint,
        opponent_clinch_landed smallint,
        opponent_ground_landed smallint,
        PRIMARY KEY (fighter_id, bout_id)
      );
      CREATE INDEX appearances_fighter ON mma.appearances (fighter_id, bout_order);
      CREATE INDEX appearances_bout_order ON mma.appearances (bout_order);
      CREATE INDEX appearances_bout ON mma.appearances (bout_id);
      CREATE INDEX appearances_opponent ON mma.appearances (opponent_id);
      CREATE INDEX appearances_held_on ON mma.appearances (held_on);
      CREATE INDEX appearances_weight_class_held_on ON mma.appearances (weight_class, held_on);
      CREATE INDEX appearances_knockdowns ON mma.appearances (knockdowns);
      CREATE INDEX appearances_sig_strikes_landed ON mma.appearances (sig_strikes_landed);
      CREATE INDEX appearances_total_strikes_landed ON mma.appearances (total_strikes_landed);
      CREATE INDEX appearances_takedowns_landed ON mma.appearances (takedowns_landed);
      CREATE INDEX appearances_submission_attempts ON mma.appearances (submission_attempts);
      CREATE INDEX appearances_control_seconds ON mma.appearances (control_seconds);
      CREATE INDEX appearances_duration_seconds ON mma.appearances (duration_seconds);
      CREATE INDEX appearances_finish_seconds ON mma.appearances (method_group, duration_seconds)
        WHERE result = 'win';
      DROP TABLE mma.career_bouts;
      UPDATE mma.dataset SET figures_version = 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE mma.appearances;
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
      UPDATE mma.dataset SET figures_version = 0;
    `);
  }
}
