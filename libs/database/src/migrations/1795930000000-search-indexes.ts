import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places as `foldText` folds them; the repository of events asks by the same expression. */
const folded = (column: string): string => `translate(lower(${column}), '-.''’', ' ')`;

/**
 * Events are found by place and by former name without reading all of them. As those of names, their trigram index takes
 * new rows in at once: the embedded engine never vacuums by itself.
 */
export class SearchIndexes1795930000000 implements MigrationInterface {
  readonly name = 'SearchIndexes1795930000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX events_city_folded ON mma.events ((${folded('city')}));
      CREATE INDEX events_country_folded ON mma.events ((${folded('country')}));
      CREATE INDEX events_renamed ON mma.events (id) WHERE cardinality(aliases) > 0;
    `);
    await queryRunner.query(`ALTER INDEX mma.events_name_folded_trgm SET (fastupdate = off)`);
    await queryRunner.query(`SELECT gin_clean_pending_list('mma.events_name_folded_trgm')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER INDEX mma.events_name_folded_trgm RESET (fastupdate);
      DROP INDEX mma.events_renamed, mma.events_country_folded, mma.events_city_folded;
    `);
  }
}
