import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AnthropicServer } from '../support/anthropic-server.js';
import { gate, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { RefusedWrites } from '../support/refused-writes.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Stored {
  status: string;
  content: string;
}

describe('a database that temporarily rejects writes', () => {
  let app: TestApp;
  let model: AnthropicServer;
  let writes: RefusedWrites;
  const clients: RealtimeClient[] = [];

  const connect = async (email?: string): Promise<RealtimeClient> => {
    const client = await RealtimeClient.connect(app.url, await app.token(email));
    clients.push(client);
    return client;
  };
  const query = <Row>(sql: string, parameters?: unknown[]): Promise<Row[]> =>
    app.app.get(DataSource, { strict: false }).query<Row[]>(sql, parameters);
  const stored = async (messageId: string): Promise<Stored | undefined> =>
    (await query<Stored>('SELECT status, content FROM app.chat_messages WHERE id = $1', [messageId]))[0];
  const createSession = async (): Promise<Response> =>
    fetch(`${app.url}/api/chat/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await app.token()}`, 'content-type': 'application/json' },
      body: '{}',
    });

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    writes = await RefusedWrites.prepare((sql, parameters) => query(sql, parameters));
  });
  afterEach(async () => {
    await writes.allow();
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it.each([
    ['it is read-only', '25006'],
    ['its disk is full', '53100'],
    ['it is out of memory', '53200'],
    ['it has too many connections', '53300'],
    ['it finds a deadlock', '40P01'],
  ])('stores an answer that was sent while %s, and refuses requests with 503', async (_, state) => {
    const rest = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('Shown. ');
      await rest.opened;
      stream.delta('All of it.');
      stream.endBlock();
      stream.stop();
    };
    const client = await connect();
    const ack = await client.send('message', { content: `Who is ${state}?` });
    await client.waitFor('response_chunk');
    await writes.refuse(state);
    rest.open();
    await client.waitFor('response_chunk', ({ content }) => content.includes('All of it.'));

    const refused = await createSession();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ code: 'database_unavailable' });
    expect(await client.send('message', { content: 'Another?' })).toMatchObject({
      ok: false,
      error: { code: 'database_unavailable', retryable: true },
    });
    expect(client.of(ack.response_id).map(({ event }) => event)).not.toContain('response_end');

    await writes.allow();
    expect(await client.endOf(ack.response_id)).toMatchObject({
      status: 'complete',
      content: 'Shown. All of it.',
    });
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe('Shown. All of it.');
    const events = client.of(ack.response_id).map(({ event }) => event);
    expect(events.filter((event) => event === 'response_end')).toHaveLength(1);
    expect(events).not.toContain('error');
    expect(await stored(ack.response_id)).toEqual({ status: 'complete', content: 'Shown. All of it.' });
  });

  describe('or rejects an answer', () => {
    const countOf = async (): Promise<{ daily_requests: number; total_requests: number }> => {
      const response = await fetch(`${app.url}/api/user/profile`, {
        headers: { authorization: `Bearer ${await app.token('counted@example.com')}` },
      });
      return (await response.json()) as { daily_requests: number; total_requests: number };
    };

    it('does not charge the failed answer to its user', async () => {
      const client = await connect('counted@example.com');
      model.reply = (stream) => stream.answer('Fine.');
      await client.ask('Who is charged?');
      expect(await countOf()).toMatchObject({ daily_requests: 1, total_requests: 1 });
      model.reply = (stream) => stream.refuseAs('key');
      const { end } = await client.ask('Who is not?');
      expect(end.status).toBe('failed');
      expect(await countOf()).toMatchObject({ daily_requests: 1, total_requests: 1 });
    });

    it('does not change the count of today when the failed answer was counted on another day', async () => {
      const client = await connect('counted@example.com');
      const rest = gate();
      model.reply = async (stream) => {
        await rest.opened;
        stream.refuseAs('key');
      };
      const ack = await client.send('message', { content: 'Who asked yesterday?' });
      await query(`UPDATE app.chat_messages SET created_at = created_at - interval '1 day' WHERE id = $1`, [
        ack.response_id,
      ]);
      rest.open();
      expect(await client.endOf(ack.response_id)).toMatchObject({ status: 'failed' });
      expect(await countOf()).toMatchObject({ daily_requests: 2, total_requests: 1 });
    });
  });
});

describe('a user who is deactivated in the database', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const deactivate = (email: string): Promise<unknown> =>
    app.app
      .get(DataSource, { strict: false })
      .query('UPDATE app.users SET is_active = false WHERE email = $1', [email]);

  it('cannot ask over an open socket, and is disconnected', async () => {
    const email = 'leaving@example.com';
    const [client, other] = await Promise.all([
      RealtimeClient.connect(app.url, await app.token(email)),
      RealtimeClient.connect(app.url, await app.token(email)),
    ]);
    const { ack: before } = await client.ask('Who am I?');
    await deactivate(email);
    expect(await client.send('message', { content: 'Who is next?' })).toMatchObject({
      ok: false,
      error: { code: 'account_disabled', retryable: false },
    });
    await Promise.all([client.closed(), other.closed()]);
    const [count] = await app.app
      .get(DataSource, { strict: false })
      .query<{ messages: number }[]>(
        'SELECT count(*)::int AS messages FROM app.chat_messages WHERE session_id = $1',
        [before.session_id],
      );
    expect(count).toEqual({ messages: 2 });
  });

  it('cannot regenerate an answer or count a request with a token that was valid a moment ago', async () => {
    const email = 'gone@example.com';
    const token = await app.token(email);
    const client = await RealtimeClient.connect(app.url, token);
    const { ack } = await client.ask('Who am I?');
    await deactivate(email);
    const increment = await fetch(`${app.url}/api/user/increment-usage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(increment.status).toBe(403);
    expect(await increment.json()).toMatchObject({ code: 'account_disabled' });
    await client.closed();
    await expect(RealtimeClient.connect(app.url, token)).rejects.toMatchObject({
      data: { code: 'account_disabled' },
    });
    expect(ack.ok).toBe(true);
  });
});
