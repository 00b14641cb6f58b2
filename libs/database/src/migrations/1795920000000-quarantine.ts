import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quarantined rows, ambiguous fighters, and whether totals are computed from rounds. */
export class Quarantine1795920000000 implements MigrationInterface {
  readonly name = 'Quarantine1795920000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.quarantined_rows (
        id varchar(40) PRIMARY KEY,
        source varchar(500) NOT NULL,
        file varchar(100) NOT NULL,
        line integer,
        reason text NOT NULL,
        row_values jsonb NOT NULL,
        event_id varchar(40),
        bout_id varchar(40),
        fighter_id varchar(40),
        round smallint,
        is_sound boolean NOT NULL DEFAULT false,
        stood boolean NOT NULL DEFAULT false,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        run_id uuid REFERENCES mma.import_runs ON DELETE SET NULL
      );
      CREATE INDEX quarantined_rows_source ON mma.quarantined_rows (source);
      CREATE INDEX quarantined_rows_bout_fighter ON mma.quarantined_rows (bout_id, fighter_id);

      ALTER TABLE mma.fighters ADD COLUMN ambiguous_ids text[];
      CREATE INDEX fighters_ambiguous ON mma.fighters (id) WHERE ambiguous_ids IS NOT NULL;

      ALTER TABLE mma.bout_totals ADD COLUMN from_rounds boolean NOT NULL DEFAULT false;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mma.bout_totals DROP COLUMN from_rounds;
      ALTER TABLE mma.fighters DROP COLUMN ambiguous_ids;
      DROP TABLE mma.quarantined_rows;
    `);
  }
}
