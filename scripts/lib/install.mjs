import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand, runToEnd } from './child.mjs';
import { withProgress } from './progress.mjs';
import { root, say } from './project.mjs';
import { withSetupLock } from './setup-lock.mjs';

const LOCKFILE = join(root, 'package-lock.json');
/** Written after a successful install, so that an interrupted one is detected. */
const STAMP = join(root, 'node_modules', '.installed-lock');
/** npm's own record, written at the end of an install. */
const NPM_RECORD = join(root, 'node_modules', '.package-lock.json');

/** Installs the packages unless they match package-lock.json. Reads two files if nothing changed. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withSetupLock(async () => {
    if (isInstalled()) return;
    const npm = npmCommand();
    const code = await withProgress('Installing the packages (once; a minute or less on most machines)', () =>
      runToEnd(npm.program, [
        ...npm.prefix,
        'ci',
        // Building needs development packages, whatever NODE_ENV says.
        '--include=dev',
        '--no-audit',
        '--no-fund',
        '--no-progress',
        // Hides warnings about other versions of Node.
        '--loglevel=error',
      ]),
    );
    if (code !== 0) {
      say('The packages could not be installed; npm says why above. Then try again.');
      process.exit(1);
    }
    writeFileSync(STAMP, lockHash());
  });
}

function isInstalled() {
  if (read(STAMP) === lockHash()) return true;
  if (!npmRecordMatches()) return false;
  writeFileSync(STAMP, lockHash());
  return true;
}

const lockHash = () => createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');

/** Whether an earlier `npm install` or `npm ci` has installed everything of the lock. */
function npmRecordMatches() {
  const record = read(NPM_RECORD);
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || installed[path]?.version === entry.version,
  );
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
