import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const nextMidnight = (): string => new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();

describe('user routes', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ DAILY_REQUEST_LIMIT: '100' });
  });
  afterAll(() => service.close());

  const clientOf = async (name: string) =>
    new RestClient(service.url, await service.token(`${name}@example.com`));
  const execute = (sql: string, parameters: unknown[]) =>
    service.app.get(DataSource, { strict: false }).query(sql, parameters);

  it('returns the profile with exactly the fields of the contract, at both addresses', async () => {
    const client = await clientOf('profile');
    const { body } = await client.get('/api/user/profile');
    expect(body).toEqual({
      id: expect.any(Number),
      email: 'profile@example.com',
      name: null,
      picture: null,
      provider: 'dev',
      time_zone: null,
      language: null,
      is_admin: false,
      is_active: true,
      total_requests: 0,
      daily_requests: 0,
      daily_request_limit: 100,
      remaining_requests: 100,
      reset_at: nextMidnight(),
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: expect.stringMatching(/Z$/),
    });
    expect((await client.get('/api/user/me')).body).toEqual(body);
  });

  it('changes only the sent fields of the profile', async () => {
    const client = await clientOf('change');
    const picture = 'https://example.com/p.png';
    const first = await client.put('/api/user/profile', { name: '  김 선수 ', picture });
    expect(first).toMatchObject({ status: 200, body: { success: true, user: { name: '김 선수', picture } } });
    const second = await client.put('/api/user/profile', { name: null });
    expect(second.body.user).toMatchObject({ name: null, picture });
    const third = await client.put('/api/user/profile', { time_zone: 'asia/seoul' });
    expect(third.body.user).toMatchObject({ name: null, picture, time_zone: 'Asia/Seoul' });
    const { body } = await client.put('/api/user/profile', {});
    expect(body.user).toMatchObject({ name: null, picture, time_zone: 'Asia/Seoul' });
    const fourth = await client.put('/api/user/profile', { language: 'ko' });
    expect(fourth.body.user).toMatchObject({ time_zone: 'Asia/Seoul', language: 'ko' });
    const last = await client.put('/api/user/profile', { time_zone: null, language: null });
    expect(last.body.user).toMatchObject({ picture, time_zone: null, language: null });
  });

  it.each([
    [{ name: '' }],
    [{ name: 'x'.repeat(201) }],
    [{ name: 'a\u0000' }],
    [{ name: 5 }],
    [{ picture: 'javascript:alert(1)' }],
    [{ name: '\u200b\u3164' }],
    [{ picture: 'http://example.com/p.png' }],
    [{ picture: 'nothing' }],
    [{ picture: `https://example.com/${'x'.repeat(2000)}` }],
    [{ time_zone: 'Mars/Olympus' }],
    [{ time_zone: '+09:00' }],
    [{ time_zone: 9 }],
    [{ language: 'jp' }],
    [{ language: 1 }],
    [{ is_admin: true }],
    [{ email: 'other@example.com' }],
  ])('refuses the change %j', async (change) => {
    const answer = await (await clientOf('refuse')).put('/api/user/profile', change);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('describes the token, with the current name', async () => {
    const client = await clientOf('token');
    await client.put('/api/user/profile', { name: 'New' });
    const { body } = await client.get('/api/user/check-auth');
    expect(body).toEqual({
      authenticated: true,
      user_id: expect.any(Number),
      email: 'token@example.com',
      name: 'New',
      token_valid: true,
      expires_at: expect.stringMatching(/\.000Z$/),
    });
    expect(Date.parse(body.expires_at)).toBeGreaterThan(Date.now());
  });

  it('counts exactly 100 of 200 parallel requests on a limit of 100', async () => {
    const client = await clientOf('parallel');
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => client.post('/api/user/increment-usage')),
    );
    const good = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 429);
    expect([good.length, refused.length]).toEqual([100, 100]);
    expect(good.map(({ body }) => body.usage.remaining_requests).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => index),
    );
    const [first] = refused;
    expect(first?.body).toMatchObject({ code: 'usage_limit_exceeded', reset_at: nextMidnight() });
    const midnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400);
    expect(Math.abs(Number(first?.headers.get('retry-after')) - midnight)).toBeLessThan(10);
    expect((await client.get('/api/user/profile')).body).toMatchObject({
      total_requests: 100,
      daily_requests: 100,
      remaining_requests: 0,
    });
  });

  it("resets the count on another day, and respects a user's own limit", async () => {
    const client = await clientOf('midnight');
    const { id } = (await client.get('/api/user/profile')).body;
    await execute(
      `UPDATE app.users SET total_requests = 100, daily_requests = 100, daily_request_limit = 2,
       daily_requests_on = (now() AT TIME ZONE 'UTC')::date - 1 WHERE id = $1`,
      [id],
    );
    expect((await client.get('/api/user/profile')).body).toMatchObject({
      daily_requests: 0,
      daily_request_limit: 2,
      remaining_requests: 2,
    });
    expect((await client.post('/api/user/increment-usage')).body).toEqual({
      success: true,
      message: expect.any(String),
      usage: {
        total_requests: 101,
        daily_requests: 1,
        remaining_requests: 1,
        reset_at: nextMidnight(),
      },
    });
    expect((await client.post('/api/user/increment-usage')).status).toBe(200);
    expect((await client.post('/api/user/increment-usage')).status).toBe(429);
  });
});
