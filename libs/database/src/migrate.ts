import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Advisory lock key, unique within the database. */
const MIGRATION_LOCK = 7_366_246_117_205;

/** Runs pending migrations in one transaction under a lock. @returns their names */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  return inMigrationTransaction(dataSource, async (executor) => {
    const migrations = await executor.executePendingMigrations();
    return migrations.map((migration) => migration.name);
  });
}

/** Reverts all migrations, newest first. Deletes all data. */
export async function revertMigrations(dataSource: DataSource): Promise<void> {
  await inMigrationTransaction(dataSource, async (executor) => {
    for (let count = dataSource.migrations.length; count > 0; count--) await executor.undoLastMigration();
  });
}

async function inMigrationTransaction<T>(
  dataSource: DataSource,
  work: (executor: MigrationExecutor) => Promise<T>,
): Promise<T> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await queryRunner.startTransaction();
    await takeLock(queryRunner);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = 'all';
    const result = await work(executor);
    await queryRunner.commitTransaction();
    return result;
  } catch (error) {
    // A broken connection has rolled back already; do not hide the first error.
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await queryRunner.release();
  }
}

async function takeLock(queryRunner: QueryRunner): Promise<void> {
  // The pool's time-outs are for requests; a migration may take longer.
  await queryRunner.query("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10min'");
  await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await queryRunner.query('CREATE SCHEMA IF NOT EXISTS app');
}
