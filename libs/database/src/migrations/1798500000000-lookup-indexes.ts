import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Look-ups that read a whole table of messages or accounts without these. */
export class LookupIndexes1798500000000 implements MigrationInterface {
  readonly name = 'LookupIndexes1798500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX IF NOT EXISTS chat_messages_reply_to ON app.chat_messages (reply_to) WHERE reply_to IS NOT NULL;
      CREATE INDEX IF NOT EXISTS chat_messages_first_version ON app.chat_messages (first_version)
        WHERE first_version IS NOT NULL;
      CREATE INDEX IF NOT EXISTS chat_messages_replaced ON app.chat_messages (session_id) WHERE replaced_by IS NOT NULL;
      CREATE INDEX IF NOT EXISTS users_search_trgm ON app.users
        USING gin (name gin_trgm_ops, email gin_trgm_ops, (id::text) gin_trgm_ops) WHERE deleted_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX app.users_search_trgm;
      DROP INDEX app.chat_messages_replaced;
      DROP INDEX app.chat_messages_first_version;
      DROP INDEX app.chat_messages_reply_to;
    `);
  }
}
