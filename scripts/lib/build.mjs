import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildWeb, isWebBuilt } from './build-web.mjs';
import { root, say, seconds } from './project.mjs';
import { withSetupLock } from './setup-lock.mjs';

/** Hash of the sources of the last successful build. */
export const STAMP = join(root, 'dist', '.built-from');

/** Builds the applications unless their sources are unchanged since the last successful build. */
export async function ensureBuilt() {
  if (!isBuilt() || !isWebBuilt()) await build();
}

/** Does nothing if another process has just built the same sources. */
export async function build() {
  // Needs packages, which may have been installed just now.
  const { compileFile, OUTPUT } = await import('./compile.mjs');
  await withSetupLock(async () => {
    try {
      if (!isBuilt()) buildServices(compileFile, OUTPUT);
      await buildWeb();
    } catch (error) {
      say(`${error.message}\nThe build failed; the compiler says why above.`);
      process.exit(1);
    }
  });
}

function buildServices(compileFile, output) {
  const startedAt = Date.now();
  say('Building …');
  const sources = sourceHash();
  rmSync(STAMP, { force: true });
  for (const folder of ['apps', 'libs']) rmSync(join(output, folder), { recursive: true, force: true });
  for (const file of sourceFiles()) compileFile(file);
  // Sources that changed during the build differ from this hash and are built next time.
  writeFileSync(STAMP, sources);
  say(`Built in ${seconds(startedAt)}.`);
}

export const entryOf = (application) => join(root, 'dist', 'apps', application, 'src', 'main.js');

const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();

/** Hashes contents, not times: another checkout of the same sources needs no new build. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/lib/swc-options.mjs', ...sourceFiles()]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Source files of the applications and libraries, without tests, relative to the project. */
function sourceFiles() {
  return ['apps', 'libs']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter(isSource)
    .sort();
}

/** @param file relative to the project */
export const isSource = (file) =>
  /^(apps|libs)[\\/](?!web[\\/])[^\\/]+[\\/]src[\\/].+\.(ts|js)$/.test(file) && !/\.(spec|d)\.ts$/.test(file);
