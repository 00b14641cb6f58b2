// @ts-check
// The embedded engine's worker thread: PGlite runs statements synchronously and would block the service's event loop.
// Plain JavaScript, because a worker is loaded by file name, both from the build and from the sources (tests).
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { engineOptions } from './engine-options.js';
import { SerializedEngine } from './serialized-engine.js';

// By default V8 optimizes a function after about 2 MB of executed code: most of the engine within its first second, which
// costs several seconds of CPU and makes the first statements slow. Optimized code is about 15 % faster.
setFlagsFromString('--wasm-tiering-budget=300000000');

/** @type {import('./embedded-engine.js').EngineWorkerData} */
const { dataFolder, listen, maximumConnections } = workerData;
const port = parentPort;
if (port === null) throw new Error('engine-worker must be started as a worker thread.');

/** @param {import('./embedded-engine.js').EngineWorkerMessage} message */
const report = (message) => port.postMessage(message);

/** @param {unknown} error */
const describe = (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

try {
  const engine = await PGlite.create(engineOptions(dataFolder));
  const server = new PGLiteSocketServer({
    // The server uses only SerializedEngine's members.
    db: /** @type {PGlite} */ (/** @type {unknown} */ (new SerializedEngine(engine))),
    maxConnections: maximumConnections,
    ...listen,
  });
  await server.start();
  const address = server.getServerConn();
  report({
    type: 'ready',
    port: 'path' in listen ? null : Number(address.slice(address.lastIndexOf(':') + 1)),
  });

  port.on('message', async () => {
    await server.stop();
    await engine.close();
    report({ type: 'closed' });
    port.close();
  });
} catch (error) {
  report({ type: 'failed', reason: describe(error) });
  port.close();
}
