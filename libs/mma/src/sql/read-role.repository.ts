import { DrainingDataSource } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { READ_SCHEMA } from './read-view.js';

/** The role of `run_query`'s transactions. It cannot sign in, owns nothing, and may only read the views. */
export const READ_ROLE = 'mma_savant_reader';

/** Advisory lock key, unique within the database: grants of two processes would collide. */
const GRANT_LOCK = 7_366_246_117_206;

/** Why the tool cannot work here, with what to do about it. */
export interface ReadRoleState {
  unavailable: string | null;
  /** Whether transactions may bound their temporary files. */
  canLimitFiles: boolean;
}

interface RoleRow {
  mayCreate: boolean;
  exists: boolean;
  isMember: boolean;
  isPowerful: boolean;
  canLimitFiles: boolean;
}

const NO_POSTGRES =
  'run_query needs a PostgreSQL server (DATABASE_URL): the embedded database has neither time-outs nor roles that hold.';

/** Creates the role as far as the database user may, and checks what it can do. SQL by hand: roles and grants. */
@Injectable()
export class ReadRoleRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The data source of a PostgreSQL server; null for the embedded database. */
  get postgres(): DrainingDataSource | null {
    return this.dataSource instanceof DrainingDataSource && this.dataSource.canCancel
      ? this.dataSource
      : null;
  }

  async prepare(): Promise<ReadRoleState> {
    if (this.postgres === null) return { unavailable: NO_POSTGRES, canLimitFiles: false };
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('SELECT pg_advisory_xact_lock($1)', [GRANT_LOCK]);
      const state = await this.ensureRole(runner);
      await runner.commitTransaction();
      return state;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (isDenied(error)) return { unavailable: NO_GRANT, canLimitFiles: false };
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async ensureRole(runner: QueryRunner): Promise<ReadRoleState> {
    let role = await readRole(runner);
    if (!role.exists && role.mayCreate) {
      await runner.query(CREATE_ROLE);
      role = await readRole(runner);
    }
    if (role.exists && !role.isMember && role.mayCreate) {
      await runner.query(`GRANT ${READ_ROLE} TO CURRENT_USER`);
      role = await readRole(runner);
    }
    const { canLimitFiles } = role;
    if (!role.exists || !role.isMember) return { unavailable: NO_ROLE, canLimitFiles };
    await runner.query(`GRANT USAGE ON SCHEMA ${READ_SCHEMA} TO ${READ_ROLE}`);
    await runner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${READ_SCHEMA} TO ${READ_ROLE}`);
    if (await lacksViews(runner)) return { unavailable: NO_GRANT, canLimitFiles };
    const isPowerful = role.isPowerful || (await canReadMore(runner));
    return { unavailable: isPowerful ? TOO_POWERFUL : null, canLimitFiles };
  }
}

const NO_ROLE =
  `run_query needs the role ${READ_ROLE}, which the database user may not create. An administrator runs ` +
  'deploy/sql-tool.sql once, see docs/sql.md.';
const NO_GRANT =
  `The database user may not let ${READ_ROLE} read the views of ${READ_SCHEMA}. An administrator makes it the owner of ` +
  'the views, see docs/sql.md.';
const TOO_POWERFUL =
  `The role ${READ_ROLE} may do more than read the views of ${READ_SCHEMA}. Revoke its other privileges and memberships, ` +
  'see docs/sql.md.';

/** SQLSTATE of a missing privilege. */
const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

/** Roles belong to the server: another database may create it at the same time. */
const CREATE_ROLE = `
  DO $$ BEGIN
    CREATE ROLE ${READ_ROLE} NOLOGIN NOINHERIT;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;

async function readRole(runner: QueryRunner): Promise<RoleRow> {
  const rows = await runner.manager.query<RoleRow[]>(
    `SELECT own.rolsuper OR own.rolcreaterole AS "mayCreate",
            role.oid IS NOT NULL AS exists,
            coalesce(pg_has_role(own.oid, role.oid, $2), false) AS "isMember",
            coalesce(role.rolsuper OR role.rolcreaterole OR role.rolcreatedb OR role.rolbypassrls OR role.rolreplication
              OR EXISTS (SELECT 1 FROM pg_auth_members WHERE member = role.oid), false) AS "isPowerful",
            has_parameter_privilege(own.oid, 'temp_file_limit', 'SET') AS "canLimitFiles"
       FROM pg_roles own LEFT JOIN pg_roles role ON role.rolname = $1
      WHERE own.rolname = current_user`,
    [READ_ROLE, await memberPrivilege(runner)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database user has no row in pg_roles.');
  return row;
}

/** Since PostgreSQL 16 a member may be denied SET ROLE. */
async function memberPrivilege(runner: QueryRunner): Promise<string> {
  const rows = await runner.manager.query<{ version: number }[]>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  return (rows[0]?.version ?? 0) >= 160_000 ? 'SET' : 'MEMBER';
}

/** Whether the role may not read a view: GRANT only warns if its user does not own the view. */
async function lacksViews(runner: QueryRunner): Promise<boolean> {
  const rows = await runner.manager.query<{ lacks: boolean }[]>(
    `SELECT bool_or(NOT has_table_privilege($1, oid, 'SELECT')) AS lacks
       FROM pg_class WHERE relnamespace = $2::regnamespace AND relkind = 'v'`,
    [READ_ROLE, READ_SCHEMA],
  );
  return rows[0]?.lacks !== false;
}

/** Whether the role can use another schema of ours. */
async function canReadMore(runner: QueryRunner): Promise<boolean> {
  const rows = await runner.manager.query<{ found: boolean }[]>(
    `SELECT bool_or(has_schema_privilege($1, nspname, 'USAGE')) AS found
       FROM pg_namespace WHERE nspname IN ('app', 'mma')`,
    [READ_ROLE],
  );
  return rows[0]?.found === true;
}
