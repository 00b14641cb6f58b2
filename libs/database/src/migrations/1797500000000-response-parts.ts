import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Charts and tables of answers. */
export class ResponseParts1797500000000 implements MigrationInterface {
  readonly name = 'ResponseParts1797500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE app.chat_messages ADD parts jsonb');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE app.chat_messages DROP parts');
  }
}
