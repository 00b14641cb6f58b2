import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places as `foldText` folds them; the repository of events asks by the same expression. */
const folded = (column: string): string => `translate(lower(${column}), '-.''’', ' ')`;

/**
 * Events are found by place and by former name without reading all of them. Trigram indexes take new rows in at once:
 * what waits in their lists until a vacuum, which the embedded engine never runs by itself, is read with every search.
 */
export class SearchIndexes1795930000000 implements MigrationInterface {
  readonly name = 'SearchIndexes1795930000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX events_city_folded ON mma.events ((${folded('city')}));
      CREATE INDEX events_country_folded ON mma.events ((${folded('country')}));
      CREATE INDEX events_renamed ON mma.events (id) WHERE cardinality(aliases) > 0;
    `);
    for (const index of ['events_name_folded_trgm', 'fighters_name_folded_trgm']) {
      await queryRunner.query(`ALTER INDEX mma.${index} SET (fastupdate = off)`);
      await queryRunner.query(`SELECT gin_clean_pending_list('mma.${index}')`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER INDEX mma.fighters_name_folded_trgm RESET (fastupdate);
      ALTER INDEX mma.events_name_folded_trgm RESET (fastupdate);
      DROP INDEX mma.events_renamed, mma.events_country_folded, mma.events_city_folded;
    `);
  }
}
