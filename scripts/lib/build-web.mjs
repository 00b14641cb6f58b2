import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, say, seconds } from './project.mjs';

export const WEB_CONFIG = join(root, 'apps', 'web', 'vite.config.mjs');
const OUTPUT = join(root, 'dist', 'web');
const STAMP = join(OUTPUT, '.built-from');
/** The page is made of these. */
const SOURCES = ['apps/web', 'libs/client/src'];

export const isWebBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();

/** Builds the page into dist/web unless its sources are unchanged. Does not check types. @throws Error */
export async function buildWeb() {
  if (isWebBuilt()) return;
  const startedAt = Date.now();
  say('Building the page …');
  const sources = sourceHash();
  rmSync(OUTPUT, { recursive: true, force: true });
  await forProduction(async () => {
    const { build } = await import('vite');
    await build({ configFile: WEB_CONFIG, logLevel: 'warn' });
  });
  writeFileSync(STAMP, sources);
  say(`Built the page in ${seconds(startedAt)}.`);
}

/** Vite and React go by NODE_ENV, which tests set. */
async function forProduction(work) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))),
  );
  for (const file of ['package-lock.json', 'scripts/lib/build-web.mjs', ...files.sort()]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
