import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authorization codes, and the sign-ins of OAuth clients. */
export class OAuthClients1797900000000 implements MigrationInterface {
  readonly name = 'OAuthClients1797900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.sign_ins ADD client_digest bytea;

      CREATE TABLE app.authorization_codes (
        digest bytea CONSTRAINT authorization_codes_pkey PRIMARY KEY,
        user_id integer NOT NULL CONSTRAINT authorization_codes_user_id_fkey REFERENCES app.users ON DELETE CASCADE,
        client_digest bytea NOT NULL,
        client_name varchar(100) NOT NULL,
        redirect_uri varchar(500) NOT NULL,
        code_challenge varchar(43) NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX authorization_codes_user ON app.authorization_codes (user_id);
      CREATE INDEX authorization_codes_expiry ON app.authorization_codes (expires_at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE app.authorization_codes;
      DELETE FROM app.sign_ins WHERE client_digest IS NOT NULL;
      ALTER TABLE app.sign_ins DROP client_digest;
    `);
  }
}
