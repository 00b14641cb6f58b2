import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import jsonwebtoken from 'jsonwebtoken';
import { RedisServer } from './redis-server.js';
import { freePort, ServiceProcess } from './service-process.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const CONFIGURATION = 'deploy/nginx.conf';
const NODES = 2;
const REDIS_PASSWORD = 'password of redis';
const SECRET = 'a-signing-key-of-the-topology-tests-with-48-chars';

/**
 * The topology of docker-compose.prod.yml without containers: two nodes in production mode behind nginx with
 * `deploy/nginx.conf`, a PostgreSQL database, and a Redis with a password. Secrets are in files.
 */
export class ProxiedNodes {
  private constructor(
    /** Of the proxy. */
    readonly url: string,
    readonly database: TestDatabase,
    private readonly nodes: ServiceProcess[],
    private readonly env: Record<string, string>,
    private readonly redis: RedisServer,
    private readonly proxy: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<ProxiedNodes> {
    const folder = mkdtempSync(join(tmpdir(), 'mma-topology-'));
    const database = await createTestDatabase({ data: 'starter' });
    const redis = await RedisServer.start(REDIS_PASSWORD);
    const settings = {
      NODE_ENV: 'production',
      AUTH_DEV_LOGIN: '',
      NEXTAUTH_SECRET: '',
      NEXTAUTH_SECRET_FILE: secretFile(folder, 'nextauth_secret', SECRET),
      DATABASE_URL_FILE: secretFile(folder, 'database_url', database.env['DATABASE_URL'] ?? ''),
      REDIS_URL: redis.url,
      REDIS_PASSWORD_FILE: secretFile(folder, 'redis_password', REDIS_PASSWORD),
      LLM_PROVIDER: 'embedded',
      TRUST_PROXY: '1',
      FRONTEND_URL: 'https://app.example.com',
      ...env,
    };
    const nodes: ServiceProcess[] = [];
    for (let count = 0; count < NODES; count += 1) nodes.push(await ServiceProcess.start(settings));
    const { url, proxy } = await startProxy(folder, nodes);
    return new ProxiedNodes(url, database, nodes, settings, redis, proxy, folder);
  }

  /** Address of a node, without the proxy. */
  nodeUrl(index: number): string {
    return this.node(index).url;
  }

  logOf(index: number): string {
    return this.node(index).log;
  }

  /** A token as a NextAuth app or another issuer with the secret signs it. */
  token(name = 'someone'): string {
    const claims = { sub: name, provider: 'google', email: `${name}@example.com`, email_verified: true };
    return jsonwebtoken.sign(claims, SECRET, { algorithm: 'HS256', expiresIn: '1h' });
  }

  /** Ends a node as an orchestrator does, and starts it again at the same address. @returns its exit code */
  async replace(index: number): Promise<number | null> {
    const old = this.node(index);
    const code = await old.end('SIGTERM');
    this.nodes[index] = await ServiceProcess.start({ ...this.env, PORT: new URL(old.url).port });
    return code;
  }

  async close(): Promise<void> {
    await endProcess(this.proxy);
    for (const node of this.nodes) await node.end('SIGTERM');
    await this.redis.close();
    await this.database.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private node(index: number): ServiceProcess {
    const node = this.nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  }
}

function secretFile(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${content}\n`, { mode: 0o600 });
  return path;
}

async function startProxy(
  folder: string,
  nodes: readonly ServiceProcess[],
): Promise<{ url: string; proxy: ChildProcess }> {
  const port = await freePort();
  const replaced = nodes.reduce(
    (text, node, index) => text.replaceAll(`api-${index + 1}:8000`, new URL(node.url).host),
    readFileSync(CONFIGURATION, 'utf8'),
  );
  const configuration = join(folder, 'nginx.conf');
  writeFileSync(
    configuration,
    replaced
      .replace('listen 8000;', `listen 127.0.0.1:${port};`)
      .replace('/tmp/mma-savant-nginx.pid', join(folder, 'nginx.pid'))
      .replace('/dev/stderr', 'stderr'),
  );
  const proxy = spawn('nginx', ['-c', configuration, '-p', folder, '-e', 'stderr', '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  proxy.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const isReady = await fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { url, proxy };
    if (proxy.exitCode !== null) break;
    await sleep(50);
  }
  await endProcess(proxy);
  throw new Error(`nginx did not start\n${output}`);
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
