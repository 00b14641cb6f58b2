import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { DataSource } from 'typeorm';
import { AccountDeletionRepository } from '../../apps/api/src/user/account/account-deletion.repository.js';
import { AccountDeletionService } from '../../apps/api/src/user/account/account-deletion.service.js';
import { AnthropicServer } from '../support/anthropic-server.js';
import { findInRedis, findInTables } from '../support/find-text.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl, TestNodes } from '../support/nodes.js';
import { gate, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, TEST_SECRET, type TestApp } from '../support/start-app.js';

interface Person {
  sub: string;
  email: string | null;
  name: string;
  question: string;
}

const WITH_ADDRESS: Person = {
  sub: 'subject-quagmire-1',
  email: 'quagmire@zebra.example',
  name: 'Quentin Quagmire',
  question: "What is Khabib Nurmagomedov's UFC record, zanzibar?",
};
const WITHOUT_ADDRESS: Person = {
  sub: 'subject-wolpertinger-2',
  email: null,
  name: '볼퍼팅거',
  question: 'Who is Jon Jones, wolpertinger?',
};

const now = (): number => Math.floor(Date.now() / 1000);

function sign({ sub, email, name }: Person, claims: Record<string, unknown> = {}): string {
  const identity = { sub, email, email_verified: true, name, provider: 'kakao' };
  return jsonwebtoken.sign({ ...identity, exp: now() + 600, ...claims }, TEST_SECRET);
}

const remove = (url: string, token: string, confirm: unknown) =>
  new RestClient(url, token).send('DELETE', '/api/user', { body: { confirm } });

const profileOf = (url: string, token: string) => new RestClient(url, token).get('/api/user/profile');

const wordsOf = ({ sub, email, name }: Person): string[] => [sub, name, ...(email === null ? [] : [email])];

/** Tokens have whole seconds: one of the second of a deletion counts as older. */
const nextSecond = (): Promise<void> => sleep(1_000 - (Date.now() % 1_000) + 20);

/** Asks, exports and deletes. Finds texts of the user before, and none afterwards. */
async function live(
  asking: TestApp,
  deleting: TestApp,
  person: Person,
  find: (texts: string[]) => Promise<string[]>,
): Promise<void> {
  const token = sign(person);
  const socket = await RealtimeClient.connect(asking.url, token);
  const { ack, end } = await socket.ask(person.question);
  await socket.ask(`${person.question} Again?`, { session_id: ack.session_id });
  const client = new RestClient(asking.url, token);
  const { id } = (await client.get('/api/user/profile')).body;
  await client.post('/api/chat/message', {
    session_id: ack.session_id,
    role: 'assistant',
    content: 'stored xylophone',
  });
  const feedback = { rating: 'down', comment: 'Wrong, yellowhammer' };
  await client.put(`/api/chat/message/${ack.response_id}/feedback`, feedback);
  const { text } = await client.get('/api/user/export');
  for (const word of [...wordsOf(person), 'xylophone', 'yellowhammer']) expect(text).toContain(word);
  const texts = [
    ...wordsOf(person),
    person.question,
    end.content,
    'xylophone',
    'yellowhammer',
    ack.session_id,
    `connection-slots:${id} `,
  ];
  expect(await find(texts)).not.toEqual([]);
  const removed = await remove(deleting.url, token, person.email?.toUpperCase() ?? String(id));
  expect(removed).toMatchObject({ status: 202, body: { success: true } });
  await socket.closed();
  expect(socket.seen.at(-1)).toMatchObject({ event: 'error', data: { error: { code: 'unauthorized' } } });
  for (const { url } of [asking, deleting]) {
    expect(await profileOf(url, token)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    await expect(RealtimeClient.connect(url, token)).rejects.toMatchObject({
      data: { code: 'unauthorized' },
    });
  }
  expect(await find(texts)).toEqual([]);
}

describe('DELETE /api/user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await startTestApp({ ADMIN_EMAILS: 'admin@example.com' });
  });
  afterAll(() => service.close());

  const execute = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    service.app.get(DataSource, { strict: false }).query<Row[]>(sql, parameters);

  it.each([
    ['an e-mail address', WITH_ADDRESS],
    ['no e-mail address', WITHOUT_ADDRESS],
  ])('leaves nothing about a user with %s, but the sums of the ledger', async (_what, person) => {
    const sumOf = () => execute<{ count: string }>('SELECT count(*) FROM app.model_requests');
    const [before] = await sumOf();
    await live(service, service, person, (texts) =>
      findInTables(service.app.get(DataSource, { strict: false }), texts),
    );
    const [after] = await sumOf();
    expect(Number(after?.count)).toBeGreaterThan(Number(before?.count));
  });

  it.each([
    ['another address', 'other@example.com'],
    ['another id', '1234567'],
    ['yes', 'yes'],
  ])('refuses %s as confirmation and changes nothing', async (_what, confirm) => {
    const person = { ...WITH_ADDRESS, sub: 'careful', email: 'careful@example.com' };
    const token = sign(person);
    const { body } = await profileOf(service.url, token);
    expect(await remove(service.url, token, confirm)).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', errors: [{ field: 'confirm' }] },
    });
    expect((await profileOf(service.url, token)).body).toEqual(body);
  });

  it.each([[undefined], [''], [7], [null], ['x'.repeat(321)]])(
    'refuses invalid value %#',
    async (confirm) => {
      const token = sign({ ...WITH_ADDRESS, sub: 'typed', email: 'typed@example.com' });
      expect(await remove(service.url, token, confirm)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'confirm' }] },
      });
    },
  );

  it('refuses every token from before, and gives a later one a new account', async () => {
    const person = { ...WITH_ADDRESS, sub: 'again', email: 'again@example.com' };
    const old = sign(person);
    const linked = sign({ ...person, sub: 'of-another-provider' }, { provider: 'google' });
    const { id } = (await profileOf(service.url, old)).body;
    expect((await profileOf(service.url, linked)).body.id).toBe(id);
    const sameSecond = sign(person, { jti: '1' });
    expect((await remove(service.url, linked, String(id))).status).toBe(202);
    const timeless = jsonwebtoken.sign(
      { sub: person.sub, email: person.email, provider: 'kakao', exp: now() + 600 },
      TEST_SECRET,
      { noTimestamp: true },
    );
    const stale = [old, linked, sameSecond, timeless, sign(person, { iat: now() - 60 })];
    for (const token of stale) expect((await profileOf(service.url, token)).status).toBe(401);
    expect(await execute('SELECT 1 FROM app.users WHERE email = $1', [person.email])).toEqual([]);

    await nextSecond();
    const { status, body } = await profileOf(service.url, sign(person));
    expect([status, body.id === id, body.total_requests]).toEqual([200, false, 0]);
    for (const token of stale) expect((await profileOf(service.url, token)).status).toBe(401);
    expect((await profileOf(service.url, sign(person, { jti: '2' }))).body.id).toBe(body.id);
  });

  it('keeps what others have, and the audit log without the id', async () => {
    const admin = new RestClient(service.url, await service.token('admin@example.com'));
    const person = { ...WITH_ADDRESS, sub: 'audited', email: 'audited@example.com' };
    const token = sign(person);
    const { id } = (await profileOf(service.url, token)).body;
    await admin.send('PATCH', `/api/admin/users/${id}`, { body: { daily_request_limit: 5 } });
    const exported = await new RestClient(service.url, token).get('/api/user/export');
    expect(exported.body.account_changes).toMatchObject([{ after: { daily_request_limit: 5 } }]);
    const other = await profileOf(service.url, sign({ ...person, sub: 'other', email: null }));
    expect((await remove(service.url, token, String(id))).status).toBe(202);
    const { entries } = (await admin.get('/api/admin/audit')).body;
    expect(entries[0]).toMatchObject({ target_id: null, after: { daily_request_limit: 5 } });
    expect((await admin.get(`/api/admin/users/${id}`)).status).toBe(404);
    expect((await admin.get(`/api/admin/users/${other.body.id}`)).status).toBe(200);
  });

  it('stops running answers first, and is deleted once by parallel requests', async () => {
    const person = { ...WITH_ADDRESS, sub: 'busy', email: 'busy@example.com' };
    const token = sign(person);
    const socket = await RealtimeClient.connect(service.url, token);
    const ack = await socket.send('message', { content: 'Who has the most knockouts, busybody?' });
    expect(ack.ok).toBe(true);
    const answers = await Promise.all([1, 2, 3].map(() => remove(service.url, token, 'busy@example.com')));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 401, 401]);
    await socket.closed();
    const dataSource = service.app.get(DataSource, { strict: false });
    expect(await findInTables(dataSource, ['busybody', 'busy@example.com', ack.session_id])).toEqual([]);
  });

  it('ends sign-ins of this service with their refresh tokens; signing in again creates a new account', async () => {
    const client = new RestClient(service.url);
    const signIn = async () => {
      const headers = { 'user-agent': 'Marmalade/1.0' };
      return (await client.post('/api/auth/dev-token', { email: 'dev@zebra.example' }, { headers })).body;
    };
    const first = await signIn();
    const { id } = (await profileOf(service.url, first.access_token)).body;
    const dataSource = service.app.get(DataSource, { strict: false });
    const words = ['Marmalade', 'dev@zebra.example'];
    expect(await findInTables(dataSource, words)).toHaveLength(3);
    expect((await remove(service.url, first.access_token, String(id))).status).toBe(202);
    expect(await findInTables(dataSource, words)).toEqual([]);
    expect((await profileOf(service.url, first.access_token)).status).toBe(401);
    const refreshed = await client.post('/api/auth/refresh', { refresh_token: first.refresh_token });
    expect(refreshed.status).toBe(401);
    const again = await profileOf(service.url, (await signIn()).access_token);
    expect([again.status, again.body.id === id]).toEqual([200, false]);
  });

  it('is resumed if its process ended in between', async () => {
    const token = sign({ ...WITH_ADDRESS, sub: 'halfway', email: 'halfway@example.com' });
    const client = new RestClient(service.url, token);
    const { id } = (await client.get('/api/user/profile')).body;
    await client.post('/api/chat/session', { title: 'halfway there' });
    await service.app.get(AccountDeletionRepository, { strict: false }).close(id);
    const dataSource = service.app.get(DataSource, { strict: false });
    expect(await findInTables(dataSource, ['halfway@example.com'])).toEqual([]);
    const deletion = service.app.get(AccountDeletionService, { strict: false });
    await deletion.resume(60_000);
    expect(await findInTables(dataSource, ['halfway there'])).not.toEqual([]);
    await deletion.resume(-60_000);
    expect(await findInTables(dataSource, ['halfway there'])).toEqual([]);
    expect(await execute('SELECT 1 FROM app.users WHERE id = $1', [id])).toEqual([]);
  });
});

describe('DELETE /api/user during an answer', () => {
  let model: AnthropicServer;
  let service: TestApp;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    service = await startTestApp(model.env);
  });
  afterAll(async () => {
    await service.close();
    await model.close();
  });

  const find = (texts: string[]) => findInTables(service.app.get(DataSource, { strict: false }), texts);

  it('aborts the request to the model, and bills it to nobody', async () => {
    const aborted = gate();
    model.reply = async (stream, request) => {
      stream.open(123);
      stream.beginText();
      stream.delta('Half an answer');
      await request.aborted;
      aborted.open();
    };
    const person = { ...WITH_ADDRESS, sub: 'talking', email: 'talking@example.com' };
    const token = sign(person);
    const socket = await RealtimeClient.connect(service.url, token);
    const ack = await socket.send('message', { content: 'Say it, hippogriff' });
    await socket.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
    expect((await remove(service.url, token, person.email)).status).toBe(202);
    await socket.closed();
    await aborted.opened;
    expect(await find(['hippogriff', 'Half an answer', person.email])).toEqual([]);
    const rows = await service.app
      .get(DataSource, { strict: false })
      .query<unknown[]>('SELECT user_id, outcome, input_tokens FROM app.model_requests');
    expect(rows).toEqual([{ user_id: null, outcome: 'stopped', input_tokens: 123 }]);
  });

  it('aborts a title that is being written', async () => {
    const { opened: isWriting, open } = gate();
    const aborted = gate();
    model.reply = (stream) => stream.answer('A whole answer.');
    model.sideReply = async (_stream, request) => {
      open();
      await request.aborted;
      aborted.open();
    };
    const person = { ...WITH_ADDRESS, sub: 'titled', email: 'titled@example.com' };
    const token = sign(person);
    const socket = await RealtimeClient.connect(service.url, token);
    await socket.ask('Name it, hippogriff');
    await isWriting;
    expect((await remove(service.url, token, person.email)).status).toBe(202);
    await aborted.opened;
    expect(await find(['hippogriff', person.email])).toEqual([]);
  });
});

describeWith([POSTGRES, REDIS], 'DELETE /api/user on another node', () => {
  const REDIS_URL = testRedisUrl(9);
  let nodes: TestNodes;

  beforeAll(async () => {
    nodes = await TestNodes.start(2, { REDIS_URL });
  });
  afterAll(() => nodes.close());

  it.each([
    ['an e-mail address', { ...WITH_ADDRESS, sub: 'subject-nodes-5', email: 'five@zebra.example' }],
    ['no e-mail address', { ...WITHOUT_ADDRESS, sub: 'subject-nodes-6' }],
  ])('leaves nothing in Redis about a user with %s', async (_what, person) => {
    const [a, b] = nodes.apps;
    if (a === undefined || b === undefined) throw new Error('two nodes are needed');
    await live(b, a, person, (texts) => findInRedis(REDIS_URL, texts));
  });

  it.each([
    ['an e-mail address', { ...WITH_ADDRESS, sub: 'subject-nodes-3', email: 'three@zebra.example' }],
    ['no e-mail address', { ...WITHOUT_ADDRESS, sub: 'subject-nodes-4' }],
  ])('leaves nothing in the tables about a user with %s', async (_what, person) => {
    const [a, b] = nodes.apps;
    if (a === undefined || b === undefined) throw new Error('two nodes are needed');
    await live(a, b, person, (texts) => findInTables(a.app.get(DataSource, { strict: false }), texts));
  });
});
