import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

describe('SECURITY.md', () => {
  const controls = document
    .split('\n')
    .filter((line) => /^\| (?:API\d|LLM\d|V\d)/.test(line))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '').trim()));

  it('covers the lists', () => {
    const names = new Set(controls.map(([name = '']) => /^\w+/.exec(name)?.[0]));
    for (let index = 1; index <= 10; index += 1) {
      expect(names).toContain(`API${index}`);
      expect(names).toContain(`LLM${String(index).padStart(2, '0')}`);
    }
  });

  it.each(controls.map((cells) => [cells[0] ?? '', cells.at(-1) ?? ''] as const))(
    'names a test of the control: %s',
    (_risk, tests) => {
      if (tests === '–') return;
      const named = [...tests.matchAll(/`([^`]+)` "([^"]+)"/g)];
      expect(named).not.toEqual([]);
      for (const [, file = '', title = ''] of named) {
        expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
        const source = readFileSync(join(ROOT, file), 'utf8');
        const isTitle = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
        expect([file, title, isTitle]).toEqual([file, title, true]);
      }
    },
  );

  it('runs no install script of a package', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});
