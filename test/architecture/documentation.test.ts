import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES, ERROR_TABLE } from '@app/chat-protocol';
import { COMMANDS } from '../../apps/cli/src/commands.js';

const markdownFiles = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  join('libs', 'client', 'README.md'),
  join('bench', 'README.md'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('docs/errors.md', () => {
  it('tells every code with its status, and no other', () => {
    const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([a-z_]+)` +\| (\d{3}) +\|/gm)];
    const documented = Object.fromEntries(rows.map(([, code, status]) => [code, Number(status)]));
    expect(documented).toEqual(
      Object.fromEntries(ERROR_CODES.map((code) => [code, ERROR_TABLE[code].status])),
    );
  });
});

describe('the documents', () => {
  it.each(markdownFiles)('%s links only to files that exist', (file) => {
    const targets = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(
      ([, target]) => target ?? '',
    );
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  });

  it.each(markdownFiles.filter((file) => !/adr|CHANGELOG/.test(file)))(
    '%s names only paths that exist',
    (file) => {
      const named = [
        ...readFileSync(file, 'utf8').matchAll(
          /`((?:apps|libs|test|docs|deploy|scripts|bench|\.ci)\/[\w./-]+)`/g,
        ),
      ].map(([, path]) => path ?? '');
      expect(named.filter((path) => !/NAME/.test(path) && !existsSync(path))).toEqual([]);
    },
  );

  it.each(markdownFiles)('%s names only scripts that package.json has', (file) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readFileSync(file, 'utf8').matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('package.json', () => {
  it.each(COMMANDS.map(({ name }) => name))('has a script for the command %s', (name) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(scripts[name]).toBe(`node scripts/run.mjs ${name}`);
  });
});

describe('the list of slow test files', () => {
  it('names files that exist', async () => {
    const { SLOW_FILES, SLOW_ON_EMBEDDED } = await import('../support/slow-files.mjs');
    const listed = [...SLOW_FILES, ...SLOW_ON_EMBEDDED];
    expect(listed.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
