import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of questions and answers, search in messages, shared snapshots, the code of the first administrator. */
export class MessageVersions1798000000000 implements MigrationInterface {
  readonly name = 'MessageVersions1798000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.chat_messages ADD replaced_by uuid, ADD first_version uuid;
      UPDATE app.chat_messages earlier SET replaced_by = later.id
      FROM (
        SELECT DISTINCT ON (session_id, reply_to) session_id, reply_to, id, position
        FROM app.chat_messages WHERE reply_to IS NOT NULL
        ORDER BY session_id, reply_to, position DESC
      ) later
      WHERE later.session_id = earlier.session_id AND later.reply_to = earlier.reply_to
        AND earlier.position < later.position;
      CREATE INDEX chat_messages_content_trgm ON app.chat_messages USING gin (lower(content) gin_trgm_ops)
        WHERE replaced_by IS NULL AND status <> 'streaming';

      CREATE TABLE app.chat_shares (
        session_id uuid CONSTRAINT chat_shares_pkey PRIMARY KEY
          CONSTRAINT chat_shares_session_id_fkey REFERENCES app.chat_sessions ON DELETE CASCADE,
        digest bytea NOT NULL,
        snapshot jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX chat_shares_digest ON app.chat_shares (digest);

      CREATE TABLE app.first_administrator_codes (
        id smallint CONSTRAINT first_administrator_codes_pkey PRIMARY KEY,
        digest bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT first_administrator_codes_id_check CHECK (id = 1)
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE app.first_administrator_codes;
      DROP TABLE app.chat_shares;
      DROP INDEX app.chat_messages_content_trgm;
      ALTER TABLE app.chat_messages DROP first_version, DROP replaced_by;
    `);
  }
}
