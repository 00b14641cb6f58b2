import { connectAll } from '../clients/chat-client.js';
import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import type { Measured } from '../report/arm-table.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';
import { FORMATS, LETTERS, measureStreams } from './throughput.js';

const OFF = 'service, metrics off';

/** What metrics cost the service while it streams answers, by its CPU time. Both services share one database. */
export async function measureTelemetry(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { streams, pieces, rounds, seed } = counts;
  const off = await servers.service();
  const on = await servers.service({ METRICS_ENABLED: 'true' });
  const script = { pieces, letters: LETTERS, pauseMs: 20 };
  const tokens = await tokensOf(off.url, streams, 'telemetry');
  const arm = async (name: string, server: ServerProcess): Promise<Arm> => {
    const clients = await connectAll(server.url, tokens);
    return { name, measure: () => measureStreams(server, clients, script, {}) };
  };
  say(`telemetry: ${streams} streams of ${pieces} deltas`);
  const first = await arm(OFF, off);
  const arms = [first, { ...first, name: 'the same again' }, await arm('service, metrics on', on)];
  const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
  await Promise.all([off.close(), on.close()]);
  const title = `${streams} streams of ${pieces} deltas`;
  return [{ id: 'telemetry', title, samples, formats: FORMATS, referenceOf: () => OFF }];
}
