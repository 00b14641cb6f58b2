import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
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
