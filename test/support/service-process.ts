import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..');
const START_TIMEOUT_MS = 60_000;

const SETTINGS: Record<string, string> = {
  NODE_ENV: 'test',
  NEXTAUTH_SECRET: 'secret-of-the-tests-with-32-chars-or-more',
  AUTH_DEV_LOGIN: 'true',
  LLM_CHECK_AT_START: 'false',
  DATA_SYNC_CRON: 'off',
  LOG_LEVEL: 'warn',
  DAILY_REQUEST_LIMIT: '100000',
  RATE_LIMIT_SCALE: '1000',
};

export class ServiceProcess {
  private output = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
    }
  }

  static async start(env: Record<string, string>): Promise<ServiceProcess> {
    const port = env['PORT'] ?? String(await freePort());
    const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...SETTINGS, ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new ServiceProcess(`http://127.0.0.1:${port}`, child);
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await service.isReady())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        await service.end('SIGKILL');
        throw new Error(`the service did not start\n${service.output}`);
      }
      await sleep(100);
    }
    return service;
  }

  async token(email = 'someone@example.com'): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/dev-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }

  get log(): string {
    return this.output;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The service has no process.');
    return this.child.pid;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void {
    this.child.kill(signal);
  }

  /** Sends a signal and waits for the exit; returns the exit code, null if the signal killed it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill(signal);
      await exited;
    }
    return this.child.exitCode;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
