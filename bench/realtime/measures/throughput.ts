import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatClient, connectAll } from '../clients/chat-client.js';
import { sumFaults } from '../clients/answer-check.js';
import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { oneDecimal, threeDecimals, whole } from '../report/formats.js';
import { piecesIn, type Script } from '../servers/script.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

export const LETTERS = 6;
/** What an answer leaves to be done behind its end, such as a title. */
const SETTLE_MS = 400;
const PIPE = 'plain Socket.IO, reads the model';

export const FORMATS = {
  'CPU µs per delta': oneDecimal,
  'deltas per CPU second': whole,
  'µs while all stream': oneDecimal,
  'chunks per delta': threeDecimals,
};

/** What it costs a server to bring a model's deltas to its clients, by its CPU time. */
export async function measureThroughput(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { streams, pieces, rounds, seed } = counts;
  const service = await servers.service();
  const plain = await servers.plain();
  const tokens = await tokensOf(service.url, streams, 'stream');
  const ofService = await connectAll(service.url, tokens);
  const ofPlain = await connectAll(plain.url, tokens);
  const measured: Measured[] = [];
  const paces = [
    { id: 'stream-paced', title: 'at 50 deltas a second', script: { pieces, letters: LETTERS, pauseMs: 20 } },
    {
      id: 'stream-burst',
      title: 'as fast as they go',
      script: { pieces: pieces * 5, letters: LETTERS, pauseMs: 0 },
    },
  ];
  for (const { id, title, script } of paces) {
    say(`throughput: ${streams} streams of ${script.pieces} deltas, ${title}`);
    const arm = (name: string, server: ServerProcess, clients: ChatClient[], fields = {}): Arm => ({
      name,
      measure: () => measureStreams(server, clients, script, fields),
    });
    const arms = [
      arm(PIPE, plain, ofPlain),
      arm('the same again', plain, ofPlain),
      arm('plain Socket.IO, says it itself', plain, ofPlain, { without_model: true }),
      arm('service', service, ofService),
    ];
    const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
    const name = `${streams} streams of ${script.pieces} deltas, ${title}`;
    measured.push({ id, title: name, samples, formats: FORMATS, referenceOf: () => PIPE });
  }
  for (const client of [...ofService, ...ofPlain]) client.close();
  await Promise.all([service.close(), plain.close()]);
  return measured;
}

export async function measureStreams(
  server: ServerProcess,
  clients: readonly ChatClient[],
  script: Script,
  fields: Record<string, unknown>,
): Promise<ArmSample['figures']> {
  const received = (): number =>
    clients.reduce((sum, { check }) => sum + piecesIn(script, check.text.length), 0);
  const before = await server.cpu();
  const asked = clients.map((client) => client.ask(script, fields));
  const ended = Promise.all(asked.map((asking) => asking.ended));
  const firstEnded = Promise.race(asked.map((asking) => asking.ended));
  await Promise.race([Promise.all(asked.map((asking) => asking.begun)), ended]);
  const steady = { cpu: await server.cpu(), deltas: received() };
  await firstEnded;
  const steadyEnd = { cpu: await server.cpu(), deltas: received() };
  const answers = await ended;
  const faults = sumFaults(answers.map(({ check }) => check.faults()));
  if (Object.values(faults).some((count) => count > 0)) {
    throw new Error(`answers came with faults: ${JSON.stringify(faults)}`);
  }
  await sleep(SETTLE_MS);
  const cpu = (await server.cpu()) - before;
  const deltas = clients.length * script.pieces;
  const chunks = answers.reduce((sum, { check }) => sum + check.chunks, 0);
  return {
    'CPU µs per delta': (cpu / deltas) * 1000,
    'deltas per CPU second': (deltas / cpu) * 1000,
    ...(script.pauseMs === 0
      ? {}
      : {
          'µs while all stream': ((steadyEnd.cpu - steady.cpu) / (steadyEnd.deltas - steady.deltas)) * 1000,
        }),
    'chunks per delta': chunks / deltas,
  };
}
