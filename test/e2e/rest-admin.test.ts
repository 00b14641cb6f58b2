import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl, TestNodes } from '../support/nodes.js';
import { fresh, gate, RealtimeClient } from '../support/realtime-client.js';
import { RestClient, type RestAnswer } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

const ADMIN = 'admin@example.com';
const SECOND = 'second@example.com';

const idOf = async (client: RestClient): Promise<number> =>
  (await client.get('/api/user/profile')).body.id as number;

const patch = (client: RestClient, id: number | string, body: unknown): Promise<RestAnswer> =>
  client.send('PATCH', `/api/admin/users/${id}`, { body });

describe('administration', () => {
  let service: TestApp;
  let model: AnthropicServer;
  let admin: RestClient;
  let adminId: number;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    model.sideReply = (stream) => stream.answer('***');
    service = await startTestApp({ ...model.env, ADMIN_EMAILS: ADMIN, DAILY_REQUEST_LIMIT: '100' });
    admin = await clientOf(ADMIN);
    adminId = await idOf(admin);
  });
  afterAll(async () => {
    await service.close();
    await model.close();
  });

  const clientOf = async (email: string) => new RestClient(service.url, await service.token(email));
  const execute = (sql: string, parameters: unknown[] = []) =>
    service.app.get(DataSource, { strict: false }).query(sql, parameters);
  const newestEntry = async () => (await admin.get('/api/admin/audit?limit=1')).body.entries[0];

  it.each([
    ['GET', '/api/admin/users'],
    ['GET', '/api/admin/users/1'],
    ['PATCH', '/api/admin/users/1'],
    ['GET', '/api/admin/usage'],
    ['GET', '/api/admin/audit'],
    ['GET', '/api/admin/connections'],
    ['GET', '/api/admin/answers'],
    ['POST', '/api/admin/answers/0198f3a4-5c20-7a03-8f1e-0d2c4b6a8e02/stop'],
    ['GET', '/api/admin/data/quarantine'],
    ['GET', '/api/admin/data/sync'],
    ['POST', '/api/admin/data/sync'],
    ['GET', '/api/admin/feedback'],
    ['GET', '/api/admin/feedback/export'],
    ['GET', '/api/admin/settings'],
  ])('refuses other users at %s %s', async (method, path) => {
    const user = await clientOf('user@example.com');
    expect(await user.send(method, path)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await new RestClient(service.url).send(method, path)).status).toBe(401);
  });

  it('finds users by a part of name, address or id, page by page', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      const client = await clientOf(`page_${index}@search.example`);
      ids.unshift(await idOf(client));
    }
    await (await clientOf('page_0@search.example')).put('/api/user/profile', { name: '100% Kim' });
    const found: number[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get(`/api/admin/users?q=SEARCH.exam&limit=2${cursor}`);
      found.push(...body.users.map(({ id }: { id: number }) => id));
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    expect(found).toEqual(ids);
    const search = async (q: string): Promise<string[]> =>
      (await admin.get(`/api/admin/users?q=${encodeURIComponent(q)}`)).body.users.map(
        ({ email }: { email: string }) => email,
      );
    expect(await search('100% k')).toEqual(['page_0@search.example']);
    expect(await search('page%')).toEqual([]);
    expect(await search('page_3')).toEqual(['page_3@search.example']);
    expect(await search(String(ids[0]))).toContain('page_4@search.example');
  });

  it.each([['q='], ['limit=0'], ['limit=201'], ['cursor=x'], ['sort=name'], [`q=${'x'.repeat(101)}`]])(
    'refuses the search %s',
    async (query) => {
      const { status, body } = await admin.get(`/api/admin/users?${query}`);
      expect([status, body.errors[0].field]).toEqual([400, query.split('=')[0]]);
    },
  );

  it('shows a user, and why an administrator is one', async () => {
    const { body } = await admin.get(`/api/admin/users/${adminId}`);
    expect(body).toMatchObject({ email: ADMIN, is_admin: true, admin_by: 'configuration' });
    const id = await idOf(await clientOf('shown@example.com'));
    const shown = await admin.get(`/api/admin/users/${id}`);
    expect(shown.body).toMatchObject({
      is_admin: false,
      admin_by: null,
      email_verified: false,
      daily_request_limit: 100,
      custom_daily_request_limit: null,
    });
    expect(await admin.get('/api/admin/users/999999')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect((await admin.get('/api/admin/users/0')).status).toBe(400);
    expect((await admin.get('/api/admin/users/99999999999')).status).toBe(400);
  });

  it('changes the limit at once, and records it with the request', async () => {
    const user = await clientOf('limited@example.com');
    const id = await idOf(user);
    const headers = { 'x-request-id': 'limit-change-1' };
    const changed = await admin.send('PATCH', `/api/admin/users/${id}`, {
      body: { daily_request_limit: 1 },
      headers,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { daily_request_limit: 1, custom_daily_request_limit: 1, remaining_requests: 1 },
    });
    expect((await user.post('/api/user/increment-usage')).status).toBe(200);
    expect((await user.post('/api/user/increment-usage')).status).toBe(429);
    expect(await newestEntry()).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      actor_id: adminId,
      action: 'user.update',
      target_kind: 'user',
      target_id: String(id),
      before: { daily_request_limit: null },
      after: { daily_request_limit: 1 },
      request_id: 'limit-change-1',
    });
    const entry = await newestEntry();
    expect((await patch(admin, id, { daily_request_limit: 1 })).status).toBe(200);
    expect((await patch(admin, id, {})).status).toBe(200);
    expect(await newestEntry()).toEqual(entry);
    expect((await patch(admin, id, { daily_request_limit: null })).body.daily_request_limit).toBe(100);
  });

  it.each([
    [{ daily_request_limit: -1 }, 'daily_request_limit'],
    [{ daily_request_limit: 1.5 }, 'daily_request_limit'],
    [{ daily_request_limit: '5' }, 'daily_request_limit'],
    [{ daily_request_limit: 1_000_001 }, 'daily_request_limit'],
    [{ is_active: null }, 'is_active'],
    [{ is_active: 'false' }, 'is_active'],
    [{ is_admin: 1 }, 'is_admin'],
    [{ email: 'x@example.com' }, 'email'],
  ])('refuses the change %j', async (change, field) => {
    const id = await idOf(await clientOf('unchanged@example.com'));
    const answer = await patch(admin, id, change);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it('deactivates: closes sockets and refuses requests at once; activates again', async () => {
    const user = await clientOf('off@example.com');
    const socket = await RealtimeClient.connect(service.url, await service.token('off@example.com'));
    const id = await idOf(user);
    expect((await patch(admin, id, { is_active: false })).body.is_active).toBe(false);
    await socket.closed();
    expect(socket.seen.at(-1)).toMatchObject({ data: { error: { code: 'account_disabled' } } });
    expect((await user.get('/api/user/profile')).status).toBe(403);
    await patch(admin, id, { is_active: true });
    expect((await user.get('/api/user/profile')).status).toBe(200);
  });

  it('never changes the own account, and never leaves no administrator', async () => {
    const second = await clientOf(SECOND);
    const secondId = await idOf(second);
    expect(await patch(admin, adminId, { daily_request_limit: 5 })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    await patch(admin, secondId, { is_admin: true });
    expect((await second.get('/api/admin/users?limit=1')).status).toBe(200);
    // ADMIN_EMAILS is the configuration's.
    expect(await patch(second, adminId, { is_admin: false })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: expect.stringContaining('ADMIN_EMAILS') },
    });
    expect((await patch(second, adminId, { is_active: false })).status).toBe(200);
    expect((await admin.get('/api/admin/users')).status).toBe(403);
    expect((await patch(second, adminId, { is_active: true })).status).toBe(200);

    // A demotion that no node knows of yet: the acting administrator is none any more.
    await second.get('/api/user/profile');
    await execute('UPDATE app.users SET is_admin = false WHERE id = $1', [secondId]);
    const last = await patch(second, adminId, { is_active: false });
    expect(last).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await execute('UPDATE app.users SET is_admin = true WHERE id = $1', [secondId]);

    await patch(admin, secondId, { is_admin: false });
    expect((await second.get('/api/admin/users')).status).toBe(403);
    expect((await second.get('/api/user/profile')).status).toBe(200);
  });

  it('lets two administrators not demote each other at once', async () => {
    const pair = ['left@example.com', 'right@example.com'];
    const clients = await Promise.all(pair.map((email) => clientOf(email)));
    const ids = await Promise.all(clients.map((client) => idOf(client)));
    for (const id of ids) await patch(admin, id, { is_admin: true });
    await execute('UPDATE app.users SET is_active = false WHERE id = $1', [adminId]);
    const answers = await Promise.all(
      clients.map((client, index) => patch(client, ids[1 - index] ?? 0, { is_admin: false })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([403, 409]).toContain(statuses[1]);
    const [row] = await execute('SELECT count(*)::int AS count FROM app.users WHERE is_admin AND is_active');
    expect(row.count).toBe(1);
    await execute('UPDATE app.users SET is_active = true WHERE id = $1', [adminId]);
  });

  it('keeps the audit log: entries are never changed or deleted, nor is one lost with its change', async () => {
    await expect(execute(`UPDATE app.audit_log SET action = 'x'`)).rejects.toThrow('never changed');
    await expect(execute('UPDATE app.audit_log SET actor_id = 1')).rejects.toThrow();
    await expect(execute('DELETE FROM app.audit_log')).rejects.toThrow('never changed');
    await expect(execute('TRUNCATE app.audit_log')).rejects.toThrow('never changed');
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get(`/api/admin/audit?limit=3${cursor}`);
      seen.push(...body.entries.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    const rows = await execute('SELECT id FROM app.audit_log ORDER BY id DESC');
    expect(seen).toEqual(rows.map(({ id }: { id: string }) => id));

    const id = await idOf(await clientOf('together@example.com'));
    await execute('ALTER TABLE app.audit_log ADD CONSTRAINT refused CHECK (id IS NULL) NOT VALID');
    expect((await patch(admin, id, { is_active: false })).status).toBe(500);
    await execute('ALTER TABLE app.audit_log DROP CONSTRAINT refused');
    expect((await admin.get(`/api/admin/users/${id}`)).body.is_active).toBe(true);
  });

  it('lists connections and streaming answers, and stops one for good', async () => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.open(10);
      stream.beginText();
      stream.delta('As far as this. ');
      await opened;
      stream.stop();
    };
    const token = await service.token('talking@example.com');
    const socket = await RealtimeClient.connect(service.url, token);
    const ack = await socket.send('message', { content: fresh('Talk') });
    await socket.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
    const userId = await idOf(new RestClient(service.url, token));
    const connections = (await admin.get('/api/admin/connections')).body;
    expect(connections).toMatchObject({ total_connections: 1, nodes: [{ generations: 1 }] });
    expect(connections.nodes[0].users).toEqual([{ user_id: userId, connections: 1 }]);
    expect((await admin.get('/api/admin/answers')).body).toMatchObject({
      total: 1,
      answers: [{ message_id: ack.response_id, session_id: ack.session_id, user_id: userId }],
    });

    const path = `/api/admin/answers/${ack.response_id}/stop`;
    expect(await admin.post(path)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await socket.endOf(ack.response_id)).toMatchObject({
      status: 'stopped',
      content: 'As far as this. ',
    });
    open();
    expect(await newestEntry()).toMatchObject({
      actor_id: adminId,
      action: 'answer.stop',
      target_kind: 'answer',
      target_id: ack.response_id,
    });
    const entry = await newestEntry();
    expect((await admin.post(path)).status).toBe(200);
    expect(await newestEntry()).toEqual(entry);
    expect((await admin.get('/api/admin/answers')).body.total).toBe(0);
    const unknown = await admin.post('/api/admin/answers/0198f3a4-5c20-7a03-8f1e-0d2c4b6a8e02/stop');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'message_not_found' } });
    socket.close();
  });

  it('lists quarantined rows page by page', async () => {
    await execute(
      `INSERT INTO mma.quarantined_rows (id, source, file, line, reason, row_values, first_seen_at)
       SELECT 'row-' || n, 'test', 'fights.csv', n, 'impossible', '{"time": "9:99"}',
              now() + (n / 2) * interval '1 microsecond' FROM generate_series(1, 5) AS n`,
    );
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await admin.get(`/api/admin/data/quarantine?limit=2${cursor}`);
      seen.push(...body.rows.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`;
    } while (cursor !== '');
    expect(seen.slice(0, 5)).toEqual(['row-5', 'row-4', 'row-3', 'row-2', 'row-1']);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await admin.get('/api/admin/data/quarantine?cursor=nonsense')).status).toBe(400);
  });

  it('shows the settings, and of secrets only that they are set', async () => {
    const { body, text } = await admin.get('/api/admin/settings');
    expect(body.settings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'DAILY_REQUEST_LIMIT', value: '100', source: 'environment' }),
        expect.objectContaining({ name: 'LLM_MAX_CONCURRENCY', value: '64', source: 'default' }),
        expect.objectContaining({ name: 'NEXTAUTH_SECRET', value: null, is_secret: true, is_set: true }),
      ]),
    );
    expect(text).not.toContain(TEST_SECRET);
  });

  it('reports usage by user, model and day', async () => {
    const { status, body } = await admin.get('/api/admin/usage?by=user,day');
    expect(status).toBe(200);
    expect(body.rows[0]).toMatchObject({ model: null, day: expect.any(String), user_id: expect.any(Number) });
    expect((await admin.get('/api/admin/usage?by=person')).status).toBe(400);
  });
});

describeWith([POSTGRES, REDIS], 'administration on another node', () => {
  let nodes: TestNodes;

  beforeAll(async () => {
    nodes = await TestNodes.start(2, {
      REDIS_URL: testRedisUrl(9),
      ADMIN_EMAILS: ADMIN,
    });
  });
  afterAll(() => nodes.close());

  it('takes effect at once: limits, deactivation, demotion', async () => {
    const [a, b] = nodes.apps;
    if (a === undefined || b === undefined) throw new Error('two nodes are needed');
    const admin = new RestClient(a.url, await a.token(ADMIN));
    const token = await b.token('far@example.com');
    const user = new RestClient(b.url, token);
    const id = await idOf(user);
    const socket = await RealtimeClient.connect(b.url, token);

    await patch(admin, id, { is_admin: true });
    const wait = async (status: number): Promise<void> => {
      while ((await user.get('/api/admin/users')).status !== status) await new Promise(setImmediate);
    };
    await wait(200);
    expect((await admin.get('/api/admin/connections')).body.nodes).toHaveLength(2);
    await patch(admin, id, { is_admin: false });
    await wait(403);
    await patch(admin, id, { is_active: false });
    await socket.closed();
    expect(socket.seen.at(-1)).toMatchObject({ data: { error: { code: 'account_disabled' } } });
    expect((await user.get('/api/user/profile')).body.code).toBe('account_disabled');
  });
});
