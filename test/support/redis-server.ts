import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { freePort } from './service-process.js';

/** A separate Redis without persistence that a test may kill and restart. */
export class RedisServer {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'mma-redis-'));

  private constructor(
    private readonly port: number,
    private readonly password?: string,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Chooses a port without starting the server. */
  static async planned(password?: string): Promise<RedisServer> {
    return new RedisServer(await freePort(), password);
  }

  static async start(password?: string): Promise<RedisServer> {
    const server = await RedisServer.planned(password);
    if (!(await server.run())) throw new Error('redis-server did not start');
    return server;
  }

  /** A paused Redis accepts connections and does not reply. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  async run(): Promise<boolean> {
    const options = ['--bind', '127.0.0.1', '--port', String(this.port), '--save', '', '--dir', this.folder];
    if (this.password !== undefined) options.push('--requirepass', this.password);
    const child = spawn('redis-server', options, { stdio: 'ignore' });
    this.child = child;
    const failed = once(child, 'error').then(() => true);
    for (let tries = 0; tries < 100; tries += 1) {
      if (await Promise.race([failed, sleep(50, false)])) return false;
      if (await this.answers()) return true;
    }
    return false;
  }

  async kill(): Promise<void> {
    if (this.child === null || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = createClient({
      url: this.url,
      ...(this.password === undefined ? {} : { password: this.password }),
      socket: { reconnectStrategy: false },
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      client.destroy();
      return true;
    } catch {
      return false;
    }
  }
}
