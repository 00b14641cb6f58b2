import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { InvalidEnvironmentError, loadConfig } from './app-config.js';
import { renderEnvironmentExample } from './environment-example.js';
import { SECRET_SETTINGS } from './secret-files.js';

const folder = mkdtempSync(join(tmpdir(), 'mma-test-'));
const SECRET = 'secret-of-the-tests-with-32-chars-or-more';

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function faultsOf(variables: Record<string, string>): string[] {
  try {
    loadConfig({ NEXTAUTH_SECRET: SECRET, ...variables });
    return [];
  } catch (error) {
    if (error instanceof InvalidEnvironmentError) return error.faults;
    throw error;
  }
}

describe('a secret in a file', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read without the line break at its end', () => {
    const { env, nextAuthSecret } = loadConfig({
      NEXTAUTH_SECRET_FILE: file('secret', `${SECRET}\n`),
      OPENAI_API_KEY_FILE: file('key', 'key of a file\r\n'),
      DATABASE_URL_FILE: file('url', 'postgres://u:p@host/mma\n'),
      CLAUDE_API_KEY_FILE: '',
    });
    expect(nextAuthSecret).toBe(SECRET);
    expect(env).toMatchObject({ OPENAI_API_KEY: 'key of a file', DATABASE_URL: 'postgres://u:p@host/mma' });
    expect(env.CLAUDE_API_KEY).toBeUndefined();
  });

  it('is validated like a variable, without being shown', () => {
    const faults = faultsOf({ DATABASE_URL_FILE: file('wrong', 'mysql://hidden') });
    expect(faults).toEqual(['DATABASE_URL: must be a postgres:// or postgresql:// URL']);
  });

  const large = file('hidden-large', 'x');
  truncateSync(large, 1024 * 1024);
  it.each([
    ['does not exist', join(folder, 'hidden-missing')],
    ['is no file', folder],
    ['an empty file', file('hidden-empty', '\n')],
    ['65536 bytes', large],
    ['no UTF-8 text', file('hidden-binary', Buffer.from([0x61, 0x00, 0xff]))],
    ['is no folder', join(file('hidden-file', 'x'), 'below')],
  ])('that %s is a fault without path or content', (reason, path) => {
    const [fault, ...others] = faultsOf({ OPENAI_API_KEY_FILE: path });
    expect(others).toEqual([]);
    expect(fault).toMatch(/^OPENAI_API_KEY_FILE: names /);
    expect(fault).toContain(reason);
    expect(fault).not.toMatch(/hidden|mma-test-/);
  });

  it('and in a variable is a fault that names both', () => {
    expect(faultsOf({ OPENAI_API_KEY: 'hidden', OPENAI_API_KEY_FILE: file('both', 'hidden') })).toEqual([
      'OPENAI_API_KEY_FILE: is set together with OPENAI_API_KEY; set only one of them',
    ]);
  });

  it('is possible for every setting whose name says that it is a secret, and documented', () => {
    const example = renderEnvironmentExample();
    const named = [...example.matchAll(/^# ([A-Z_]*(?:SECRET|KEY|PASSWORD)(?:_PREVIOUS)?)=/gm)];
    expect(SECRET_SETTINGS).toEqual(expect.arrayContaining(named.map(([, name]) => name)));
    for (const name of SECRET_SETTINGS) expect(example).toContain(`# ${name}_FILE=\n`);
  });
});
