import { connect, createServer, type Server } from 'node:net';
import { z } from 'zod';

/**
 * The state a process reports at its lock. `contending`: trying to acquire it. `address`: where its engine listens; a
 * null host means the socket file in the lock's folder.
 */
const lockReportSchema = z.object({
  pid: z.number(),
  state: z.enum(['contending', 'opening', 'ready', 'closing']),
  address: z.object({ host: z.string().nullable(), port: z.number() }).nullable(),
});

export type LockReport = z.infer<typeof lockReportSchema>;

/**
 * `gone`: nothing listens. `silent`: a process listens but does not respond (paused, hung, out of file descriptors,
 * exiting). Only `gone` proves that it exited.
 */
export type LockProbe = { kind: 'gone' } | { kind: 'silent' } | { kind: 'alive'; report: LockReport };

const ANSWER_TIMEOUT_MS = 2000;
const MAX_REPLY_LENGTH = 4096;
/** The process is alive: its backlog is full, or it reset the connection. */
const ALIVE_ERRORS = new Set(['EAGAIN', 'ECONNRESET', 'EPIPE']);

/** The kernel closes the listener when the process exits and keeps it while it is paused: this proves liveness. */
export async function listenAtLock(path: string, report: () => LockReport): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${JSON.stringify(report())}\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.unref();
  return server;
}

export async function closeLock(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

export async function probeLock(path: string): Promise<LockProbe> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let answer = '';
    const finish = (probe: LockProbe): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(probe);
    };
    const timer = setTimeout(() => finish({ kind: 'silent' }), ANSWER_TIMEOUT_MS);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.length > MAX_REPLY_LENGTH) finish({ kind: 'silent' });
    });
    socket.once('end', () => finish(readAnswer(answer)));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') {
        finish({ kind: 'gone' });
      } else if (error.code !== undefined && ALIVE_ERRORS.has(error.code)) {
        finish({ kind: 'silent' });
      } else {
        clearTimeout(timer);
        reject(error);
      }
    });
  });
}

function readAnswer(text: string): LockProbe {
  try {
    const parsed = lockReportSchema.safeParse(JSON.parse(text));
    return parsed.success ? { kind: 'alive', report: parsed.data } : { kind: 'silent' };
  } catch {
    return { kind: 'silent' };
  }
}
