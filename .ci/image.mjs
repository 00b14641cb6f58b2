// Builds the stages of deploy/Dockerfile without Docker, each in a folder of its own: COPY by the rules of its ignore
// file, RUN with this machine's Node. Then runs the image's command as a user without rights on the files, with its
// health check and its command line. Needs root to change the user; without it the files are made read-only.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 120_000;
const NODE_USER = 65_534;
const isRoot = process.getuid() === 0;
const ignored = readFileSync('deploy/Dockerfile.dockerignore', 'utf8').split('\n').filter(Boolean);
const allowed = ignored.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
assert.deepEqual(
  ignored.filter((rule) => !rule.startsWith('!')),
  ['*', '**/*.spec.ts'],
);

const work = mkdtempSync(join(tmpdir(), 'mma-image-'));
chmodSync(work, 0o755);
const stages = new Map();
try {
  const image = buildStages();
  await checkImage(image);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log('the image works');

function buildStages() {
  let stage;
  for (const line of readFileSync('deploy/Dockerfile', 'utf8').replaceAll('\\\n', '').split('\n')) {
    const [, instruction, rest] = /^([A-Z]+) (.*)$/.exec(line.trim()) ?? [];
    if (instruction === undefined) continue;
    if (instruction === 'FROM') {
      const [, name = 'image'] = / AS (\w+)$/.exec(rest) ?? [];
      stage = { root: join(work, name), folder: join(work, name), env: {}, user: undefined };
      stages.set(name, stage);
      mkdirSync(stage.root);
    } else if (instruction === 'WORKDIR') {
      stage.folder = join(stage.root, rest);
      mkdirSync(stage.folder, { recursive: true });
    } else if (instruction === 'COPY') copy(stage, rest.split(/ +/));
    else if (instruction === 'RUN') execute(stage, rest);
    else if (instruction === 'ENV') for (const pair of rest.split(' ')) setVariable(stage, pair);
    else if (instruction === 'USER') stage.user = rest;
    else if (instruction === 'HEALTHCHECK') stage.healthCheck = JSON.parse(/CMD (\[.*)$/.exec(rest)[1]);
    else if (instruction === 'CMD') stage.command = JSON.parse(rest);
    else assert.ok(['EXPOSE', 'STOPSIGNAL'].includes(instruction), `unknown instruction ${instruction}`);
  }
  return stage;
}

function setVariable(stage, pair) {
  const [name, value] = pair.split(/=(.*)/s);
  stage.env[name] = value.replaceAll('$PATH', process.env.PATH).replace(/^\/app/, join(stage.root, 'app'));
}

function copy(stage, words) {
  const options = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = paths.pop();
  const from = options.find((option) => option.startsWith('--from='))?.slice('--from='.length);
  const mode = options.find((option) => option.startsWith('--chmod='))?.slice('--chmod='.length);
  for (const path of paths) {
    const source = from === undefined ? resolve(path) : join(stages.get(from).root, path);
    assert.ok(existsSync(source), `${path} does not exist`);
    const to = target.endsWith('/') ? join(stage.folder, target, basename(path)) : join(stage.folder, target);
    const filter = from === undefined ? isInContext : () => true;
    cpSync(source, to, { recursive: true, filter, verbatimSymlinks: true });
    if (mode !== undefined) chmodSync(to, Number.parseInt(mode, 8));
  }
}

/** By the rules of the ignore file: everything is ignored but the named paths, and tests are. */
function isInContext(file) {
  const path = relative(process.cwd(), file);
  const isAllowed = allowed.some((rule) => path === rule || path.startsWith(`${rule}/`));
  return isAllowed && !path.endsWith('.spec.ts');
}

function execute(stage, command) {
  const startedAt = Date.now();
  // The user of the official image does not exist here.
  const here = command.replaceAll('node:node', isRoot ? `${NODE_USER}:${NODE_USER}` : `${process.getuid()}`);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...proxies(), ...stage.env };
  execFileSync('sh', ['-c', here], { cwd: stage.folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  console.log(`RUN ${command} (${Date.now() - startedAt} ms)`);
}

/** What npm needs on machines that reach the registry through a proxy. */
function proxies() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(https?_proxy|no_proxy|npm_config_.*)$/i.test(name)),
  );
}

async function checkImage(image) {
  assert.equal(image.user, 'node');
  const modules = join(image.folder, 'node_modules');
  for (const name of ['typescript', 'jest', 'eslint', '@swc/core'])
    assert.ok(!existsSync(join(modules, name)), name);
  const tests = execFileSync('find', [join(image.folder, 'libs'), '-name', '*.spec.*'], { encoding: 'utf8' });
  assert.equal(tests, '');
  const size = Number(execFileSync('du', ['-sm', image.folder], { encoding: 'utf8' }).split('\t')[0]);
  console.log(`the image holds ${size} MB besides Node`);

  // The only folder that the container may write to; the files of the image belong to another user.
  const writable = join(work, 'tmp');
  mkdirSync(writable);
  const identity = isRoot ? { uid: NODE_USER, gid: NODE_USER } : {};
  if (isRoot) chownSync(writable, NODE_USER, NODE_USER);
  else execFileSync('chmod', ['-R', 'a-w', image.folder]);
  const secret = join(writable, 'secret');
  writeFileSync(secret, 'a-signing-key-of-the-image-check-with-48-chars-x\n', { mode: 0o444 });
  const port = await freePort();
  const settings = {
    ...image.env,
    PORT: String(port),
    HOME: '/nonexistent',
    TMPDIR: writable,
    NEXTAUTH_SECRET_FILE: secret,
    DATABASE_DIR: join(writable, 'pg'),
    DATA_SYNC_CRON: 'off',
  };
  const options = { cwd: image.folder, env: settings, ...identity, encoding: 'utf8' };
  const listing = (folder) =>
    execFileSync('find', [folder, '-newer', secret, '-type', 'f'], { encoding: 'utf8' });

  const [program, ...args] = image.command;
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  try {
    const health = () => spawnSync(image.healthCheck[0], image.healthCheck.slice(1), options).status;
    assert.equal(health(), 1, 'healthy before it listens');
    const startedAt = Date.now();
    while (health() !== 0) {
      assert.ok(child.exitCode === null && Date.now() - startedAt < START_MS, `not healthy:\n${output}`);
      await wait(200);
    }
    console.log(`healthy after ${Date.now() - startedAt} ms`);
    const cli = (...words) => {
      const { status, stdout, stderr } = spawnSync('mma-savant', words, options);
      console.log(`> mma-savant ${words.join(' ')}\n${(stdout + stderr).split('\n').slice(0, 6).join('\n')}`);
      return { status, text: stdout + stderr };
    };
    const help = cli('help');
    assert.equal(help.status, 0);
    assert.match(help.text, /mma-savant NAME/);
    assert.doesNotMatch(help.text, /npm/);
    // From any folder of the container, on the same database as the running service.
    assert.match(cli('tool', 'get_fighter', '{"fighter":"Khabib Nurmagomedov"}').text, /"wins": ?13/);
    const files = join(writable, 'ufc');
    cpSync('test/fixtures/import/ok', files, { recursive: true });
    const imported = cli('data:import', files);
    assert.equal(imported.status, 0, imported.text);
    assert.equal(cli('data:report').status, 0);
    const status = await (await fetch(`http://127.0.0.1:${port}/api/data/status`)).text();
    assert.doesNotMatch(status, /npm/);
    assert.equal(listing(image.folder), '', 'the image wrote to its own files');
    assert.ok(!isRoot || statSync(join(image.folder, '.data')).uid === NODE_USER);
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = child.exitCode === null ? await gone : [child.exitCode];
    assert.equal(code, 0, output);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
