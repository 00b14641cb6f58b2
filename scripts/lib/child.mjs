import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** Forwards signals, to the whole process group of a detached child; the process then exits as the child did. */
export function runToEnd(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    const isGroup = options.detached === true && process.platform !== 'win32';
    const forward = (signal) => (isGroup ? process.kill(-child.pid, signal) : child.kill(signal));
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    let interrupted;
    const handlers = signals.map((signal) => [
      signal,
      () => {
        interrupted = signal;
        forward(signal);
      },
    ]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    const done = () => {
      for (const [signal, handler] of handlers) process.removeListener(signal, handler);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      if (interrupted !== undefined) process.exit(interrupted === 'SIGINT' ? 130 : 143);
      resolve(code ?? (signal === null ? 0 : 1));
    });
  });
}

/** Path of the npm that started us, else its name. */
export function npmCommand() {
  const path = process.env.npm_execpath;
  if (path !== undefined && /npm-cli\.c?js$/.test(path)) return { program: process.execPath, prefix: [path] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', prefix: [] };
}
