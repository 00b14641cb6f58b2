import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstAdministratorService } from '../../apps/api/src/admin/first-administrator/first-administrator.service.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('the first administrator', () => {
  let service: TestApp;
  let first: RestClient;
  let second: RestClient;

  beforeAll(async () => {
    service = await startTestApp({ PUBLIC_URL: 'https://mma.example' });
    first = new RestClient(service.url, await service.token('first@example.com'));
    second = new RestClient(service.url, await service.token('second@example.com'));
  });
  afterAll(() => service.close());

  const offer = (): Promise<string | null> =>
    service.app.get(FirstAdministratorService, { strict: false }).offer();
  const codeOf = (link: string | null): string => link?.split('#')[1] ?? '';
  const claim = (client: RestClient, code: unknown): Promise<RestAnswer> =>
    client.post('/api/auth/first-administrator', { code });
  const isAdmin = async (client: RestClient): Promise<boolean> =>
    (await client.get('/api/user/profile')).body.is_admin;

  it('needs a sign-in and a code that was offered', async () => {
    expect((await claim(new RestClient(service.url), 'x'.repeat(43))).status).toBe(401);
    expect((await claim(first, 'x'.repeat(43))).body).toMatchObject({ status: 403, code: 'forbidden' });
    for (const code of ['', 'short', null, 7, 'x'.repeat(10_000), 'x'.repeat(42) + '\0']) {
      expect((await claim(first, code)).status).toBe(400);
    }
    expect(await isAdmin(first)).toBe(false);
  });

  it('is refused after the code has expired, and with the code of an earlier start', async () => {
    const earlier = codeOf(await offer());
    const expired = codeOf(await offer());
    expect((await claim(first, earlier)).status).toBe(403);
    await service.query(`UPDATE app.first_administrator_codes SET expires_at = now() - interval '1 second'`);
    expect((await claim(first, expired)).status).toBe(403);
    expect(await isAdmin(first)).toBe(false);
  });

  it('is exactly one of two users with one code, at once and in the audit log; there is no second one', async () => {
    const link = await offer();
    expect(link).toMatch(/^https:\/\/mma\.example\/first-administrator#[\w-]{43}$/);
    const code = codeOf(link);
    expect(JSON.stringify(await service.query('SELECT * FROM app.first_administrator_codes'))).not.toContain(
      code,
    );
    const answers = await Promise.all([claim(first, code), claim(second, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? first : second;
    const loser = winner === first ? second : first;
    expect([await isAdmin(winner), await isAdmin(loser)]).toEqual([true, false]);
    const { entries } = (await winner.get('/api/admin/audit')).body;
    expect(entries[0]).toMatchObject({ action: 'user.first_administrator', after: { is_admin: true } });
    expect((await claim(loser, code)).body).toMatchObject({ status: 409, code: 'conflict' });
    expect(await offer()).toBeNull();
  });

  it('is not offered when ADMIN_EMAILS is set', async () => {
    const configured = await startTestApp({ ADMIN_EMAILS: 'boss@example.com' });
    expect(await configured.app.get(FirstAdministratorService, { strict: false }).offer()).toBeNull();
    const client = new RestClient(configured.url, await configured.token('any@example.com'));
    expect((await claim(client, 'x'.repeat(43))).status).toBe(409);
    await configured.close();
  });
});
