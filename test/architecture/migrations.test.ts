import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { listMigration, renderMigration } from '../../scripts/lib/migration-file.mjs';
import { checkMigrations } from '../support/check-migrations.js';

describe('migrations', () => {
  it('run up, down and up, and then match the entities', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mma-test-'));
    try {
      const config = loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), DATABASE_DIR: folder });
      expect(await checkMigrations(config)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a generated migration', () => {
  const migration = renderMigration({
    name: 'add-nationality',
    timestamp: 1796500001000,
    up: [`ALTER TABLE "mma"."fighters" ADD "user" text DEFAULT '"x"  y'`, 'CREATE INDEX "a" ON "b"  ("c") '],
    down: ['DROP INDEX "a"'],
    reserved: new Set(['user']),
  });

  it('has its name in the file and the class, and no quotes that SQL does not need', () => {
    expect(migration.file).toBe('1796500001000-add-nationality.ts');
    expect(migration.text).toContain('class AddNationality1796500001000 implements MigrationInterface');
    expect(migration.text).toContain(`
      ALTER TABLE mma.fighters ADD "user" text DEFAULT '"x"  y';
      CREATE INDEX a ON b (c);
    `);
  });

  it('is listed last', () => {
    const index = readFileSync('libs/database/src/migrations/index.ts', 'utf8');
    const listed = listMigration(index, migration);
    expect(listed).toContain(
      "import { AddNationality1796500001000 } from './1796500001000-add-nationality.js';\n\nexport const MIGRATIONS",
    );
    expect(listed).toContain('\n  AddNationality1796500001000,\n];');
  });
});
