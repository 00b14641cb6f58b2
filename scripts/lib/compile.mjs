import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './project.mjs';
import { SWC_OPTIONS } from './swc-options.mjs';

export const OUTPUT = join(root, 'dist');
/** `@app/name` and `@app/name/part`, as in tsconfig.json. */
const LIBRARY = /(["'])@app\/([a-z-]+)(?:\/([a-z-]+))?\1/g;

export const outputOf = (file) => join(OUTPUT, file).replace(/\.ts$/, '.js');

/**
 * Compiles a source file into `dist`, or copies it if it is JavaScript. Does not check types.
 * @param file relative to the project
 * @throws Error with SWC's report on a syntax error
 */
export function compileFile(file) {
  const output = outputOf(file);
  mkdirSync(dirname(output), { recursive: true });
  if (file.endsWith('.js')) return copyFileSync(join(root, file), output);
  const source = relative(dirname(output), join(root, file)).replaceAll(sep, '/');
  const { code, map } = transformSync(readFileSync(join(root, file), 'utf8'), {
    ...SWC_OPTIONS,
    filename: join(root, file),
    sourceMaps: true,
    sourceFileName: source,
  });
  const mapFile = `${output}.map`;
  writeFileSync(output, `${withRelativeLibraries(code, file)}//# sourceMappingURL=${basename(mapFile)}\n`);
  writeFileSync(mapFile, map);
}

function withRelativeLibraries(code, file) {
  const folder = posix.dirname(file.replaceAll(sep, '/'));
  return code.replace(LIBRARY, (_match, quote, library, part) => {
    const target = posix.join('libs', library, 'src', part ?? '', 'index.js');
    const path = posix.relative(folder, target);
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}
