// Follows the deployment guides word by word in a new clone of this one: the commands of the README's deployment part,
// those of docs/deployment.md ("One process", "Commands"), and what `docker compose` reads. Only the address of the
// database, the port and the schedule of the sync differ. Steps whose programs are missing are reported as skipped.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const READY_MS = 300_000;
const DATABASE = 'postgres://user:password@host:5432/mma';
const server = process.env.TEST_DATABASE_URL ?? '';
const work = mkdtempSync(join(tmpdir(), 'mma-deployment-'));
const database = `mma_test_deployment_${process.pid}`;

try {
  checkComposeFiles();
  if (server === '') console.log('--- skipped: the deployment guides, which need PostgreSQL');
  else {
    const readme = blockOf('README.md', '## Deploy');
    assert.equal(
      blockOf('README.ko.md', '## 배포').replaceAll(/ *#.*$/gm, ''),
      readme.replaceAll(/ *#.*$/gm, ''),
    );
    assert.equal(
      blockOf('docs/deployment.md', '## One process').trim(),
      readme.replaceAll(/ *#.*$/gm, '').trim(),
    );
    await follow(readme);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log('the deployment guides work');

/** The first shell block below a heading. */
function blockOf(file, heading) {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(`\n${heading}\n`);
  assert.ok(from >= 0, `${file} has no ${heading}`);
  return /^```sh\n([^]*?)^```/m.exec(text.slice(from))[1];
}

async function follow(commands) {
  const clone = join(work, 'clone');
  execFileSync('git', ['clone', '--quiet', process.cwd(), clone]);
  await onServer(`CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  assert.ok(commands.includes(DATABASE));
  const port = await freePort();
  const script = `set -e\n${commands.replace(DATABASE, url.href)}`;
  const { PATH, HOME } = process.env;
  const npm = Object.entries(process.env).filter(([name]) =>
    /^(https?_proxy|no_proxy|npm_config_.*)$/i.test(name),
  );
  const env = { ...Object.fromEntries(npm), PATH, HOME, PORT: String(port), DATA_SYNC_CRON: 'off' };
  const child = spawn('bash', ['-c', script], {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = once(child, 'close');
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const startedAt = Date.now();
  const address = `http://127.0.0.1:${port}`;
  try {
    while (
      !(await fetch(`${address}/health/ready`).then(
        (response) => response.ok,
        () => false,
      ))
    ) {
      assert.ok(child.exitCode === null && Date.now() - startedAt < READY_MS, `not ready:\n${output}`);
      await wait(200);
    }
    console.log(`from a fresh clone to a running production service in ${Date.now() - startedAt} ms`);
    const token = await fetch(`${address}/api/auth/dev-token`, { method: 'POST' });
    assert.equal(token.status, 404, 'the service does not run in production mode');
    // The commands of the guide, on the database of the running service.
    const settings = {
      ...env,
      NODE_ENV: 'production',
      DATABASE_URL: url.href,
      NEXTAUTH_SECRET: 'x7'.repeat(24),
    };
    for (const line of blockOf('docs/deployment.md', '## Commands').trim().split('\n')) {
      if (line.endsWith('data:sync')) settings.DATA_SOURCE_URL = resolve('test/fixtures/import/ok');
      const command = line.replace('<folder or URL>', resolve('test/fixtures/import/ok'));
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
        cwd: clone,
        env: settings,
        encoding: 'utf8',
      });
      console.log(`> ${command}\n${(stdout + stderr).split('\n').slice(0, 4).join('\n')}`);
      // The sync refuses a set that is smaller than the data.
      if (line.endsWith('data:sync')) assert.match(stdout + stderr, /sync|bouts|shrunk/i);
      else assert.equal(status, 0, stdout + stderr);
      assert.doesNotMatch(stdout + stderr, /npm run/);
    }
  } finally {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await closed;
    await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  }
}

function checkComposeFiles() {
  const [program, ...args] = composeCommand();
  if (program === undefined)
    return console.log('--- skipped: docker compose config, which needs docker-compose');
  const folder = join(work, 'compose');
  for (const path of ['docker-compose.yml', 'docker-compose.prod.yml', 'deploy']) {
    cpSync(path, join(folder, path), { recursive: true });
  }
  const created = () => execFileSync('sh', ['deploy/create-secrets.sh'], { cwd: folder, encoding: 'utf8' });
  assert.equal(created().trim().split('\n').length, 5);
  const secret = readFileSync(join(folder, 'secrets', 'nextauth_secret'), 'utf8');
  assert.match(secret, /^[0-9a-f]{64}$/);
  assert.equal(created(), '', 'secrets that exist were created again');
  assert.equal(readFileSync(join(folder, 'secrets', 'nextauth_secret'), 'utf8'), secret);
  assert.equal(statSync(join(folder, 'secrets')).mode & 0o077, 0);
  const config = (...options) =>
    execFileSync(program, [...args, ...options, 'config'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, CLAUDE_MODEL: 'of the test' },
      encoding: 'utf8',
    });
  assert.match(config(), /127\.0\.0\.1:5432/);
  const production = config('-f', 'docker-compose.prod.yml', '--profile', 'monitoring');
  assert.equal(
    production.match(/CLAUDE_MODEL: of the test/g).length,
    2,
    'a setting does not reach both nodes',
  );
  assert.ok(!production.includes(secret));
  console.log('the compose files can be read');
}

function composeCommand() {
  for (const command of [['docker-compose'], ['docker', 'compose']]) {
    if (spawnSync(command[0], [...command.slice(1), 'version']).status === 0) return command;
  }
  return [];
}

async function onServer(statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}
