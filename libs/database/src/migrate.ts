import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';

/** Key of the advisory lock that migrations hold; any number that nothing else in the database uses. */
const MIGRATION_LOCK = 7_366_246_117_205;

/**
 * Brings the schema up to date and returns the names of the migrations that ran.
 * All of it is one transaction under a lock, so processes that start at once wait for one another, and a migration that
 * fails leaves nothing behind. The embedded database runs one transaction at a time, which has the same effect.
 */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  return inMigrationTransaction(dataSource, async (executor) => {
    const migrations = await executor.executePendingMigrations();
    return migrations.map((migration) => migration.name);
  });
}

/** Reverts every migration, newest first. All data is lost. */
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
    // A connection that broke has rolled back already; its own failure must not hide the first one.
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await queryRunner.release();
  }
}

async function takeLock(queryRunner: QueryRunner): Promise<void> {
  // The pool's bounds are for requests; a migration may take longer.
  await queryRunner.query("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '10min'");
  await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  // The home of the table that records what has run.
  await queryRunner.query('CREATE SCHEMA IF NOT EXISTS app');
}
