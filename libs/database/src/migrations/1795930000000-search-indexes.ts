import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cities and countries as `foldText` folds them; the event repository uses the same expression. */
const folded = (column: string): string => `translate(lower(${column}), '-.''’', ' ')`;

/** Indexes to find events by city, country and former name. */
export class SearchIndexes1795930000000 implements MigrationInterface {
  readonly name = 'SearchIndexes1795930000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX events_city_folded ON mma.events ((${folded('city')}));
      CREATE INDEX events_country_folded ON mma.events ((${folded('country')}));
      CREATE INDEX events_renamed ON mma.events (id) WHERE cardinality(aliases) > 0;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX mma.events_renamed, mma.events_country_folded, mma.events_city_folded;
    `);
  }
}
