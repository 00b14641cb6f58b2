import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderEnvironmentExample } from '@app/config';
import { sourceFiles } from './source-files.js';

const READER_OF_THE_ENVIRONMENT = 'libs/config/src/load-process-config.ts';

describe('the environment', () => {
  it('is documented in .env.example exactly as the schema knows it (npm run docs:env)', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(renderEnvironmentExample());
  });

  it('is read in one place', () => {
    const withoutComments = (text: string) => text.replace(/\/\*.*?\*\/|^\s*\/\/.*?$/gms, '');
    const readers = sourceFiles('apps', 'libs').filter(({ text }) =>
      /\bprocess\s*\.\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(withoutComments(text)),
    );
    expect(readers.map(({ path }) => path)).toEqual([READER_OF_THE_ENVIRONMENT]);
  });
});
