import { tokensOf } from '../clients/people.js';
import type { ServerProcess } from '../processes/server-process.js';
import { AGAIN, type Measured, SERVICE } from '../report/arm-table.js';
import { type Arm, measureArms } from './arm-order.js';
import { CONNECTIONS, FORMATS, measureRequests } from './guarded-get.js';
import type { MeasureContext } from './options.js';

const PLAIN = 'plain Fastify, pg, fast-json-stringify';
const ROWS = 50;
const PATH = `/api/chat/sessions?limit=${ROWS}`;
/** A list costs about ten times a request without a database. */
const REQUESTS_SHARE = 0.2;

/** CPU time of the server for a page of 50 rows from PostgreSQL, with the total, as JSON. */
export async function measureListGet(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { rounds, seed } = counts;
  const requests = Math.ceil(counts.requests * REQUESTS_SHARE);
  say(`list GET: ${requests} requests over ${CONNECTIONS} connections`);
  const service = await servers.service();
  const plain = await servers.plainHttp();
  const [token = ''] = await tokensOf(service.url, 1, 'list');
  for (let index = 0; index <= ROWS; index++) await createSession(service.url, token, index);
  const arm = (name: string, server: ServerProcess): Arm => ({
    name,
    measure: () => measureRequests(server, { path: PATH, token }, requests),
  });
  const arms = [arm(PLAIN, plain), arm(AGAIN, plain), arm(SERVICE, service)];
  const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
  await Promise.all([service.close(), plain.close()]);
  const title = `List GET of ${ROWS} rows, ${requests} over ${CONNECTIONS} connections`;
  return [{ id: 'list-get', title, samples, formats: FORMATS, referenceOf: () => PLAIN }];
}

async function createSession(url: string, token: string, index: number): Promise<void> {
  const response = await fetch(`${url}/api/chat/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: `Session ${index}` }),
  });
  if (!response.ok) throw new Error(`a session was refused: ${response.status} ${await response.text()}`);
}
