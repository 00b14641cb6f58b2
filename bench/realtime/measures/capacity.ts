import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../measure/percentile.js';
import { milliseconds } from '../../measure/grid.js';
import { sumFaults } from '../clients/answer-check.js';
import { connectAll } from '../clients/chat-client.js';
import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { mebibytes, oneDecimal, whole } from '../report/formats.js';
import type { Script } from '../servers/script.js';
import { measureArms } from './arm-order.js';
import { CONNECTIONS_PER_PERSON } from './idle-memory.js';
import type { MeasureContext } from './options.js';

const SCRIPT: Script = { pieces: 200, letters: 6, pauseMs: 40 };
const WARM_UP_ANSWERS = 20;
/** Events that come twice may come late. */
const SETTLE_MS = 1000;
const PIPE = 'plain Socket.IO, reads the model';
const FORMATS = {
  'connections held': whole,
  'answers whole': whole,
  chunks: whole,
  lost: whole,
  doubled: whole,
  reordered: whole,
  different: whole,
  'first chunk p99, ms': milliseconds,
  seconds: oneDecimal,
  'CPU seconds': oneDecimal,
  'RSS, MiB': mebibytes,
};

/** Many connections and many answers on one process: whether each answer comes whole, once and in order. */
export async function measureCapacity(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const idle = counts['capacity-connections'];
  const asking = counts['capacity-answers'];
  say(
    `capacity: ${idle} idle connections and ${asking} answers at once (a process may open as many files and more)`,
  );
  const signIn = await servers.service();
  const people = await tokensOf(signIn.url, Math.ceil(idle / CONNECTIONS_PER_PERSON), 'crowd');
  const askers = await tokensOf(signIn.url, asking, 'asker');
  await signIn.close();
  const crowd = {
    idle: Array.from({ length: idle }, (_, index) => people[index % people.length] ?? ''),
    askers,
  };
  const arms = [
    { name: PIPE, start: () => servers.plain() },
    { name: 'service', start: () => servers.service() },
  ].map(({ name, start }) => ({ name, measure: () => measureCrowd(start, crowd) }));
  const samples = await measureArms(arms, { rounds: 1, seed: counts.seed, warmUp: false }, context);
  const title = `Capacity: ${idle} idle connections, ${asking} answers at once of ${SCRIPT.pieces} deltas, one every ${SCRIPT.pauseMs} ms`;
  return [{ id: 'capacity', title, samples, formats: FORMATS, referenceOf: () => PIPE }];
}

async function measureCrowd(
  start: () => Promise<ServerProcess>,
  crowd: { idle: readonly string[]; askers: readonly string[] },
): Promise<ArmSample['figures']> {
  const server = await start();
  const idle = await connectAll(server.url, crowd.idle);
  const askers = await connectAll(server.url, crowd.askers);
  await Promise.all(askers.slice(0, WARM_UP_ANSWERS).map((client) => client.ask(SCRIPT).ended));
  const cpuBefore = await server.cpu();
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(askers.map((client) => client.ask(SCRIPT).ended));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = ((await server.cpu()) - cpuBefore) / 1000;
  await sleep(SETTLE_MS);
  const { rss } = await server.memory();
  const checks = askers.map(({ check }) => check);
  const faults = sumFaults(checks.map((check) => check.faults()));
  const firsts = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value.firstAgeMs] : [],
  );
  const held = [...idle, ...askers].filter(({ isConnected }) => isConnected).length;
  for (const client of [...idle, ...askers]) client.close();
  await server.close();
  return {
    'connections held': held,
    'answers whole': checks.filter((check) => Object.values(check.faults()).every((count) => count === 0))
      .length,
    chunks: checks.reduce((sum, { chunks }) => sum + chunks, 0),
    ...faults,
    ...(firsts.length === 0 ? {} : { 'first chunk p99, ms': percentile(firsts, 0.99) }),
    seconds,
    'CPU seconds': cpu,
    'RSS, MiB': rss,
  };
}
