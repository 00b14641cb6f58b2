import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from './app-config.js';
import { describeSettings } from './settings.js';

describe(describeSettings, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
    writeFileSync(join(folder, 'key'), 'secret-of-a-file\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const settings = () =>
    describeSettings(
      loadConfig(
        {
          DATABASE_DIR: folder,
          PORT: '9000',
          LOG_LEVEL: 'warn',
          DATABASE_URL: 'postgres://me:secret-of-the-url@db/mma',
          CLAUDE_API_KEY_FILE: join(folder, 'key'),
          ADMIN_EMAILS: 'a@example.com,b@example.com',
          REDIS_URL: '',
        },
        new Set(['LOG_LEVEL']),
      ),
    );

  it.each([
    ['PORT', { value: '9000', source: 'environment', isSet: true }],
    ['LOG_LEVEL', { value: 'warn', source: 'dotenv', isSet: true }],
    ['DATABASE_URL', { value: null, source: 'environment', isSecret: true, isSet: true }],
    ['CLAUDE_API_KEY', { value: null, source: 'file', isSecret: true, isSet: true }],
    ['OPENAI_API_KEY', { value: null, source: 'default', isSecret: true, isSet: false }],
    ['NEXTAUTH_SECRET', { value: null, source: 'generated', isSecret: true, isSet: true }],
    ['REDIS_URL', { value: null, source: 'default', isSet: false }],
    ['ADMIN_EMAILS', { value: 'a@example.com,b@example.com', source: 'environment' }],
    ['DAILY_REQUEST_LIMIT', { value: '100', source: 'default', isSet: true }],
  ])('tells %s as %j', (name, expected) => {
    expect(settings().find((setting) => setting.name === name)).toMatchObject(expected);
  });

  it('shows no secret', () => {
    expect(JSON.stringify(settings())).not.toContain('secret-of');
  });
});
