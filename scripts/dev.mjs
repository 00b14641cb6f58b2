// npm run dev (or start:dev): builds and runs the service; when a source file changes, compiles it and restarts the
// service. Vite serves the page beside it and reloads it when its sources change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, entryOf, isSource, STAMP } from './lib/build.mjs';
import { WEB_CONFIG } from './lib/build-web.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root, say } from './lib/project.mjs';

/** Editors write a file in several steps, and tools write several files. */
const DEBOUNCE_MS = 100;
const STOP_TIMEOUT_MS = 10_000;

requireNode();
process.chdir(root);
// Vite passes requests on to the service's port.
if (existsSync('.env')) process.loadEnvFile('.env');
await ensureInstalled();
await ensureBuilt();
// The build output changes from now on.
rmSync(STAMP, { force: true });
const { compileFile, outputOf } = await import('./lib/compile.mjs');

let service = start();
const page = await servePage();
const changed = new Set();
let timer;
let restarting = Promise.resolve();

for (const folder of ['apps', 'libs']) {
  watch(folder, { recursive: true }, (_event, name) => {
    const file = name === null ? '' : join(folder, name);
    if (!isSource(file)) return;
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => (restarting = restarting.then(compileAndRestart)), DEBOUNCE_MS);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    await page?.close();
    await stop(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** Without the port of Vite the service goes on with the built page. */
async function servePage() {
  const { createServer } = await import('vite');
  try {
    const server = await createServer({ configFile: WEB_CONFIG, logLevel: 'warn' });
    await server.listen();
    say(`The page with its latest changes: ${server.resolvedUrls?.local[0]}`);
    return server;
  } catch (error) {
    say(`The page is not watched: ${error.message}`);
    return undefined;
  }
}

function start() {
  const child = spawn(process.execPath, [entryOf('api'), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.once('exit', (code) => {
    if (code !== null && code !== 0) say('The service has ended; it starts again after the next change.');
  });
  return child;
}

async function stop(signal) {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const ended = once(service, 'exit');
  service.kill(signal);
  const kill = setTimeout(() => service.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(kill);
}

async function compileAndRestart() {
  const files = [...changed];
  changed.clear();
  try {
    for (const file of files) {
      if (existsSync(file)) compileFile(file);
      else for (const output of [outputOf(file), `${outputOf(file)}.map`]) rmSync(output, { force: true });
    }
  } catch (error) {
    for (const file of files) changed.add(file);
    return say(error.message);
  }
  say(`Changed: ${files.join(', ')}. Restarting …`);
  await stop('SIGTERM');
  service = start();
}
