import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { PostgresProxy } from '../support/postgres-proxy.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const server = process.env['TEST_DATABASE_URL'] ?? '';

/** Back ends that the service loses under load. */
const TERMINATIONS = 1_000;
const WORKERS = 8;

describeWith([POSTGRES], 'an outage of PostgreSQL', () => {
  let database: TestDatabase;
  let proxy: PostgresProxy;
  let service: ServiceProcess;
  let model: AnthropicServer;
  let token: string;

  const get = (path: string): Promise<Response> =>
    fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

  beforeEach(async () => {
    database = await createTestDatabase({ data: 'starter' });
    proxy = await PostgresProxy.start(database.env['DATABASE_URL'] ?? '');
    model = await AnthropicServer.start();
    service = await ServiceProcess.start({ ...model.env, LOG_LEVEL: 'fatal', DATABASE_URL: proxy.url });
    token = await service.token();
    expect((await get('/api/user/profile')).status).toBe(200);
  });

  afterEach(async () => {
    await service.end('SIGKILL');
    await model.close();
    await proxy.close();
    await database.close();
  });

  it('that terminates a thousand back ends leads to results or 503', async () => {
    const administrator = new pg.Client({ connectionString: server });
    await administrator.connect();
    const name = new URL(database.env['DATABASE_URL'] ?? '').pathname.slice(1);
    const statuses = new Map<number, number>();
    let terminated = 0;
    let isOver = false;
    const ask = async (): Promise<void> => {
      while (!isOver) {
        const { status } = await get('/api/chat/sessions');
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const terminate = async (): Promise<void> => {
      while (terminated < TERMINATIONS && !isOver) {
        const { rows } = await administrator.query<{ count: number }>(
          `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))::int AS count
             FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
          [name],
        );
        terminated += rows[0]?.count ?? 0;
      }
    };
    const end = (): void => {
      isOver = true;
    };
    const asking = Array.from({ length: WORKERS }, () => ask().finally(end));
    await Promise.all([terminate().finally(end), ...asking]).finally(() => administrator.end());
    expect(terminated).toBeGreaterThanOrEqual(TERMINATIONS);
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);

    let status = 0;
    while (status !== 200) ({ status } = await get('/api/chat/sessions'));
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  it('without replies is detected: requests fail, the next ones at once, until the server responds', async () => {
    proxy.pause();
    const [first, ...others] = await Promise.all(Array.from({ length: 15 }, () => get('/api/chat/sessions')));
    for (const response of [first, ...others]) {
      expect(response?.status).toBe(503);
      expect(await response?.json()).toMatchObject({ code: 'database_unavailable' });
    }
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(503);
    const connections = proxy.count;
    const refused = 50;
    for (let times = 0; times < refused; times += 1) {
      expect((await get('/api/chat/sessions')).status).toBe(503);
    }
    // They were not sent to the server. Probes connect meanwhile, more of them on a slow machine.
    expect(proxy.count - connections).toBeLessThan(refused / 2);

    proxy.resume();
    while ((await get('/api/chat/sessions')).status !== 200) await sleep(100);
    // Readiness is checked once a second.
    while ((await fetch(`${service.url}/health/ready`)).status !== 200) await sleep(100);
  });

  it('without replies does not block a shutdown', async () => {
    model.reply = async (stream, request) => {
      stream.beginText();
      stream.delta('Begun. ');
      await request.aborted;
    };
    const client = await RealtimeClient.connect(service.url, token);
    await client.send('message', { content: 'Who waits?' });
    await client.waitFor('response_chunk');
    proxy.pause();
    const begunAt = performance.now();
    await service.end('SIGTERM');
    client.close();
    // The documented grace time.
    expect(performance.now() - begunAt).toBeLessThan(30_000);
  });
});
