// npm run migrations:check: every migration up, down and up again on an empty database (DATABASE_URL, or a temporary
// embedded one), then a comparison with the entities. Exits with 1 on a difference.
import { register } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

register('../test/support/typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { loadConfig } = await import('../libs/config/src/index.ts');
const { checkMigrations } = await import('../test/support/check-migrations.ts');

const folder = mkdtempSync(join(tmpdir(), 'mma-migrations-'));
try {
  const { DATABASE_URL } = process.env;
  const faults = await checkMigrations(loadConfig({ DATABASE_URL, DATABASE_DIR: folder }));
  for (const fault of faults) console.log(fault);
  console.log(faults.length === 0 ? 'The migrations match the entities.' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
