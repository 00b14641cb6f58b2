import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Landed and attempted pairs, counts and seconds of one fighter; null means unknown. */
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
  ground_attempted smallint`;

/** The sports data: schema `mma`. */
export class CreateMmaTables1795392000000 implements MigrationInterface {
  readonly name = 'CreateMmaTables1795392000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA mma;
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
        changed_at timestamptz NOT NULL DEFAULT now()
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
        changed_at timestamptz NOT NULL DEFAULT now()
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
        changed_at timestamptz NOT NULL DEFAULT now()
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
        PRIMARY KEY (bout_id, corner)
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
        PRIMARY KEY (bout_id, fighter_id, round)
      );
      CREATE INDEX round_statistics_fighter ON mma.round_statistics (fighter_id);

      CREATE TABLE mma.rankings (
        list varchar(30) NOT NULL,
        listed_on date NOT NULL,
        rank smallint NOT NULL,
        name varchar(120) NOT NULL,
        fighter_id varchar(40) REFERENCES mma.fighters ON DELETE SET NULL,
        PRIMARY KEY (list, listed_on, rank, name)
      );
      CREATE INDEX rankings_fighter_listed_on ON mma.rankings (fighter_id, listed_on);

      CREATE TABLE mma.dataset (
        id smallint PRIMARY KEY,
        data_version integer NOT NULL,
        as_of date,
        coverage varchar(10) NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE mma.import_runs (
        id uuid PRIMARY KEY,
        source varchar(500) NOT NULL,
        status varchar(12) NOT NULL,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        counts jsonb NOT NULL DEFAULT '{}',
        failure text
      );
      CREATE INDEX import_runs_started_at ON mma.import_runs (started_at);

      CREATE TABLE mma.import_rejects (
        run_id uuid NOT NULL REFERENCES mma.import_runs ON DELETE CASCADE,
        position integer NOT NULL,
        file varchar(100) NOT NULL,
        line integer NOT NULL,
        severity varchar(10) NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (run_id, position)
      );
    `);
  }

  /** The extensions stay: other schemas of the database may use them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE mma.import_rejects, mma.import_runs, mma.dataset, mma.rankings, mma.round_statistics,
        mma.bout_totals, mma.bout_participants, mma.bouts, mma.fighter_aliases, mma.fighters, mma.events;
      DROP SCHEMA mma;
    `);
  }
}
