import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@app/config';
import { stateOf } from './service-client.js';

const ENTRY = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const POLL_MS = 100;
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const KEPT_OUTPUT_CHARACTERS = 4000;

export interface OwnService {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the built service on a free port with this process's settings.
 * @param settings that replace those of this process
 * @throws Error with its output if it exits early
 */
export async function startOwnService(settings: Record<string, string> = {}): Promise<OwnService> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [ENTRY], {
    // Its answers tell which model wrote them. It ends before a sync would finish.
    env: childEnvironment({
      LLM_CHECK_AT_START: 'false',
      DATA_SYNC_CRON: 'off',
      ...settings,
      PORT: String(port),
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C reaches this process only.
    detached: true,
  });
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARACTERS));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = once(child, 'exit');
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);

  const close = async () => {
    process.removeListener('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    kill();
    await Promise.race([gone, wait(STOP_TIMEOUT_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
  };

  const deadline = Date.now() + READY_TIMEOUT_MS;
  while ((await stateOf(url)) !== 'ready') {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The service ended before it was ready:\n${output.trim()}`);
    }
    if (Date.now() > deadline) {
      await close();
      throw new Error(`The service was not ready in ${READY_TIMEOUT_MS / 1000} s:\n${output.trim()}`);
    }
    await wait(POLL_MS);
  }
  return { url, close };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
