import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores which answer a regenerated one replaces; with the client's id this makes `regenerate` idempotent.
 */
export class RegenerationIds1796500000000 implements MigrationInterface {
  readonly name = 'RegenerationIds1796500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE app.chat_messages ADD regenerated_from uuid');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE app.chat_messages SET client_message_id = NULL
      WHERE role = 'assistant' AND client_message_id IS NOT NULL;
      ALTER TABLE app.chat_messages DROP regenerated_from;
    `);
  }
}
