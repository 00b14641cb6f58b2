import { Pool } from 'undici';
import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import { type ArmSample, renderArms } from '../report/arm-table.js';
import { oneDecimal, whole } from '../report/formats.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

const PLAIN = 'plain Fastify, jsonwebtoken';
const PATH = '/api/user/check-auth';
const CONNECTIONS = 20;
const FORMATS = { 'CPU µs per request': oneDecimal, 'requests per CPU second': whole };

/** CPU time of the server for each authenticated GET that needs no database. */
export async function measureGuardedGet(context: MeasureContext): Promise<string> {
  const { servers, counts, say } = context;
  const { requests, rounds, seed } = counts;
  say(`guarded GET: ${requests} requests over ${CONNECTIONS} connections`);
  const service = await servers.service();
  const plain = await servers.plainHttp();
  const [token = ''] = await tokensOf(service.url, 1, 'guarded');
  const arm = (name: string, server: ServerProcess): Arm => ({
    name,
    measure: () => measureRequests(server, token, requests),
  });
  const arms = [arm(PLAIN, plain), arm('the same again', plain), arm('service', service)];
  const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
  await Promise.all([service.close(), plain.close()]);
  return `## Guarded GET, ${requests} over ${CONNECTIONS} connections\n\n${renderArms(samples, FORMATS, () => PLAIN)}`;
}

async function measureRequests(
  server: ServerProcess,
  token: string,
  requests: number,
): Promise<ArmSample['figures']> {
  const pool = new Pool(server.url, { connections: CONNECTIONS });
  const headers = { authorization: `Bearer ${token}` };
  let remaining = requests;
  const sendAll = async (): Promise<void> => {
    while (remaining > 0) {
      remaining -= 1;
      const { statusCode, body } = await pool.request({ path: PATH, method: 'GET', headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${PATH} returned ${statusCode}`);
    }
  };
  const before = await server.cpu();
  await Promise.all(Array.from({ length: CONNECTIONS }, sendAll));
  const cpu = (await server.cpu()) - before;
  await pool.close();
  return {
    'CPU µs per request': (cpu / requests) * 1000,
    'requests per CPU second': (requests / cpu) * 1000,
  };
}
