import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the files of a source, and the progress of a running import. */
export class DataSync1797800000000 implements MigrationInterface {
  readonly name = 'DataSync1797800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE mma.source_files (
        source varchar(500) NOT NULL,
        file varchar(100) NOT NULL,
        etag varchar(300),
        last_modified varchar(300),
        checksum varchar(64) NOT NULL,
        bytes integer NOT NULL,
        rows integer NOT NULL,
        checked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (source, file)
      );
      ALTER TABLE mma.import_runs ADD COLUMN progress jsonb;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE mma.import_runs DROP COLUMN progress;
      DROP TABLE mma.source_files;
    `);
  }
}
