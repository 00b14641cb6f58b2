import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events without results, apart from those that are counted. */
export class UpcomingEvents1798100001000 implements MigrationInterface {
  readonly name = 'UpcomingEvents1798100001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.upcoming_events (
        id varchar(40) NOT NULL PRIMARY KEY,
        name varchar(200) NOT NULL,
        name_folded varchar(200) NOT NULL,
        held_on date NOT NULL,
        location varchar(200),
        city varchar(100),
        country varchar(100),
        source_url varchar(300),
        bouts jsonb NOT NULL DEFAULT '[]'
      );
      CREATE VIEW mma_read.upcoming_bouts AS SELECT
        u.id AS event_id,
        u.name AS event,
        u.held_on AS date,
        u.location AS location,
        u.city AS city,
        u.country AS country,
        listed.fighter_a_id AS fighter_a_id,
        listed.fighter_a AS fighter_a,
        listed.fighter_b_id AS fighter_b_id,
        listed.fighter_b AS fighter_b
      FROM mma.upcoming_events u LEFT JOIN LATERAL jsonb_to_recordset(u.bouts)
        AS listed(fighter_a_id text, fighter_a text, fighter_b_id text, fighter_b text) ON true;
      COMMENT ON VIEW mma_read.upcoming_bouts IS 'One row per listed bout of an event without results; an event that lists none has one row.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.event_id IS 'Id of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.event IS 'Name of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.date IS 'Local day of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.location IS 'Place of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.city IS 'City of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.country IS 'Country of the event.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.fighter_a_id IS 'Null if the name matches no fighter.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.fighter_a IS 'Name of the fighter whom the source names first.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.fighter_b_id IS 'Null if the name matches no fighter.';
      COMMENT ON COLUMN mma_read.upcoming_bouts.fighter_b IS 'Name of the other fighter.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW mma_read.upcoming_bouts; DROP TABLE mma.upcoming_events');
  }
}
