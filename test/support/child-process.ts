import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const REGISTER = join(import.meta.dirname, 'register-typescript.mjs');

/** A child process that reports one JSON value per line. */
export class Child {
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly lines: Record<string, unknown>[] = [];
  private readonly waiting: ((line: Record<string, unknown>) => void)[] = [];

  private constructor(readonly process: ChildProcess) {
    this.exited = once(process, 'close').then(([code, signal]) => {
      for (const wake of this.waiting.splice(0)) wake({ ended: code ?? signal });
      return { code, signal };
    });
    if (process.stdout === null) throw new Error('The child has no standard output.');
    createInterface({ input: process.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const value = JSON.parse(line) as Record<string, unknown>;
      const wake = this.waiting.shift();
      if (wake === undefined) this.lines.push(value);
      else wake(value);
    });
  }

  static start(program: string, env: Record<string, string>, args: string[] = []): Child {
    const file = join(import.meta.dirname, program);
    const options = ['--import', REGISTER, '--no-warnings', file, ...args];
    return new Child(
      spawn(process.execPath, options, {
        env: {
          PATH: process.env['PATH'] ?? '',
          NEXTAUTH_SECRET: 'x'.repeat(32),
          LIBRARIES_FROM_BUILD: 'true',
          ...env,
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
  }

  /** The next line; `{ ended }` if it exits instead. */
  async says(): Promise<Record<string, unknown>> {
    const line = this.lines.shift();
    if (line !== undefined) return line;
    if (this.process.exitCode !== null || this.process.signalCode !== null) {
      return { ended: this.process.exitCode ?? this.process.signalCode };
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  tell(command: string): void {
    this.process.stdin?.write(`${command}\n`);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
      await this.exited;
    }
  }
}
