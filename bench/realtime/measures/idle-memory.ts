import { setTimeout as sleep } from 'node:timers/promises';
import { connectAll } from '../clients/chat-client.js';
import { tokensOf } from '../clients/people.js';
import type { Memory, ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { kibibytes } from '../report/formats.js';
import { measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

/** Each person has so many of the connections, fewer than one may have. */
export const CONNECTIONS_PER_PERSON = 10;
const WARM_UP_CONNECTIONS = 50;
const SETTLE_MS = 1500;
const PLAIN = 'plain Socket.IO';
const FORMATS = { 'heap, KiB': kibibytes, 'heap and buffers, KiB': kibibytes, 'RSS, KiB': kibibytes };

/** What a connection that does nothing holds of its server's memory; each arm in a fresh process. */
export async function measureIdleMemory(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { connections, rounds, seed } = counts;
  say(`idle memory: ${connections} connections`);
  const signIn = await servers.service();
  const people = await tokensOf(signIn.url, Math.ceil(connections / CONNECTIONS_PER_PERSON), 'idle');
  await signIn.close();
  const tokens = Array.from({ length: connections }, (_, index) => people[index % people.length] ?? '');
  const plain = { start: () => servers.plain() };
  const arms = [
    { name: PLAIN, ...plain },
    { name: 'the same again', ...plain },
    { name: 'service', start: () => servers.service() },
  ].map(({ name, start }) => ({ name, measure: () => measureConnections(start, tokens) }));
  const samples = await measureArms(arms, { rounds, seed, warmUp: false }, context);
  const title = `Memory per idle connection, of ${connections}`;
  return [{ id: 'idle-memory', title, samples, formats: FORMATS, referenceOf: () => PLAIN }];
}

async function measureConnections(
  start: () => Promise<ServerProcess>,
  tokens: readonly string[],
): Promise<ArmSample['figures']> {
  const server = await start();
  const warmUp = await connectAll(server.url, tokens.slice(0, WARM_UP_CONNECTIONS));
  for (const client of warmUp) client.close();
  await sleep(SETTLE_MS);
  const before = await server.memory();
  const clients = await connectAll(server.url, tokens);
  await sleep(SETTLE_MS);
  const after = await server.memory();
  const lost = clients.filter(({ isConnected }) => !isConnected).length;
  if (lost > 0) throw new Error(`${lost} connections did not hold`);
  for (const client of clients) client.close();
  await server.close();
  const each = (read: (memory: Memory) => number): number => (read(after) - read(before)) / clients.length;
  return {
    'heap, KiB': each(({ heapUsed }) => heapUsed),
    'heap and buffers, KiB': each(({ heapUsed, external }) => heapUsed + external),
    'RSS, KiB': each(({ rss }) => rss),
  };
}
