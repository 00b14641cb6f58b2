import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feedback of users on answers. */
export class AnswerFeedback1797600000000 implements MigrationInterface {
  readonly name = 'AnswerFeedback1797600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.chat_messages
        ADD feedback_rating character varying(4),
        ADD feedback_comment character varying(1000),
        ADD feedback_at timestamptz,
        ADD CONSTRAINT chat_messages_feedback_rating_check CHECK (feedback_rating IN ('up', 'down')),
        ADD CONSTRAINT chat_messages_feedback_check CHECK (
          (feedback_rating IS NULL) = (feedback_at IS NULL)
          AND (feedback_rating IS NOT NULL OR feedback_comment IS NULL)
          AND (feedback_rating IS NULL OR role = 'assistant')
        );
      CREATE INDEX chat_messages_feedback ON app.chat_messages (feedback_at, id) WHERE feedback_at IS NOT NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX app.chat_messages_feedback;
      ALTER TABLE app.chat_messages
        DROP CONSTRAINT chat_messages_feedback_check,
        DROP CONSTRAINT chat_messages_feedback_rating_check,
        DROP feedback_at,
        DROP feedback_comment,
        DROP feedback_rating;
    `);
  }
}
