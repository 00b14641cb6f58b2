import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../measure/percentile.js';
import { milliseconds } from '../../measure/grid.js';
import { type Answer, type ChatClient, connectAll } from '../clients/chat-client.js';
import { tokensOf } from '../clients/people.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import type { Script } from '../servers/script.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

const SCRIPT: Script = { pieces: 5, letters: 6, pauseMs: 10 };
const BURSTS = 3;
/** Between answers, so that what one leaves to be done does not stand in the way of the next. */
const REST_MS = 20;
const REST_AFTER_BURST_MS = 500;
const PIPE = 'plain Socket.IO, reads the model';
const FORMATS = {
  'ms from the first token, p50': milliseconds,
  p99: milliseconds,
  'ms from the question, p50': milliseconds,
  'p99 ': milliseconds,
};

/** How long the first chunk takes from the model's first token, and from the question, to the client. */
export async function measureFirstChunk(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const service = await servers.service();
  const plain = await servers.plain();
  const atOnce = counts['at-once'];
  const tokens = await tokensOf(service.url, atOnce, 'first');
  const ofService = await connectAll(service.url, tokens);
  const ofPlain = await connectAll(plain.url, tokens);
  const terms = { rounds: counts.rounds, seed: counts.seed, warmUp: true };

  const armsOf = (measure: (clients: ChatClient[]) => Promise<Answer[]>): Arm[] =>
    [
      { name: PIPE, clients: ofPlain },
      { name: 'the same again', clients: ofPlain },
      { name: 'service', clients: ofService },
    ].map(({ name, clients }) => ({ name, measure: async () => toFigures(await measure(clients)) }));

  say(`first chunk: ${counts.answers} answers, one at a time`);
  const single = await measureArms(
    armsOf((clients) => oneByOne(clients, counts.answers)),
    terms,
    context,
  );
  say(`first chunk: ${atOnce} answers at once, ${BURSTS} times`);
  const bursts = await measureArms(armsOf(allAtOnce), terms, context);
  for (const client of [...ofService, ...ofPlain]) client.close();
  await Promise.all([service.close(), plain.close()]);
  const shown = { formats: FORMATS, referenceOf: () => PIPE };
  return [
    {
      id: 'first-chunk',
      title: `First chunk, ${counts.answers} answers one at a time`,
      samples: single,
      ...shown,
    },
    {
      id: 'first-chunk-at-once',
      title: `First chunk, ${atOnce} answers begun at once, ${BURSTS} times`,
      samples: bursts,
      ...shown,
    },
  ];
}

async function oneByOne(clients: readonly ChatClient[], count: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < count; index++) {
    const client = clients[index % clients.length];
    if (client !== undefined) answers.push(await client.ask(SCRIPT).ended);
    await sleep(REST_MS);
  }
  return answers;
}

async function allAtOnce(clients: readonly ChatClient[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let burst = 0; burst < BURSTS; burst++) {
    answers.push(...(await Promise.all(clients.map((client) => client.ask(SCRIPT).ended))));
    await sleep(REST_AFTER_BURST_MS);
  }
  return answers;
}

function toFigures(answers: readonly Answer[]): ArmSample['figures'] {
  const ages = answers.map(({ firstAgeMs }) => firstAgeMs);
  const waits = answers.map(({ firstAfterMs }) => firstAfterMs);
  return {
    'ms from the first token, p50': percentile(ages, 0.5),
    p99: percentile(ages, 0.99),
    'ms from the question, p50': percentile(waits, 0.5),
    'p99 ': percentile(waits, 0.99),
  };
}
