import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const END_TIMEOUT_MS = 15_000;
const KEPT_OUTPUT = 8_000;

export interface Memory {
  rss: number;
  heapUsed: number;
  /** Buffers included. */
  external: number;
}

type Told = { id?: number; answer?: unknown; port?: number };

/** A server in a process of its own. */
export class ServerProcess {
  url = '';
  private asked = 0;
  private output = '';
  private readonly waiting = new Map<number, (answer: unknown) => void>();
  private readonly told: Promise<number>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.output = (this.output + data.toString()).slice(-KEPT_OUTPUT);
      });
    }
    this.told = new Promise((resolve) => {
      child.on('message', ({ id, answer, port }: Told) => {
        if (port !== undefined) resolve(port);
        if (id === undefined) return;
        this.waiting.get(id)?.(answer);
        this.waiting.delete(id);
      });
    });
  }

  /** @param program a path in this repository */
  static spawn(program: string, env: Record<string, string>): ServerProcess {
    const loaders = [
      // The built service starts as users start it.
      ...(program.endsWith('.ts') ? ['./test/support/register-typescript.mjs'] : []),
      './bench/realtime/processes/probe.mjs',
    ];
    const options = ['--expose-gc', '--no-warnings', ...loaders.flatMap((loader) => ['--import', loader])];
    const child = spawn(process.execPath, [...options, program], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C is the bench's; it ends its servers itself.
      detached: true,
    });
    return new ServerProcess(child);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The last of what it wrote. */
  get lastOutput(): string {
    return this.output;
  }

  /** The port that it tells when it listens. */
  async toldPort(): Promise<number> {
    return this.orEnd(this.told);
  }

  /** CPU time of all its threads since its start, in milliseconds. */
  async cpu(): Promise<number> {
    return (await this.ask('cpu')) as number;
  }

  /** After a garbage collection, in bytes. */
  async memory(): Promise<Memory> {
    return (await this.ask('memory')) as Memory;
  }

  ask(question: string): Promise<unknown> {
    this.asked += 1;
    const id = this.asked;
    const answer = new Promise((resolve) => this.waiting.set(id, resolve));
    this.child.send({ id, ask: question });
    return this.orEnd(answer);
  }

  async close(): Promise<void> {
    if (this.hasEnded) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), END_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
  }

  kill(): void {
    if (!this.hasEnded) this.child.kill('SIGKILL');
  }

  private async orEnd<Result>(result: Promise<Result>): Promise<Result> {
    const stop = new AbortController();
    const ended = async (): Promise<never> => {
      while (!this.hasEnded) await sleep(200, undefined, { signal: stop.signal });
      throw new Error(`a server ended before its time\n${this.output}`);
    };
    try {
      return await Promise.race([result, ended()]);
    } finally {
      stop.abort();
    }
  }
}
