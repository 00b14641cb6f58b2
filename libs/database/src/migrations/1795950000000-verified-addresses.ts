import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether an account's e-mail address was verified; only verified addresses are unique. Accounts of tokens
 * without a provider are identified by `sub` and address. Existing addresses stay unverified until a sign-in
 * verifies them.
 */
export class VerifiedAddresses1795950000000 implements MigrationInterface {
  readonly name = 'VerifiedAddresses1795950000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.users
        DROP CONSTRAINT users_email_key,
        ALTER email DROP NOT NULL,
        ALTER provider_subject TYPE varchar(576),
        ADD email_verified boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT users_email_verified_check CHECK (email IS NOT NULL OR NOT email_verified);
      CREATE UNIQUE INDEX users_verified_email ON app.users (email) WHERE email_verified;
      CREATE INDEX users_unverified_email ON app.users (email) WHERE NOT email_verified;
      UPDATE app.users SET provider_subject = provider_subject || ' ' || email WHERE provider = 'nextauth';
    `);
  }

  /** Accounts without an address, or with one shared by another account, get a placeholder. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE app.users SET provider_subject = original.subject
        FROM (SELECT DISTINCT ON (subject) id, subject
                FROM (SELECT id, regexp_replace(provider_subject, ' [^ ]*$', '') AS subject
                        FROM app.users WHERE provider = 'nextauth') AS keyed
               ORDER BY subject, id) AS original
       WHERE users.id = original.id;
      UPDATE app.users SET provider_subject = left(provider_subject, 240) || ' ' || id
       WHERE length(provider_subject) > 255;
      UPDATE app.users SET email = 'user-' || id || '@address.invalid', email_verified = false
       WHERE id NOT IN (SELECT DISTINCT ON (email) id FROM app.users
                         WHERE email IS NOT NULL ORDER BY email, email_verified DESC, id);
      DROP INDEX app.users_unverified_email, app.users_verified_email;
      ALTER TABLE app.users
        DROP CONSTRAINT users_email_verified_check,
        DROP email_verified,
        ALTER provider_subject TYPE varchar(255),
        ALTER email SET NOT NULL,
        ADD CONSTRAINT users_email_key UNIQUE (email);
    `);
  }
}
