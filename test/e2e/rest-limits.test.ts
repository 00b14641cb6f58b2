import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('rate limits of REST', () => {
  let service: TestApp;
  let client: RestClient;

  beforeAll(async () => {
    // An administrator's proxy tells the address of each client.
    service = await startTestApp({ RATE_LIMIT_SCALE: '1', TRUST_PROXY: '1', AUTH_DEV_LOGIN: 'true' });
    client = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const refresh = (address: string) =>
    client.post(
      '/api/auth/refresh',
      { refresh_token: 'x'.repeat(43) },
      { headers: { 'x-forwarded-for': address } },
    );

  it('tell the budget with every answer', async () => {
    const token = await service.token();
    const { headers } = await client.get('/api/user/profile', { token });
    expect(headers.get('ratelimit-policy')).toBe('"read";q=600;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"read";r=59\d;t=\d+$/);
    const written = await client.send('PUT', '/api/user/profile', { token, body: { name: 'Someone' } });
    expect(written.headers.get('ratelimit-policy')).toBe('"write";q=120;w=60');
  });

  it('refuse an address beyond its budget, and say when to come back', async () => {
    const answers = [];
    for (let count = 0; count < 62; count += 1) answers.push(await refresh('192.0.2.7'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    const last = refused.at(-1);
    expect(last?.body.code).toBe('rate_limited');
    expect(last?.headers.get('ratelimit')).toMatch(/^"refresh";r=0;t=\d+$/);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refresh('192.0.2.8')).status).toBe(401);
  });

  it('count the addresses of one IPv6 /64 together', async () => {
    const statuses = [];
    for (let count = 0; count < 70; count += 1) {
      statuses.push((await refresh(`2001:db8:0:1::${count.toString(16)}`)).status);
    }
    expect(statuses).toContain(429);
    expect((await refresh('2001:db8:0:2::1')).status).toBe(401);
  });

  it('let a page of a developer reload quickly', async () => {
    const service = await startTestApp({ RATE_LIMIT_SCALE: '1' });
    try {
      // Twelve reloads of a React page in strict mode sign in twice each.
      const tokens = [];
      for (let count = 0; count < 24; count += 1) tokens.push(await service.token());
      for (const token of tokens) {
        expect((await new RestClient(service.url).get('/api/user/profile', { token })).status).toBe(200);
      }
    } finally {
      await service.close();
    }
  });

  it('hold 10,000 sign-ins to the budget of the address', async () => {
    const statuses = new Map<number, number>();
    for (let batch = 0; batch < 100; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () =>
          fetch(`${service.url}/api/auth/exchange`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.1' },
            body: JSON.stringify({ code: 'x'.repeat(43) }),
          }).then(async (response) => {
            await response.body?.cancel();
            return response.status;
          }),
        ),
      );
      for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    const { 401: tried = 0, 429: refused = 0 } = Object.fromEntries(statuses);
    expect(tried + refused).toBe(10_000);
    // Twenty, and what the budget refills meanwhile.
    expect(tried).toBeLessThan(40);
  }, 180_000);
});
