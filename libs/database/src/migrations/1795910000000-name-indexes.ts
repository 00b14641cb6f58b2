import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME_INDEXES = [
  'fighters_name_folded_trgm',
  'fighters_nickname_folded_trgm',
  'fighter_aliases_alias_folded_trgm',
  'events_name_folded_trgm',
];

/**
 * Trigram indexes on nicknames and aliases for misspelt names. `fastupdate` is off: until a vacuum every
 * search reads the whole pending list, which made name searches twenty times slower after an import.
 */
export class NameIndexes1795910000000 implements MigrationInterface {
  readonly name = 'NameIndexes1795910000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX fighters_nickname_folded_trgm ON mma.fighters USING gin (nickname_folded gin_trgm_ops);
      CREATE INDEX fighter_aliases_alias_folded_trgm ON mma.fighter_aliases USING gin (alias_folded gin_trgm_ops);
    `);
    for (const index of NAME_INDEXES) {
      await queryRunner.query(`ALTER INDEX mma.${index} SET (fastupdate = off)`);
      await queryRunner.query(`SELECT gin_clean_pending_list('mma.${index}')`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER INDEX mma.events_name_folded_trgm RESET (fastupdate);
      ALTER INDEX mma.fighters_name_folded_trgm RESET (fastupdate);
      DROP INDEX mma.fighter_aliases_alias_folded_trgm;
      DROP INDEX mma.fighters_nickname_folded_trgm;
    `);
  }
}
