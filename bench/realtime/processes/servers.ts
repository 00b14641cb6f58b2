import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabase } from '../../databases/bench-database.js';
import { ServerProcess } from './server-process.js';

const START_TIMEOUT_MS = 90_000;

export const SERVICE_SECRET = 'secret-of-the-bench-with-32-chars-or-more';

const SETTINGS: Record<string, string> = {
  NODE_ENV: 'test',
  NEXTAUTH_SECRET: SERVICE_SECRET,
  AUTH_DEV_LOGIN: 'true',
  LOG_LEVEL: 'warn',
  DAILY_REQUEST_LIMIT: '1000000',
  RATE_LIMIT_SCALE: '1000',
  LLM_MAX_CONCURRENCY: '2000',
  LLM_PROVIDER: 'anthropic',
  LLM_CHECK_AT_START: 'false',
  DATA_SYNC_CRON: 'off',
  LLM_FALLBACK: 'none',
  CLAUDE_API_KEY: 'key-of-the-bench',
};

/** Starts the servers of a bench and ends those that still run when it is over. */
export class Servers {
  private readonly started = new Set<ServerProcess>();
  private model: ServerProcess | undefined;

  constructor(
    private readonly database: BenchDatabase,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => {
      for (const server of this.started) server.kill();
    });
  }

  /** The scripted model; the same for all servers. */
  async upstream(): Promise<ServerProcess> {
    this.model ??= await this.startTelling('bench/realtime/servers/scripted-model.ts', {});
    return this.model;
  }

  /** Plain Socket.IO, which reads the scripted model with the vendor's SDK. */
  async plain(): Promise<ServerProcess> {
    const { url } = await this.upstream();
    return this.startTelling('bench/realtime/servers/plain-server.ts', { ANTHROPIC_BASE_URL: url });
  }

  /** Plain Fastify, which accepts the tokens of the service. */
  async plainHttp(): Promise<ServerProcess> {
    return this.startTelling('bench/realtime/servers/plain-http-server.ts', {
      NEXTAUTH_SECRET: SERVICE_SECRET,
      ...this.database.env,
    });
  }

  /** The built service, ready. @param settings override those of the bench */
  async service(settings: Record<string, string> = {}): Promise<ServerProcess> {
    const { url } = await this.upstream();
    const port = await freePort();
    const server = this.spawn('dist/apps/api/src/main.js', {
      ...SETTINGS,
      ...this.database.env,
      ANTHROPIC_BASE_URL: url,
      ...settings,
      PORT: String(port),
    });
    server.url = `http://127.0.0.1:${port}`;
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await isReady(server.url))) {
      if (server.hasEnded || performance.now() > deadline) {
        throw new Error(`the service did not start\n${server.lastOutput}`);
      }
      await sleep(20);
    }
    return server;
  }

  async close(): Promise<void> {
    await Promise.all([...this.started].map((server) => server.close()));
    this.started.clear();
  }

  private async startTelling(program: string, env: Record<string, string>): Promise<ServerProcess> {
    const server = this.spawn(program, env);
    server.url = `http://127.0.0.1:${await server.toldPort()}`;
    return server;
  }

  private spawn(program: string, env: Record<string, string>): ServerProcess {
    this.signal.throwIfAborted();
    const server = ServerProcess.spawn(program, env);
    this.started.add(server);
    return server;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
