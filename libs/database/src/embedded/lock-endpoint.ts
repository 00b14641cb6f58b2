import { connect, createServer, type Server } from 'node:net';
import { z } from 'zod';

/**
 * What a process says of itself to one that asks at its lock. `contending`: it is only trying to get the lock.
 * `address` is where its engine listens; a null host means the engine's socket file in the lock's own folder.
 */
const lockReportSchema = z.object({
  pid: z.number(),
  state: z.enum(['contending', 'opening', 'ready', 'closing']),
  address: z.object({ host: z.string().nullable(), port: z.number() }).nullable(),
});

export type LockReport = z.infer<typeof lockReportSchema>;

/**
 * `gone`: nobody listens there. `silent`: a process does and gives no answer, because it is paused, hung, out of file
 * descriptors or about to end; only `gone` proves that it ended.
 */
export type LockProbe = { kind: 'gone' } | { kind: 'silent' } | { kind: 'alive'; report: LockReport };

/** How long a process may take to answer. */
const ANSWER_TIMEOUT_MS = 2000;
const LONGEST_ANSWER = 4096;
/** Its queue of connections is full, or it broke an established one. */
const SIGNS_OF_LIFE = new Set(['EAGAIN', 'ECONNRESET', 'EPIPE']);

/**
 * Listens at a path and answers every connection with the report of that moment. The kernel ends the listening with
 * the process, however that ends, and keeps it while the process is merely paused: that is the proof of life.
 */
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

/** Stops listening; the socket file goes with it. */
export async function closeLock(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

/** Asks whoever listens at a path. */
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
      if (answer.length > LONGEST_ANSWER) finish({ kind: 'silent' });
    });
    socket.once('end', () => finish(readAnswer(answer)));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') {
        finish({ kind: 'gone' });
      } else if (error.code !== undefined && SIGNS_OF_LIFE.has(error.code)) {
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
