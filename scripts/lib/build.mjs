import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runToEnd } from './child.mjs';
import { root, say, seconds } from './project.mjs';
import { withSetupLock } from './setup-lock.mjs';

const APPLICATIONS = ['api', 'cli'];
/** Hash of the sources of the last successful build. */
export const STAMP = join(root, 'dist', '.built-from');
export const NEST = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Builds the applications unless their sources are unchanged since the last successful build. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withSetupLock(async () => {
    if (isBuilt()) return;
    const startedAt = Date.now();
    say('Building …');
    const sources = sourceHash();
    rmSync(STAMP, { force: true });
    const codes = await Promise.all(
      APPLICATIONS.map((name) => runToEnd(process.execPath, [NEST, 'build', name])),
    );
    if (codes.some((code) => code !== 0)) {
      say('The build failed; the compiler says why above.');
      process.exit(1);
    }
    // Sources that changed during the build differ from this hash and are built next time.
    writeFileSync(STAMP, sources);
    say(`Built in ${seconds(startedAt)}.`);
  });
}

export const entryOf = (application) => join(root, 'dist', 'apps', application, 'src', 'main.js');

const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();

/** Hashes contents, not times: another checkout of the same sources needs no new build. */
function sourceHash() {
  const hash = createHash('sha256');
  const files = [
    'package-lock.json',
    'nest-cli.json',
    'tsconfig.json',
    ...APPLICATIONS.map((name) => `apps/${name}/tsconfig.app.json`),
    ...sourceFiles(join(root, 'apps')),
    ...sourceFiles(join(root, 'libs')),
  ];
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((path) => !/[\\/]dist[\\/]/.test(path))
    .sort();
}
