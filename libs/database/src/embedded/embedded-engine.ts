import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A socket file, or a loopback port (0: any free port). */
export type EngineListen = { path: string } | { host: '127.0.0.1'; port: number };

export interface EngineWorkerData {
  dataFolder: string;
  listen: EngineListen;
  maximumConnections: number;
}

export type EngineWorkerMessage =
  { type: 'ready'; port: number | null } | { type: 'failed'; reason: string } | { type: 'closed' };

/** For all processes. Connections are cheap, since one statement runs at a time. */
const MAXIMUM_CONNECTIONS = 1000;
const CLOSE_TIMEOUT_MS = 10_000;

export class EmbeddedEngineError extends Error {
  constructor(dataFolder: string, reason: string) {
    super(
      `The embedded database in ${dataFolder} could not be started. Check that the folder is writable and has space; ` +
        `to start over, move the folder away. Reason: ${reason}`,
    );
    this.name = 'EmbeddedEngineError';
  }
}

/** The embedded database in a worker thread. The caller must hold the folder's lock. */
export class EmbeddedEngine {
  private isClosing = false;

  private constructor(
    private readonly worker: Worker,
    readonly port: number | null,
    onEnd: (reason: string) => void,
  ) {
    let reason = 'its thread exited';
    worker.on('error', (error: Error) => {
      reason = error.message;
    });
    worker.once('exit', () => {
      if (!this.isClosing) onEnd(reason);
    });
    // The engine does not keep the process alive; exiting without close() is as safe as a crash.
    worker.unref();
  }

  /** @param onEnd called when the engine stops unexpectedly, e.g. out of memory */
  static async start(
    dataFolder: string,
    listen: EngineListen,
    onEnd: (reason: string) => void,
  ): Promise<EmbeddedEngine> {
    const data: EngineWorkerData = { dataFolder, listen, maximumConnections: MAXIMUM_CONNECTIONS };
    const worker = new Worker(new URL('./engine-worker.js', import.meta.url), { workerData: data });
    const message = await firstMessage(worker, dataFolder);
    if (message.type !== 'ready') {
      await worker.terminate();
      throw new EmbeddedEngineError(dataFolder, message.type === 'failed' ? message.reason : 'it closed');
    }
    return new EmbeddedEngine(worker, message.port, onEnd);
  }

  /** Closes all connections, then the engine. A running statement is aborted, as in a crash. */
  async close(): Promise<void> {
    this.isClosing = true;
    this.worker.ref();
    const ended = once(this.worker, 'exit');
    this.worker.postMessage({ type: 'close' });
    const timer = setTimeout(() => void this.worker.terminate(), CLOSE_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }
}

async function firstMessage(worker: Worker, dataFolder: string): Promise<EngineWorkerMessage> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error) =>
      reject(new EmbeddedEngineError(dataFolder, error.stack ?? error.message)),
    );
    worker.once('exit', (code) => reject(new EmbeddedEngineError(dataFolder, `its thread exited (${code})`)));
  });
}
