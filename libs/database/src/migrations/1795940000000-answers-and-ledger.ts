import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of model requests, details of answers, and summaries of long sessions. */
export class AnswersAndLedger1795940000000 implements MigrationInterface {
  readonly name = 'AnswersAndLedger1795940000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE app.model_requests (
        id uuid NOT NULL,
        kind character varying(12) NOT NULL,
        provider character varying(32) NOT NULL,
        model character varying(100) NOT NULL,
        provider_request_id character varying(200),
        user_id integer,
        message_id uuid,
        outcome character varying(12) NOT NULL,
        failure character varying(20),
        input_tokens integer NOT NULL DEFAULT 0,
        cache_read_tokens integer NOT NULL DEFAULT 0,
        cache_write_tokens integer NOT NULL DEFAULT 0,
        output_tokens integer NOT NULL DEFAULT 0,
        thinking_tokens integer NOT NULL DEFAULT 0,
        estimated boolean NOT NULL DEFAULT false,
        cost_usd numeric(14,8),
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT model_requests_kind_check CHECK (kind IN ('answer', 'title', 'compaction', 'correction')),
        CONSTRAINT model_requests_outcome_check CHECK (outcome IN ('running', 'complete', 'stopped', 'failed')),
        CONSTRAINT model_requests_pkey PRIMARY KEY (id),
        CONSTRAINT model_requests_user_id_fkey FOREIGN KEY (user_id) REFERENCES app.users (id) ON DELETE SET NULL
      );
      CREATE INDEX model_requests_user_started ON app.model_requests (user_id, started_at);
      CREATE INDEX model_requests_started ON app.model_requests (started_at);
      CREATE INDEX model_requests_message ON app.model_requests (message_id);

      ALTER TABLE app.chat_messages
        ADD fallback_from character varying(32),
        ADD prompt_version character varying(20),
        ADD cached boolean NOT NULL DEFAULT false;
      UPDATE app.chat_messages SET usage = usage || '{"thinking_tokens": 0}' WHERE usage IS NOT NULL;

      ALTER TABLE app.chat_sessions
        ADD summary text,
        ADD summary_until integer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.chat_sessions DROP summary_until, DROP summary;
      UPDATE app.chat_messages SET usage = usage - 'thinking_tokens' WHERE usage IS NOT NULL;
      ALTER TABLE app.chat_messages DROP cached, DROP prompt_version, DROP fallback_from;
      DROP TABLE app.model_requests;
    `);
  }
}
