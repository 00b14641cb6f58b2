// Does what the README tells a newcomer, with no settings but a free port: npm start, npm run ask, Ctrl-C, npm start.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const FIRST_START_MS = 120_000;
const END_MS = 10_000;

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const environment = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port) };

let service = await start(FIRST_START_MS);
const firstMs = service.readyMs;
try {
  console.log(`first start (packages and build in place): ready in ${service.readyMs} ms`);
  for (const [question, expected] of [
    ["What is Khabib Nurmagomedov's UFC record?", /13[-–]0/],
    ['존 존스 전적 알려줘', /존 존스[^]*승/],
  ]) {
    const startedAt = Date.now();
    const asked = spawnSync('npm', ['run', '--silent', 'ask', '--', question], {
      env: environment,
      encoding: 'utf8',
      timeout: 60_000,
    });
    console.log(`> ${question}\n${asked.stdout}${asked.stderr}(${Date.now() - startedAt} ms)\n`);
    assert.equal(asked.status, 0, `npm run ask ended with ${asked.status}`);
    assert.match(asked.stdout, expected);
    assert.match(asked.stdout, /✓ get_fighter/, 'the tool calls are not shown');
  }
  await end(service);

  service = await start(FIRST_START_MS);
  console.log(`second start: ready in ${service.readyMs} ms`);
  if (service.readyMs >= firstMs) {
    // Nothing is made anew any more. A busy moment is no verdict; two slow starts are.
    await end(service);
    service = await start(FIRST_START_MS);
    console.log(`third start: ready in ${service.readyMs} ms`);
    assert.ok(service.readyMs < firstMs, `a start takes ${service.readyMs} ms, the first took ${firstMs} ms`);
  }
  await end(service);
} finally {
  killGroup(service.child, 'SIGKILL');
}
console.log("the README's commands work");

/** Runs `npm start` and waits until the service is ready. */
async function start(limitMs) {
  const startedAt = Date.now();
  const child = spawn('npm', ['start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  for (;;) {
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { child, readyMs: Date.now() - startedAt, output: () => output };
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() - startedAt > limitMs) {
      killGroup(child, 'SIGKILL');
      throw new Error(`npm start ${ended ? 'ended' : 'was not ready in time'}:\n${output}`);
    }
    await wait(50);
  }
}

/** Ctrl-C at a terminal reaches every process of the group; then nothing may be left on the port. */
async function end({ child, output }) {
  const gone = once(child, 'close');
  killGroup(child, 'SIGINT');
  const outcome = await Promise.race([gone, wait(END_MS, 'late', { ref: false })]);
  assert.notEqual(outcome, 'late', `Ctrl-C did not end the service:\n${output()}`);
  await assert.rejects(fetch(`${url}/health/live`), 'something still listens on the port');
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}
