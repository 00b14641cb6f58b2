import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a question was read and in which time zone, and the state that its model keeps for later questions. */
export class ReadingsAndTimeZones1797000000000 implements MigrationInterface {
  readonly name = 'ReadingsAndTimeZones1797000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.users ADD time_zone character varying(64);
      ALTER TABLE app.chat_messages
        ADD time_zone character varying(64),
        ADD reading jsonb,
        ADD suggestions jsonb,
        ADD model_state jsonb;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.chat_messages DROP model_state, DROP suggestions, DROP reading, DROP time_zone;
      ALTER TABLE app.users DROP time_zone;
    `);
  }
}
