import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why the first provider failed, for answers of a fallback. */
export class FallbackReasons1797400000000 implements MigrationInterface {
  readonly name = 'FallbackReasons1797400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE app.chat_messages ADD fallback_reason character varying(20)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE app.chat_messages DROP fallback_reason');
  }
}
