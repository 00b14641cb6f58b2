import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users and their conversations: schema `app`, which also has the migrations table. */
export class CreateAppTables1795392001000 implements MigrationInterface {
  readonly name = 'CreateAppTables1795392001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE app.users (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        provider varchar(32) NOT NULL,
        provider_subject varchar(255) NOT NULL,
        email varchar(320) NOT NULL UNIQUE,
        name varchar(200),
        picture varchar(2000),
        is_admin boolean NOT NULL DEFAULT false,
        is_active boolean NOT NULL DEFAULT true,
        total_requests integer NOT NULL DEFAULT 0,
        daily_requests integer NOT NULL DEFAULT 0,
        daily_requests_on date,
        daily_request_limit integer,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT users_requests_check CHECK (total_requests >= 0 AND daily_requests >= 0 AND daily_request_limit >= 0)
      );
      CREATE UNIQUE INDEX users_provider_subject ON app.users (provider, provider_subject);

      CREATE TABLE app.chat_sessions (
        id uuid PRIMARY KEY,
        user_id integer NOT NULL REFERENCES app.users ON DELETE CASCADE,
        title varchar(200),
        message_count integer NOT NULL DEFAULT 0,
        last_message_at timestamptz,
        last_used_at timestamptz NOT NULL DEFAULT now(),
        opening_client_message_id varchar(64),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT chat_sessions_message_count_check CHECK (message_count >= 0)
      );
      CREATE INDEX chat_sessions_user_last_used ON app.chat_sessions (user_id, last_used_at, id);
      CREATE UNIQUE INDEX chat_sessions_user_opening_message
        ON app.chat_sessions (user_id, opening_client_message_id) WHERE opening_client_message_id IS NOT NULL;

      CREATE TABLE app.chat_messages (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES app.chat_sessions ON DELETE CASCADE,
        position integer NOT NULL,
        role varchar(10) NOT NULL,
        content text NOT NULL,
        status varchar(12) NOT NULL,
        client_message_id varchar(64),
        reply_to uuid,
        tool_calls jsonb,
        sources jsonb,
        usage jsonb,
        grounding jsonb,
        provider varchar(32),
        model varchar(100),
        failure_code varchar(40),
        owner uuid,
        lease_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT chat_messages_position_check CHECK (position >= 0),
        CONSTRAINT chat_messages_role_check CHECK (role IN ('user', 'assistant')),
        CONSTRAINT chat_messages_status_check CHECK (status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed'))
      );
      CREATE UNIQUE INDEX chat_messages_session_position ON app.chat_messages (session_id, position);
      CREATE UNIQUE INDEX chat_messages_session_client_message
        ON app.chat_messages (session_id, client_message_id) WHERE client_message_id IS NOT NULL;
      CREATE UNIQUE INDEX chat_messages_one_streaming_per_session
        ON app.chat_messages (session_id) WHERE status = 'streaming';
      CREATE INDEX chat_messages_streaming_lease
        ON app.chat_messages (lease_until) WHERE status = 'streaming';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE app.chat_messages, app.chat_sessions, app.users;');
  }
}
