// npm run migration:generate -- NAME: compares the entities with a migrated database (DATABASE_URL, or a temporary
// embedded one), writes the difference as libs/database/src/migrations/TIMESTAMP-NAME.ts and lists it in index.ts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { listMigration, renderMigration } from './lib/migration-file.mjs';
import { requireNode, root } from './lib/project.mjs';

const MIGRATIONS = join(root, 'libs', 'database', 'src', 'migrations');

requireNode();
process.chdir(root);
const name = (process.argv[2] ?? '').replace(/\B(?=[A-Z])/g, '-').toLowerCase();
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run migration:generate -- NAME, such as add-nationality');
  process.exit(1);
}
await ensureInstalled();
register('../test/support/typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { loadConfig } = await import('../libs/config/src/index.ts');
const { Logger } = await import('@nestjs/common');
const { openDataSource } = await import('../libs/database/src/index.ts');
const { loadAllEntities } = await import('../test/support/all-entities.ts');

Logger.overrideLogger(['warn', 'error']);
const folder = mkdtempSync(join(tmpdir(), 'mma-migrations-'));
try {
  const { DATABASE_URL } = process.env;
  const config = loadConfig({ DATABASE_URL, DATABASE_DIR: folder });
  const database = await openDataSource(config, await loadAllEntities());
  try {
    const { dataSource } = database;
    const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
    if (upQueries.length === 0) {
      console.log('Nothing to generate: the migrations match the entities.');
    } else {
      const words = await dataSource.query("SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
      // Later than every other, whatever this machine's clock says.
      const timestamp = Math.max(
        Date.now(),
        ...dataSource.migrations.map(({ name: other }) => timeOf(other) + 1000),
      );
      const migration = renderMigration({
        name,
        timestamp,
        up: upQueries.map(({ query }) => query),
        // In reverse order of the up queries.
        down: downQueries.map(({ query }) => query).reverse(),
        reserved: new Set(words.map(({ word }) => word)),
      });
      const index = join(MIGRATIONS, 'index.ts');
      writeFileSync(join(MIGRATIONS, migration.file), migration.text);
      writeFileSync(index, listMigration(readFileSync(index, 'utf8'), migration));
      console.log(`Written: libs/database/src/migrations/${migration.file}; read it before you commit it.`);
    }
  } finally {
    await database.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function timeOf(migrationName) {
  return Number(/\d{13}$/.exec(migrationName)?.[0] ?? 0);
}
