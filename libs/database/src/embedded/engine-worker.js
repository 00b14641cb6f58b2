// @ts-check
// The embedded engine's thread: PGlite runs one statement at a time and synchronously, so it must not share the
// service's event loop. Plain JavaScript, because a worker is loaded by its file name both from the built program and
// from the sources (tests). Everything it needs arrives as workerData.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { engineOptions } from './engine-options.js';
import { SerializedEngine } from './serialized-engine.js';

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
    // Only the members that SerializedEngine has are used by the server.
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
