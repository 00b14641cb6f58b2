import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairs of landed and attempted, counts and seconds per fighter; null is unknown. */
const STATISTIC_COLUMNS = `
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
  head_attempted smallint,
  body_landed smallint,
  body_attempted smallint,
  leg_landed smallint,
  leg_attempted smallint,
  distance_landed smallint,
  distance_attempted smallint,
  clinch_landed smallint,
  clinch_attempted smallint,
  ground_landed smallint,
  ground_attempted smallint,
  CONSTRAINT statistics_landed_check CHECK (
    sig_strikes_landed <= sig_strikes_attempted AND total_strikes_landed <= total_strikes_attempted AND
    takedowns_landed <= takedowns_attempted AND head_landed <= head_attempted AND
    body_landed <= body_attempted AND leg_landed <= leg_attempted AND
    distance_landed <= distance_attempted AND clinch_landed <= clinch_attempted AND
    ground_landed <= ground_attempted
  ),
  CONSTRAINT statistics_not_negative_check CHECK (
    sig_strikes_landed >= 0 AND total_strikes_landed >= 0 AND takedowns_landed >= 0 AND head_landed >= 0 AND
    body_landed >= 0 AND leg_landed >= 0 AND distance_landed >= 0 AND clinch_landed >= 0 AND
    ground_landed >= 0 AND knockdowns >= 0 AND submission_attempts >= 0 AND reversals >= 0 AND
    control_seconds >= 0
  )`;

/** The sports data: schema `mma`. */
export class CreateMmaTables1795392000000 implements MigrationInterface {
  readonly name = 'CreateMmaTables1795392000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA IF NOT EXISTS mma;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      CREATE TABLE mma.events (
        id varchar(40) PRIMARY KEY,
        name varchar(200) NOT NULL,
        name_folded varchar(200) NOT NULL,
        aliases text[] NOT NULL DEFAULT '{}',
        held_on date,
        location varchar(200),
        city varchar(100),
        country varchar(100),
        coverage varchar(10) NOT NULL DEFAULT 'complete',
        source_url varchar(300) UNIQUE,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT events_coverage_check CHECK (coverage IN ('complete', 'partial'))
      );
      CREATE INDEX events_held_on ON mma.events (held_on);
      CREATE INDEX events_name_folded_trgm ON mma.events USING gin (name_folded gin_trgm_ops);

      CREATE TABLE mma.fighters (
        id varchar(40) PRIMARY KEY,
        name varchar(120) NOT NULL,
        name_folded varchar(120) NOT NULL,
        nickname varchar(120),
        nickname_folded varchar(120),
        born_on date,
        height_cm double precision,
        reach_cm double precision,
        weight_lb double precision,
        stance varchar(30),
        coverage varchar(10) NOT NULL DEFAULT 'complete',
        source_url varchar(300) UNIQUE,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT fighters_coverage_check CHECK (coverage IN ('complete', 'partial'))
      );
      CREATE INDEX fighters_name_folded ON mma.fighters (name_folded);
      CREATE INDEX fighters_nickname_folded ON mma.fighters (nickname_folded);
      CREATE INDEX fighters_name_folded_trgm ON mma.fighters USING gin (name_folded gin_trgm_ops);

      CREATE TABLE mma.fighter_aliases (
        fighter_id varchar(40) NOT NULL REFERENCES mma.fighters ON DELETE CASCADE,
        alias_folded varchar(120) NOT NULL,
        alias varchar(120) NOT NULL,
        PRIMARY KEY (fighter_id, alias_folded)
      );
      CREATE INDEX fighter_aliases_alias_folded ON mma.fighter_aliases (alias_folded);

      CREATE TABLE mma.bouts (
        id varchar(40) PRIMARY KEY,
        event_id varchar(40) NOT NULL REFERENCES mma.events ON DELETE CASCADE,
        card_position smallint NOT NULL,
        held_on date,
        weight_class varchar(30),
        title varchar(12) NOT NULL,
        method varchar(60) NOT NULL,
        method_group varchar(12) NOT NULL,
        method_detail text,
        round smallint NOT NULL,
        time_seconds integer NOT NULL,
        duration_seconds integer,
        scheduled_rounds smallint,
        round_minutes varchar(60),
        referee varchar(80),
        scorecards jsonb NOT NULL DEFAULT '[]',
        source_url varchar(300) NOT NULL UNIQUE,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT bouts_card_position_check CHECK (card_position >= 0),
        CONSTRAINT bouts_title_check CHECK (title IN ('none', 'undisputed', 'interim', 'tournament')),
        CONSTRAINT bouts_method_group_check CHECK (method_group IN ('ko_tko', 'submission', 'decision', 'dq', 'other')),
        CONSTRAINT bouts_time_check CHECK (round >= 1 AND time_seconds >= 0 AND duration_seconds >= 0)
      );
      CREATE INDEX bouts_event ON mma.bouts (event_id, card_position);
      CREATE INDEX bouts_held_on ON mma.bouts (held_on);
      CREATE INDEX bouts_weight_class_held_on ON mma.bouts (weight_class, held_on);

      CREATE TABLE mma.bout_participants (
        bout_id varchar(40) NOT NULL REFERENCES mma.bouts ON DELETE CASCADE,
        corner varchar(1) NOT NULL,
        fighter_id varchar(40) NOT NULL REFERENCES mma.fighters,
        opponent_id varchar(40) NOT NULL REFERENCES mma.fighters,
        result varchar(12) NOT NULL,
        held_on date,
        PRIMARY KEY (bout_id, corner),
        CONSTRAINT bout_participants_corner_check CHECK (corner IN ('a', 'b')),
        CONSTRAINT bout_participants_result_check CHECK (result IN ('win', 'loss', 'draw', 'no_contest')),
        CONSTRAINT bout_participants_opponent_check CHECK (opponent_id <> fighter_id)
      );
      CREATE UNIQUE INDEX bout_participants_bout_fighter ON mma.bout_participants (bout_id, fighter_id);
      CREATE INDEX bout_participants_fighter_held_on ON mma.bout_participants (fighter_id, held_on);
      CREATE INDEX bout_participants_opponent ON mma.bout_participants (opponent_id, fighter_id);

      CREATE TABLE mma.bout_totals (
        bout_id varchar(40) NOT NULL REFERENCES mma.bouts ON DELETE CASCADE,
        fighter_id varchar(40) NOT NULL REFERENCES mma.fighters,
        ${STATISTIC_COLUMNS},
        PRIMARY KEY (bout_id, fighter_id)
      );
      CREATE INDEX bout_totals_fighter ON mma.bout_totals (fighter_id);

      CREATE TABLE mma.round_statistics (
        bout_id varchar(40) NOT NULL REFERENCES mma.bouts ON DELETE CASCADE,
        fighter_id varchar(40) NOT NULL REFERENCES mma.fighters,
        round smallint NOT NULL,
        ${STATISTIC_COLUMNS},
        PRIMARY KEY (bout_id, fighter_id, round),
        CONSTRAINT round_statistics_round_check CHECK (round >= 1)
      );
      CREATE INDEX round_statistics_fighter ON mma.round_statistics (fighter_id);

      CREATE TABLE mma.rankings (
        list varchar(30) NOT NULL,
        listed_on date NOT NULL,
        rank smallint NOT NULL,
        name varchar(120) NOT NULL,
        fighter_id varchar(40) REFERENCES mma.fighters ON DELETE SET NULL,
        PRIMARY KEY (list, listed_on, rank, name),
        CONSTRAINT rankings_rank_check CHECK (rank >= 0)
      );
      CREATE INDEX rankings_fighter_listed_on ON mma.rankings (fighter_id, listed_on);

      CREATE TABLE mma.dataset (
        id smallint PRIMARY KEY,
        data_version integer NOT NULL,
        as_of date,
        coverage varchar(10) NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT dataset_id_check CHECK (id = 1),
        CONSTRAINT dataset_coverage_check CHECK (coverage IN ('starter', 'complete'))
      );

      CREATE TABLE mma.import_runs (
        id uuid PRIMARY KEY,
        source varchar(500) NOT NULL,
        status varchar(12) NOT NULL,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        counts jsonb NOT NULL DEFAULT '{}',
        failure text,
        CONSTRAINT import_runs_status_check CHECK (status IN ('running', 'succeeded', 'failed'))
      );
      CREATE INDEX import_runs_started_at ON mma.import_runs (started_at);

      CREATE TABLE mma.import_rejects (
        run_id uuid NOT NULL REFERENCES mma.import_runs ON DELETE CASCADE,
        position integer NOT NULL,
        file varchar(100) NOT NULL,
        line integer NOT NULL,
        severity varchar(10) NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (run_id, position),
        CONSTRAINT import_rejects_severity_check CHECK (severity IN ('rejected', 'warning'))
      );
    `);
  }

  /** The extensions are kept: other schemas may use them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE mma.import_rejects, mma.import_runs, mma.dataset, mma.rankings, mma.round_statistics,
        mma.bout_totals, mma.bout_participants, mma.bouts, mma.fighter_aliases, mma.fighters, mma.events;
      DROP SCHEMA mma;
    `);
  }
}
