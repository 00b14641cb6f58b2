// Module hooks that run this repository's TypeScript as Jest does: SWC, no type check, `@app/*` as in tsconfig.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { SWC_OPTIONS } from '../../scripts/lib/swc-options.mjs';

const root = join(import.meta.dirname, '..', '..');

/** With LIBRARIES_FROM_BUILD the compiled library, which loads faster. */
function libraryFile([, name, part = '']) {
  return process.env.LIBRARIES_FROM_BUILD === 'true'
    ? join(root, 'dist', 'libs', name, 'src', part, 'index.js')
    : join(root, 'libs', name, 'src', part, 'index.ts');
}

export function resolve(specifier, context, next) {
  const alias = /^@app\/([a-z-]+)(?:\/([a-z-]+))?$/.exec(specifier);
  if (alias !== null) return next(pathToFileURL(libraryFile(alias)).href, context);
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
    const typescript = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(typescript)) return next(typescript.href, context);
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    ...SWC_OPTIONS,
    filename: file,
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
