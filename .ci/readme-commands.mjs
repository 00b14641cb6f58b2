// Runs the README's commands with default settings except for a free port and a temporary folder, and its client
// examples. Excluded: `npm test` and `npm run check` (separate steps), the benchmarks, and Docker
// (test/architecture/deployment.test.ts checks its files).
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const START_MS = 180_000;
const END_MS = 20_000;
const COMMAND_MS = 120_000;
const MCP_INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'readme', version: '1' } },
};
const README = readFileSync('README.md', 'utf8');

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: String(port),
  DATA_SYNC_CRON: 'off',
};
const folder = mkdtempSync(join(tmpdir(), 'mma-readme-'));

let service = await start(['start']);
const firstMs = service.readyMs;
try {
  console.log(`npm start, the first time (packages in place): ready in ${firstMs} ms`);
  for (const [question, expected] of [
    ["What is Khabib Nurmagomedov's UFC record?", /13[-–]0/],
    ['존 존스 전적 알려줘', /존 존스[^]*승/],
  ]) {
    const output = run('ask', [question]);
    assert.match(output, expected);
    assert.match(output, /✓ get_fighter/, 'the tool calls are not shown');
  }
  assert.match(run('tool', ['get_fighter', '{"fighter":"Khabib Nurmagomedov"}']), /"wins": ?13/);
  assert.match(run('token').trim(), /^[\w-]+\.[\w-]+\.[\w-]+$/m);
  run('data:report');
  run('data:verify');
  // Fails if the machine is too busy for its time limits.
  assert.match(run('data:names-report', [], [0, 1]), /Korean/);
  assert.match(
    run('eval', ['docs/evaluation/questions.jsonl', '--out', join(folder, 'eval')]),
    /18 of 18 right/,
  );
  assert.match(run('data:backtest'), /Calibration/);
  assert.match(run('mcp', [], [0], `${JSON.stringify(MCP_INITIALIZE)}\n`), /"protocolVersion"/);
  run('client:build');
  await runClientExample();
  await end(service);

  service = await start(['start']);
  console.log(`npm start, the second time: ready in ${service.readyMs} ms`);
  if (service.readyMs >= firstMs) {
    // Nothing is built or created any more. One slow start may be a busy moment; two are not.
    await end(service);
    service = await start(['start']);
    console.log(`npm start, the third time: ready in ${service.readyMs} ms`);
    assert.ok(service.readyMs < firstMs, `a start takes ${service.readyMs} ms, the first took ${firstMs} ms`);
  }
  await end(service);

  run('data:import', ['test/fixtures/import/ok']);

  await startInProduction();

  service = await start(['run', 'start:dev']);
  console.log(`npm run start:dev: ready in ${service.readyMs} ms`);
  await expectRestart(service);
  await end(service);
} finally {
  killGroup(service.child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
console.log("the README's commands work");

/** Runs `npm run NAME -- …`, which must exit with one of the statuses (default 0), and returns its output. */
function run(name, args = [], statuses = [0], input = '') {
  assert.ok(README.includes(`npm run ${name}`), `the README does not name npm run ${name}`);
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name, '--', ...args], {
    env: environment,
    encoding: 'utf8',
    timeout: COMMAND_MS,
    input,
  });
  const lines = stdout.split('\n');
  console.log(
    `> npm run ${name} ${args.join(' ')}\n${lines.slice(0, 12).join('\n')}\n(${Date.now() - startedAt} ms)\n`,
  );
  assert.ok(statuses.includes(status), `npm run ${name} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

/** Runs the README's client examples in one file, with the package installed where npm would install it. */
async function runClientExample() {
  const examples = [...README.matchAll(/^```js\n([^]*?)^```/gm)].map(([, code]) => code);
  const code = examples.filter((example) => /ChatClient|\/api\/chat\/history/.test(example)).join('\n');
  assert.match(code, /ChatClient[^]*api\/chat\/history/);
  mkdirSync(join(folder, 'node_modules', '@mma-savant'), { recursive: true });
  symlinkSync(join(process.cwd(), 'libs', 'client'), join(folder, 'node_modules', '@mma-savant', 'client'));
  const file = join(folder, 'example.mjs');
  writeFileSync(
    file,
    `${code.replaceAll('http://localhost:8000', url)}\nconsole.log(sessions.length, messages.length);\nclient.close();\n`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    timeout: COMMAND_MS,
  });
  console.log(`> the examples of a client\n${stdout}`);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /존 존스[^]*complete[^]*\n[1-9]\d* [1-9]\d*\n$/);
}

/** Starts the built service in production mode, on a database of TEST_DATABASE_URL if set. */
async function startInProduction() {
  const server = process.env.TEST_DATABASE_URL ?? '';
  const name = `mma_test_readme_${process.pid}`;
  const database =
    server === ''
      ? { DATABASE_DIR: join(folder, 'pg') }
      : { DATABASE_URL: await createDatabase(server, name) };
  assert.ok(README.includes('node dist/apps/api/src/main.js'));
  const settings = {
    NODE_ENV: 'production',
    NEXTAUTH_SECRET: randomBytes(48).toString('base64'),
    ...database,
  };
  service = await start(['dist/apps/api/src/main.js'], process.execPath, settings);
  console.log(`in production: ready in ${service.readyMs} ms`);
  await end(service);
  if (server !== '') await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function createDatabase(server, name) {
  await onServer(server, `CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

async function onServer(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Changes a source file and restores it; the watch mode must rebuild and restart the service each time. */
async function expectRestart({ output }) {
  const file = 'apps/api/src/main.ts';
  const source = readFileSync(file, 'utf8');
  try {
    for (const text of [`${source}\n`, source]) {
      const startsBefore = countStarts(output());
      const startedAt = Date.now();
      writeFileSync(file, text);
      while (countStarts(output()) === startsBefore) {
        assert.ok(
          Date.now() - startedAt < COMMAND_MS,
          `the change did not restart the service:\n${output()}`,
        );
        await wait(50);
      }
      console.log(`npm run start:dev: restarted ${Date.now() - startedAt} ms after a change`);
    }
  } finally {
    writeFileSync(file, source);
  }
}

function countStarts(output) {
  return output.split('MMA Savant is ready at').length - 1;
}

/** Runs a command that starts the service, and waits until the service is ready. */
async function start(args, program = 'npm', settings = {}) {
  const startedAt = Date.now();
  const env = { ...environment, ...settings };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
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
    if (ended || Date.now() - startedAt > START_MS) {
      killGroup(child, 'SIGKILL');
      throw new Error(
        `${program} ${args.join(' ')} ${ended ? 'ended' : 'was not ready in time'}:\n${output}`,
      );
    }
    await wait(50);
  }
}

/** Ctrl-C at a terminal reaches every process of the group; afterwards the port must be free. */
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
