import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins of this service with their refresh tokens, and when a user has signed out everywhere. */
export class SignIns1797200000000 implements MigrationInterface {
  readonly name = 'SignIns1797200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.users ADD signed_out_at timestamptz;

      CREATE TABLE app.sign_ins (
        id uuid CONSTRAINT sign_ins_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT sign_ins_user_id_fkey REFERENCES app.users ON DELETE CASCADE,
        device varchar(200),
        address varchar(45),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        end_reason varchar(12),
        CONSTRAINT sign_ins_end_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
        CONSTRAINT sign_ins_end_reason_check CHECK (end_reason IN ('signed_out', 'reused'))
      );
      CREATE INDEX sign_ins_user_used ON app.sign_ins (user_id, last_used_at);

      CREATE TABLE app.refresh_tokens (
        digest bytea CONSTRAINT refresh_tokens_pkey PRIMARY KEY,
        sign_in_id uuid NOT NULL CONSTRAINT refresh_tokens_sign_in_id_fkey REFERENCES app.sign_ins ON DELETE CASCADE,
        parent_digest bytea,
        used_at timestamptz,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX refresh_tokens_sign_in ON app.refresh_tokens (sign_in_id, expires_at);
      CREATE INDEX refresh_tokens_parent ON app.refresh_tokens (parent_digest);

      CREATE TABLE app.sign_in_codes (
        digest bytea CONSTRAINT sign_in_codes_pkey PRIMARY KEY,
        sign_in_id uuid NOT NULL CONSTRAINT sign_in_codes_sign_in_id_fkey REFERENCES app.sign_ins ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_codes_sign_in ON app.sign_in_codes (sign_in_id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE app.sign_in_codes, app.refresh_tokens, app.sign_ins;
      ALTER TABLE app.users DROP signed_out_at;
    `);
  }
}
