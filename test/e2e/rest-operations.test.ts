import { afterEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadinessService } from '../../apps/api/src/operations/readiness.service.js';
import { UserService } from '../../apps/api/src/user/user.service.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('operations', () => {
  let service: TestApp;
  afterEach(() => service.close());

  it('limits requests per user and per address, but not health checks', async () => {
    service = await startTestApp({ RATE_LIMIT_SCALE: '0.1' });
    const client = new RestClient(service.url);
    const signIn = (request = {}) => client.post('/api/auth/exchange', { code: 'x'.repeat(43) }, request);
    expect([(await signIn()).status, (await signIn()).status]).toEqual([401, 401]);
    const third = await signIn();
    expect(third).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThanOrEqual(25);
    const disguised = { headers: { 'x-forwarded-for': '198.51.100.7' } };
    expect((await signIn(disguised)).status).toBe(429);

    const [first, second] = [await service.token('a@example.com'), await service.token('b@example.com')];
    const statuses: number[] = [];
    // Sixty, and what the budget refills meanwhile.
    for (let count = 0; count < 80; count += 1) {
      statuses.push((await client.get('/api/user/check-auth', { token: first })).status);
    }
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(statuses).toContain(429);
    expect((await client.get('/api/user/check-auth', { token: second })).status).toBe(200);
    for (let count = 0; count < 40; count += 1) {
      expect((await client.get('/health/live')).status).toBe(200);
    }
  });

  it('limits 401 responses per address, and still accepts valid tokens from it', async () => {
    service = await startTestApp({ RATE_LIMIT_SCALE: '0.05' });
    const client = new RestClient(service.url);
    const token = await service.token();
    const ask = (given: string) => client.get('/api/user/check-auth', { token: given });
    for (let count = 0; count < 3; count += 1) expect((await ask('nonsense')).status).toBe(401);
    const limited = await ask('nonsense');
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(10);
    expect((await client.get('/api/user/check-auth')).status).toBe(429);
    expect((await ask(token)).status).toBe(200);
  });

  it('trusts the configured number of proxies for the address', async () => {
    service = await startTestApp({ RATE_LIMIT_SCALE: '0.05', TRUST_PROXY: '1' });
    const client = new RestClient(service.url);
    const ask = async (forwardedFor: string) => {
      const headers = { 'x-forwarded-for': forwardedFor };
      return (await client.post('/api/auth/exchange', { code: 'x'.repeat(43) }, { headers })).status;
    };
    expect(await ask('198.51.100.1')).toBe(401);
    expect(await ask('198.51.100.1')).toBe(429);
    expect(await ask('198.51.100.2')).toBe(401);
    // Entries before the trusted proxy's own are written by the client.
    expect(await ask('203.0.113.9, 198.51.100.1')).toBe(429);
  });

  it('reports the state of each part when ready, draining, or without the database', async () => {
    service = await startTestApp();
    const client = new RestClient(service.url, await service.token());
    expect(await client.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', process: 'serving', database: 'up', migrations: 'done' },
    });

    service.app.get(ReadinessService, { strict: false }).onModuleDestroy();
    const draining = await client.get('/health/ready');
    expect(draining).toMatchObject({ status: 503, body: { code: 'shutting_down' } });
    expect(draining.headers.get('retry-after')).toBe('5');
    expect(draining.body.errors).toContainEqual({ field: 'process', message: 'draining' });
    expect((await client.get('/health/live')).status).toBe(200);
  });

  it('reports the date of the data', async () => {
    service = await startTestApp();
    const { status, body } = await new RestClient(service.url).get('/api/data/status');
    expect(status).toBe(200);
    expect(body).toEqual({
      as_of: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      coverage: 'starter',
      counts: {
        events: expect.any(Number),
        bouts: expect.any(Number),
        fighters: expect.any(Number),
        complete_fighters: expect.any(Number),
        rounds: expect.any(Number),
        totals: expect.any(Number),
        rankings: expect.any(Number),
        quarantined: expect.any(Number),
      },
      data_version: 1,
      last_sync: {
        source: 'starter',
        started_at: expect.any(String),
        finished_at: expect.any(String),
        inserted: expect.any(Number),
        updated: 0,
        rejected: 0,
        status: 'succeeded',
        progress: null,
      },
      how_to_get_the_rest: expect.stringContaining('npm run data:import'),
    });
    expect(body.counts.complete_fighters).toBeGreaterThanOrEqual(60);
  });

  it('reports an unavailable database without details', async () => {
    const lines: string[] = [];
    service = await startTestApp({ LOG_LEVEL: 'warn' }, { log: (line) => lines.push(line) });
    const client = new RestClient(service.url, await service.token());
    expect((await client.get('/api/chat/sessions')).status).toBe(200);
    await service.app.get(DataSource, { strict: false }).destroy();

    const answer = await client.get('/api/chat/sessions');
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.text).not.toMatch(/pool|driver|select|typeorm/i);
    expect(lines.some((line) => line.includes(answer.body.request_id) && line.includes('"level":40'))).toBe(
      true,
    );
    expect((await client.get('/health/ready')).body).toMatchObject({
      code: 'database_unavailable',
      errors: expect.arrayContaining([{ field: 'database', message: 'down' }]),
    });
  });

  it('answers an unexpected error with only the id under which its stack is logged', async () => {
    const lines: string[] = [];
    const options = { log: (line: string) => lines.push(line), ownDatabase: true };
    service = await startTestApp({ LOG_LEVEL: 'error' }, options);
    const client = new RestClient(service.url, await service.token());
    const database = service.app.get(DataSource, { strict: false });
    await client.get('/api/user/profile');
    await database.query('ALTER TABLE app.chat_sessions RENAME COLUMN title TO heading');

    const answer = await client.get('/api/chat/sessions');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(answer.text).not.toMatch(/column|heading|chat_sessions|\.ts/);
    const line = lines.find((candidate) => candidate.includes(answer.body.request_id));
    expect(JSON.parse(line ?? '{}').err.stack).toContain('chat-session.repository');
  });

  it('logs a line per request with its id, without token, header or query', async () => {
    const lines: string[] = [];
    service = await startTestApp({ LOG_LEVEL: 'trace' }, { log: (line) => lines.push(line) });
    const token = await service.token();
    const client = new RestClient(service.url, token);
    const headers = { 'x-request-id': 'log-test-1', cookie: 'session=biscuit' };
    await client.get('/api/chat/sessions?cursor=hidden-in-the-query', { headers });
    await client.post(
      '/api/chat/session',
      { title: 'x' },
      { headers: { ...headers, 'x-request-id': 'log-test-2' } },
    );
    await client.get('/api/user/profile?token=hidden-in-the-query', { token: 'wrong-token', headers });

    service.app
      .get(UserService, { strict: false })
      .onChange(() => new Logger('Test').warn('the profile changed'));
    const change = { body: { name: 'New' }, headers: { 'x-request-id': 'log-test-3' } };
    await client.send('PUT', '/api/user/profile', change);
    const inside = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'the profile changed');
    expect(inside).toMatchObject({ request_id: 'log-test-3', context: 'Test' });

    const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request answered');
    expect(answered.find(({ request_id }) => request_id === 'log-test-2')).toMatchObject({
      method: 'POST',
      route: '/api/chat/session',
      status: 201,
      duration_ms: expect.any(Number),
      user_id: expect.any(Number),
    });
    expect(answered.find(({ code }) => code === 'unauthorized')).toMatchObject({
      request_id: 'log-test-1',
      status: 401,
    });
    const log = lines.join('\n');
    for (const secret of [
      token,
      token.split('.')[2] ?? '',
      'biscuit',
      'hidden-in-the-query',
      'wrong-token',
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});
