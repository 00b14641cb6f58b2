import { EncryptJWT } from 'jose';
import { hkdfSync } from 'node:crypto';
import { Pool } from 'undici';
import { tokensOf } from '../clients/people.js';
import { SERVICE_SECRET } from '../processes/servers.js';
import type { ServerProcess } from '../processes/server-process.js';
import type { ArmSample, Measured } from '../report/arm-table.js';
import { oneDecimal, whole } from '../report/formats.js';
import { type Arm, measureArms } from './arm-order.js';
import type { MeasureContext } from './options.js';

const PLAIN = 'plain Fastify, fast-jwt';
const PATH = '/api/user/check-auth';
/** A route without authentication and rate limit, but with a log line: what Nest itself costs. */
const PUBLIC_PATH = '/ws/health';
export const CONNECTIONS = 20;
export const FORMATS = { 'CPU µs per request': oneDecimal, 'requests per CPU second': whole };

/** CPU time of the server for each authenticated GET that needs no database. */
export async function measureGuardedGet(context: MeasureContext): Promise<Measured[]> {
  const { servers, counts, say } = context;
  const { requests, rounds, seed } = counts;
  say(`guarded GET: ${requests} requests over ${CONNECTIONS} connections`);
  const service = await servers.service();
  const plain = await servers.plainHttp();
  const [token = ''] = await tokensOf(service.url, 1, 'guarded');
  const sessionToken = await createSessionToken();
  const arm = (name: string, server: ServerProcess, request: Partial<MeasuredRequest> = {}): Arm => ({
    name,
    measure: () => measureRequests(server, { path: PATH, token, ...request }, requests),
  });
  const arms = [
    arm(PLAIN, plain),
    arm('the same again', plain),
    arm('service', service),
    arm('service, token of Auth.js 5', service, { token: sessionToken }),
    arm('service, public route', service, { path: PUBLIC_PATH }),
  ];
  const samples = await measureArms(arms, { rounds, seed, warmUp: true }, context);
  await Promise.all([service.close(), plain.close()]);
  const title = `Guarded GET, ${requests} over ${CONNECTIONS} connections`;
  return [{ id: 'guarded-get', title, samples, formats: FORMATS, referenceOf: () => PLAIN }];
}

export interface MeasuredRequest {
  path: string;
  token: string;
}

/** A session token as Auth.js 5 encrypts it. */
async function createSessionToken(): Promise<string> {
  const salt = 'authjs.session-token';
  const info = `Auth.js Generated Encryption Key (${salt})`;
  const key = new Uint8Array(hkdfSync('sha256', SERVICE_SECRET, salt, info, 64));
  return new EncryptJWT({ sub: 'guarded', provider: 'bench' })
    .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512' })
    .setIssuedAt()
    .setExpirationTime('1 hour')
    .encrypt(key);
}

export async function measureRequests(
  server: ServerProcess,
  { path, token }: MeasuredRequest,
  requests: number,
): Promise<ArmSample['figures']> {
  const pool = new Pool(server.url, { connections: CONNECTIONS });
  const headers = { authorization: `Bearer ${token}` };
  let remaining = requests;
  const sendAll = async (): Promise<void> => {
    while (remaining > 0) {
      remaining -= 1;
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
      await body.dump();
      if (statusCode !== 200) throw new Error(`${path} returned ${statusCode}`);
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
