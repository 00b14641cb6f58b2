import { openSenders, type EventSender } from '../clients/event-sender.js';
import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { oneDecimal, whole } from '../report/formats.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

const ECHO = 'plain Socket.IO, echo';
const FORMATS = { 'CPU µs per event': oneDecimal, 'events per CPU second': whole };

/** CPU time of the server for each event of a client, from its arrival to its acknowledgement. */
export async function measureInbound(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { senders, events, rounds, seed } = counts;
  say(`inbound: ${events} events over ${senders} connections`);
  const service = await servers.service();
  const plain = await servers.plain();
  const tokens = await tokensOf(service.url, senders, 'inbound');
  const ofService = await openSenders(service.url, tokens);
  const sessions = ofService.map(({ sessionId }) => sessionId);
  const ofPlain = await openSenders(plain.url, tokens, sessions);
  const arm = (name: string, server: ServerProcess, clients: EventSender[], event: string): Arm => ({
    name,
    measure: () => measureEvents(server, clients, event, events),
  });
  const arms = [
    arm(ECHO, plain, ofPlain, 'typing'),
    arm('the same again', plain, ofPlain, 'typing'),
    arm('service, typing', service, ofService, 'typing'),
    arm('service, join', service, ofService, 'join'),
  ];
  const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
  for (const client of [...ofService, ...ofPlain]) client.close();
  await Promise.all([service.close(), plain.close()]);
  const title = `Inbound events, ${events} over ${senders} connections`;
  return [{ id: 'inbound', title, samples, formats: FORMATS, referenceOf: () => ECHO }];
}

async function measureEvents(
  server: ServerProcess,
  clients: readonly EventSender[],
  event: string,
  events: number,
): Promise<ArmSample['figures']> {
  const each = Math.ceil(events / clients.length);
  const before = await server.cpu();
  await Promise.all(clients.map((client) => client.send(event, each)));
  const cpu = (await server.cpu()) - before;
  const sent = each * clients.length;
  return { 'CPU µs per event': (cpu / sent) * 1000, 'events per CPU second': (sent / cpu) * 1000 };
}
