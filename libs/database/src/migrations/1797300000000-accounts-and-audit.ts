import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Languages of users, deletion of accounts, and the audit log of administrators, which accepts new rows only. */
export class AccountsAndAudit1797300000000 implements MigrationInterface {
  readonly name = 'AccountsAndAudit1797300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE app.users
        ADD language character varying(2),
        ADD deleted_at timestamptz,
        ADD CONSTRAINT users_language_check CHECK (language IN ('ko', 'en'));
      CREATE INDEX users_deleted ON app.users (deleted_at) WHERE deleted_at IS NOT NULL;

      CREATE TABLE app.deleted_accounts (
        digest character(64) NOT NULL,
        deleted_at timestamptz NOT NULL,
        CONSTRAINT deleted_accounts_pkey PRIMARY KEY (digest)
      );

      CREATE TABLE app.audit_log (
        id uuid NOT NULL,
        actor_id integer,
        action character varying(40) NOT NULL,
        target_kind character varying(20) NOT NULL,
        target_id character varying(64),
        "before" jsonb,
        "after" jsonb,
        request_id character varying(64) NOT NULL,
        "at" timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT audit_log_pkey PRIMARY KEY (id),
        CONSTRAINT audit_log_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app.users (id) ON DELETE SET NULL
      );
      CREATE INDEX audit_log_actor ON app.audit_log (actor_id);
      CREATE INDEX audit_log_target ON app.audit_log (target_kind, target_id);

      CREATE FUNCTION app.protect_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF (NEW.actor_id IS NULL OR NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id)
             AND (NEW.target_id IS NULL OR NEW.target_id IS NOT DISTINCT FROM OLD.target_id)
             AND to_jsonb(NEW) - 'actor_id' - 'target_id' = to_jsonb(OLD) - 'actor_id' - 'target_id' THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION 'rows of app.audit_log are never changed, except that ids of deleted accounts become null';
      END $$;
      CREATE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON app.audit_log
        FOR EACH ROW EXECUTE FUNCTION app.protect_audit_log();
      CREATE TRIGGER audit_log_table BEFORE TRUNCATE ON app.audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION app.protect_audit_log();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE app.audit_log;
      DROP FUNCTION app.protect_audit_log();
      DROP TABLE app.deleted_accounts;
      DELETE FROM app.users WHERE deleted_at IS NOT NULL;
      DROP INDEX app.users_deleted;
      ALTER TABLE app.users DROP CONSTRAINT users_language_check, DROP deleted_at, DROP language;
    `);
  }
}
