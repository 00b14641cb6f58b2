import { setTimeout as sleep } from 'node:timers/promises';
import { sumFaults } from '../clients/answer-check.js';
import { tokensOf } from '../clients/people.js';
import { RawClient } from '../clients/raw-client.js';
import type { Memory, ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { mebibytes, whole } from '../report/formats.js';
import { lettersOf, type Script } from '../servers/script.js';
import { measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

const SCRIPT: Script = { pieces: 190, letters: 1000, pauseMs: 50 };
const ANSWERS_PER_CLIENT = 24;
const TIMEOUT_MS = 60_000;
/** Until what an answer leaves to be done, such as a title, is done. */
const SETTLE_MS = 2000;
const PIPE = 'plain Socket.IO, reads the model';
const SERVICE = 'service';
const FORMATS = {
  'held, MiB': mebibytes,
  'RSS, MiB': mebibytes,
  'connections left': whole,
  'answers after reading on': whole,
  faults: whole,
};

/** How far a server's memory grows while clients follow answers and do not read, and while such clients do read. */
export async function measureSlowReader(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const clients = counts['slow-readers'];
  const volume = clients * ANSWERS_PER_CLIENT * lettersOf(SCRIPT);
  say(`slow reader: ${clients} clients with ${ANSWERS_PER_CLIENT} answers each, ${mebibytes(volume)} MiB`);
  const upstream = await servers.upstream();
  const signIn = await servers.service();
  const tokens = await tokensOf(signIn.url, clients, 'slow');
  await signIn.close();
  const arms = [
    { name: PIPE, start: () => servers.plain() },
    { name: SERVICE, start: () => servers.service() },
  ].flatMap(({ name, start }) =>
    ['reads', 'reads, again', 'does not read'].map((kind) => ({
      name: `${name}: ${kind}`,
      measure: () => measureReaders({ start, upstream, tokens, reads: kind !== 'does not read' }),
    })),
  );
  const samples = await measureArms(
    arms,
    { rounds: counts.rounds, seed: counts.seed, warmUp: false },
    context,
  );
  const referenceOf = (arm: string): string => `${arm.startsWith(SERVICE) ? SERVICE : PIPE}: reads`;
  const title = `Growth of the server's memory: ${clients} clients, ${ANSWERS_PER_CLIENT} answers each, ${mebibytes(volume)} MiB in all`;
  return [{ id: 'slow-reader', title, samples, formats: FORMATS, referenceOf }];
}

interface Terms {
  start: () => Promise<ServerProcess>;
  upstream: ServerProcess;
  tokens: readonly string[];
  reads: boolean;
}

async function measureReaders({ start, upstream, tokens, reads }: Terms): Promise<ArmSample['figures']> {
  const server = await start();
  await warmUp(server, tokens[0] ?? '');
  const clients = await Promise.all(tokens.map((token) => RawClient.connect(server.url, token)));
  await sleep(SETTLE_MS);
  const before = await server.memory();
  const endedBefore = (await upstream.ask('ended')) as number;
  for (const client of clients) client.ask(ANSWERS_PER_CLIENT, SCRIPT);
  await Promise.all(
    clients.map((client) => client.until(() => client.begun === ANSWERS_PER_CLIENT, TIMEOUT_MS)),
  );
  if (!reads) for (const client of clients) client.stopReading();
  const answers = clients.length * ANSWERS_PER_CLIENT;
  await untilEnded(upstream, server, endedBefore + answers);
  await sleep(SETTLE_MS);
  const after = await server.memory();
  for (const client of clients) client.readOn();
  const hasAll = (client: RawClient): Promise<void> =>
    client.until(() => client.ended >= ANSWERS_PER_CLIENT, TIMEOUT_MS / 2);
  await Promise.allSettled(clients.map(hasAll));
  const left = clients.filter(({ isOpen }) => isOpen).length;
  const faults = sumFaults(clients.map((client) => client.faults()));
  for (const client of clients) client.close();
  await server.close();
  const growth = (read: (memory: Memory) => number): number => read(after) - read(before);
  return {
    'held, MiB': growth(({ heapUsed, external }) => heapUsed + external),
    'RSS, MiB': growth(({ rss }) => rss),
    'connections left': left,
    'answers after reading on': clients.reduce((sum, { ended }) => sum + ended, 0),
    faults: faults.lost + faults.doubled + faults.reordered + faults.different,
  };
}

/** What a first answer loads stays in memory whoever reads. */
async function warmUp(server: ServerProcess, token: string): Promise<void> {
  const client = await RawClient.connect(server.url, token);
  client.ask(5, { ...SCRIPT, pieces: 20 });
  await client.until(() => client.ended === 5, TIMEOUT_MS);
  client.close();
}

async function untilEnded(upstream: ServerProcess, server: ServerProcess, count: number): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const missing = count - ((await upstream.ask('ended')) as number);
    if (missing <= 0) return;
    if (performance.now() > deadline) {
      throw new Error(`${missing} answers did not end; the server said:\n${server.lastOutput}`);
    }
    await sleep(100);
  }
}
