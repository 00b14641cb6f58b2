import { request } from 'node:http';
import { problemDetails } from '@app/chat-protocol';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { AnthropicServer } from '../support/anthropic-server.js';
import { PlainClient, readEventStream } from '../support/conformance-clients.js';
import { describeWith, POSTGRES, program, redisServer } from '../support/needs.js';
import { ProxiedNodes } from '../support/proxied-nodes.js';
import { type Fields, fresh, gate, joinGapless, RealtimeClient } from '../support/realtime-client.js';

const NGINX = program('nginx', '-v');

describeWith([POSTGRES, redisServer(), NGINX], 'two nodes in production behind nginx', () => {
  let model: AnthropicServer;
  let service: ProxiedNodes;
  const clients: { close(): void }[] = [];

  const keep = <Client extends { close(): void }>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  const connect = async (
    options: Record<string, unknown> = {},
    sessionId?: string,
  ): Promise<RealtimeClient> =>
    keep(
      await RealtimeClient.connect(service.url, service.token(), {
        options,
        ...(sessionId === undefined ? {} : { sessionId }),
      }),
    );
  const connectAs = async (user: string, sessionId?: string): Promise<RealtimeClient> =>
    keep(
      await RealtimeClient.connect(
        service.url,
        service.token(user),
        sessionId === undefined ? {} : { sessionId },
      ),
    );
  const onNode = async (index: number, sessionId?: string): Promise<RealtimeClient> =>
    keep(
      await RealtimeClient.connect(
        service.nodeUrl(index),
        service.token(),
        sessionId === undefined ? {} : { sessionId },
      ),
    );
  const api = (
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) =>
    fetch(`${service.url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${service.token()}`,
        ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...init.headers,
      },
    });
  const stored = async (sessionId: string, user?: string): Promise<Fields[]> => {
    const headers = { authorization: `Bearer ${service.token(user)}` };
    const response = await api(`/api/chat/history?session_id=${sessionId}`, { headers });
    return ((await response.json()) as { messages: Fields[] }).messages;
  };

  beforeAll(async () => {
    model = await AnthropicServer.start();
    service = await ProxiedNodes.start({ ...model.env, RATE_LIMIT_SCALE: '1' });
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
    model.reply = (stream) => stream.answer('Whole ', 'answer.');
  });
  afterAll(async () => {
    await service.close();
    await model.close();
  });

  it.each([
    ['a WebSocket', { transports: ['websocket'] }],
    ['long polling', { transports: ['polling'] }],
    ['long polling that becomes a WebSocket', { transports: ['polling', 'websocket'] }],
  ])('answer over Socket.IO by %s', async (_what, options) => {
    const client = await connect(options);
    const { ack, end } = await client.ask(fresh('Who'));
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    expect(await stored(ack.session_id)).toMatchObject([{}, { content: end.content, status: 'complete' }]);
  });

  it('keep the node of a long-polling connection when it becomes a WebSocket', async () => {
    for (let count = 0; count < 4; count += 1) {
      const client = await connect({ transports: ['polling', 'websocket'] });
      const { engine } = client.socket.io;
      if (engine.transport.name !== 'websocket') {
        await new Promise<void>((resolve) => engine.once('upgrade', () => resolve()));
      }
      expect(engine.transport.name).toBe('websocket');
      expect((await client.send('ping', {})).ok).toBe(true);
    }
  });

  it('answer over a plain WebSocket', async () => {
    const client = await PlainClient.connect(service.url, service.token());
    keep({ close: () => client.socket.terminate() });
    const ack = await client.send('message', { content: fresh('Who') });
    const end = await client.seen.waitFor(
      ({ event, data }) => event === 'response_end' && data.message_id === ack.response_id,
    );
    expect(end.content).toBe('Whole answer.');
  });

  it('stream server-sent events without holding them back', async () => {
    const { opened, open } = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('Early. ');
      await opened;
      stream.delta('Late.');
      stream.endBlock();
      stream.stop();
    };
    const created = await api('/api/chat/session', { method: 'POST', body: '{}' });
    const { session_id: sessionId } = (await created.json()) as { session_id: string };
    const response = await api(`/api/chat/session/${sessionId}/messages`, {
      method: 'POST',
      headers: { accept: 'text/event-stream' },
      body: JSON.stringify({ content: fresh('Who') }),
    });
    const texts: string[] = [];
    for await (const { event, data } of readEventStream(response)) {
      if (event !== 'response_chunk') continue;
      texts.push((JSON.parse(data) as Fields).content);
      // The rest is generated only after the first chunk has passed the proxy.
      open();
    }
    expect(texts.join('')).toBe('Early. Late.');
    expect(texts.length).toBeGreaterThan(1);
  });

  it('show one answer to connections on both nodes, and stop it from the other one', async () => {
    model.reply = async (stream, { aborted }) => {
      stream.beginText();
      stream.delta('Begun. ');
      await aborted;
    };
    const first = await onNode(0);
    const session = await first.send('message', { content: fresh('Who') });
    await first.waitFor('response_chunk', ({ message_id: id }) => id === session.response_id);
    const second = await onNode(1, session.session_id);
    const resumed = await second.send('resume', { message_id: session.response_id, after_seq: 0 });
    expect(resumed.ok).toBe(true);
    expect((await second.send('stop', { message_id: session.response_id })).ok).toBe(true);
    const ends = await Promise.all([first.endOf(session.response_id), second.endOf(session.response_id)]);
    expect(ends.map(({ status, content }) => [status, content])).toEqual([
      ['stopped', 'Begun. '],
      ['stopped', 'Begun. '],
    ]);
  });

  it('refuse large bodies with the error of the service', async () => {
    const send = (length: number): Promise<Response> =>
      api('/api/chat/session', { method: 'POST', body: JSON.stringify({ title: 'x'.repeat(length) }) });
    for (const length of [64 * 1024, 300_000, 2_000_000]) {
      const refused = await send(length);
      const problem = problemDetails.parse(await refused.json());
      expect([refused.status, problem.status, problem.code]).toEqual([413, 413, 'payload_too_large']);
    }
  });

  it('rate-limit by the address of the client, not by what it claims', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 60 && !statuses.has(429); count += 1) {
      statuses.add(await signIn('127.0.0.1', `198.51.100.${count}`));
    }
    expect(statuses.has(429)).toBe(true);
    expect(await signIn('127.0.0.2', '198.51.100.1')).not.toBe(429);
  });

  const signIn = (from: string, claimed: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': claimed };
      const sent = request(
        `${service.url}/api/auth/exchange`,
        { method: 'POST', localAddress: from, headers },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      sent.on('error', reject);
      sent.end('{"code":"unknown"}');
    });

  it('refuse browsers of other origins, and name no npm command', async () => {
    const foreign = connect({ extraHeaders: { origin: 'https://evil.example.com' } });
    await expect(foreign).rejects.toThrow();
    const status = await (await api('/api/data/status')).text();
    expect(status).toContain('mma-savant data:sync');
    expect(status).not.toContain('npm');
    expect(service.logOf(0) + service.logOf(1)).not.toMatch(/npm run/);
  });

  it('lose no answer when every node is replaced under load, before and after a newer migration', async () => {
    const users = 6;
    model.reply = async (stream, { aborted }) => {
      stream.beginText();
      for (let part = 0; part < 60; part += 1) {
        stream.delta(`part ${part} `);
        if (await Promise.race([wait(50).then(() => false), aborted.then(() => true)])) return;
      }
      stream.endBlock();
      stream.stop();
    };
    const isOver = { value: false };
    const asked: Asked[] = [];
    const load = Array.from({ length: users }, (_, user) => askUntil(`user-${user}`, isOver, asked));
    await wait(500);
    const codes = [await service.replace(0)];
    await runLaterMigration(service.database.env['DATABASE_URL'] ?? '');
    codes.push(await service.replace(1), await service.replace(0));
    isOver.value = true;
    await Promise.all(load);

    expect(codes).toEqual([0, 0, 0]);
    expect(asked.length).toBeGreaterThan(users);
    const whole = Array.from({ length: 60 }, (_, part) => `part ${part} `).join('');
    for (const { user, sessionId, seen } of asked) {
      expect(seen).toBe(whole);
      expect(await stored(sessionId, user)).toMatchObject([{}, { content: whole, status: 'complete' }]);
    }
  }, 120_000);

  interface Asked {
    user: string;
    sessionId: string;
    seen: string;
  }

  /** A user of the client package's habits: connects through the proxy, asks, and resumes after a lost connection. */
  async function askUntil(user: string, isOver: { value: boolean }, asked: Asked[]): Promise<void> {
    while (!isOver.value) {
      const content = fresh('Who');
      let ack: Fields | undefined;
      let text = '';
      for (let tries = 0; ; tries += 1) {
        if (tries > 100) throw new Error('an answer was not received in 100 connections');
        const client = await connectAs(user, ack?.session_id).catch(() => null);
        if (client === null) {
          await wait(300);
          continue;
        }
        try {
          // The id makes a repetition harmless: the acknowledgement may have been lost.
          ack ??= await send(client, 'message', { content, client_message_id: content });
          const after = text.length;
          await send(client, 'join', { session_id: ack.session_id });
          await send(client, 'resume', { message_id: ack.response_id, after_seq: after });
          await Promise.race([client.endOf(ack.response_id), client.closed()]);
          const chunks = client.chunksOf(ack.response_id);
          if (chunks.some(({ seq }) => seq <= after)) text = '';
          text += joinGapless(chunks, text.length);
          if (client.of(ack.response_id).some(({ event }) => event === 'response_end')) break;
        } catch {
          await wait(300);
        } finally {
          client.close();
        }
      }
      asked.push({ user, sessionId: ack.session_id, seen: text });
    }
  }

  async function send(client: RealtimeClient, event: string, payload: object): Promise<Fields> {
    const ack = (await client.socket.timeout(3000).emitWithAck(event, payload)) as Fields;
    if (ack.ok !== true) throw new Error(JSON.stringify(ack));
    return ack;
  }
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a migration of a later version may do by the rules of docs/deployment.md. */
async function runLaterMigration(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    ALTER TABLE app.chat_messages ADD later_column text;
    ALTER TABLE app.chat_sessions ADD later_counter integer NOT NULL DEFAULT 0;
    CREATE TABLE app.later_things (id bigint PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
    INSERT INTO app.migrations (timestamp, name) VALUES (9999999999999, 'LaterMigration9999999999999');
  `);
  await client.end();
}
