import { Closers, runBench, type BenchContext } from './command.js';
import { createEmbedded, createOnServer, findServer } from './databases/bench-database.js';
import { measureCapacity } from './realtime/measures/capacity.js';
import { measureFirstChunk } from './realtime/measures/first-chunk.js';
import { measureGuardedGet } from './realtime/measures/guarded-get.js';
import { measureIdleMemory } from './realtime/measures/idle-memory.js';
import { measureListGet } from './realtime/measures/list-get.js';
import { measureInbound } from './realtime/measures/inbound.js';
import { type MeasureContext, type MeasureName, readOptions } from './realtime/measures/options.js';
import { measureSlowReader } from './realtime/measures/slow-reader.js';
import { measureTelemetry } from './realtime/measures/telemetry.js';
import { measureThroughput } from './realtime/measures/throughput.js';
import { type Measured, renderMeasured } from './realtime/report/arm-table.js';
import { Servers } from './realtime/processes/servers.js';

const RUN: Record<MeasureName, (context: MeasureContext) => Promise<Measured[]>> = {
  throughput: measureThroughput,
  'first-chunk': measureFirstChunk,
  inbound: measureInbound,
  'guarded-get': measureGuardedGet,
  'list-get': measureListGet,
  'idle-memory': measureIdleMemory,
  capacity: measureCapacity,
  'slow-reader': measureSlowReader,
  telemetry: measureTelemetry,
};

async function benchRealtime({ signal, say }: BenchContext): Promise<number> {
  const { counts, only, database: kind } = readOptions(process.argv.slice(2));
  const closers = new Closers();
  const interrupted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  const measure = async (): Promise<void> => {
    const server = kind === 'embedded' ? null : await findServer();
    if (server === null && kind === 'postgres')
      throw new Error('Set BENCH_DATABASE_URL to a server that answers.');
    if (server === null) say('The service runs on the embedded database.');
    const database = closers.add(server === null ? createEmbedded() : await createOnServer(server));
    const servers = closers.add(new Servers(database, signal));
    for (const name of only) {
      const measured = await RUN[name]({ servers, counts, signal, say });
      process.stdout.write(`${measured.map(renderMeasured).join('\n\n')}\n\n`);
    }
  };
  try {
    await Promise.race([measure(), interrupted]);
    return 0;
  } finally {
    await closers.close();
  }
}

await runBench(benchRealtime);
