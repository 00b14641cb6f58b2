import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ChatClient, type ChatClientOptions, type ConnectionState } from '@app/client';
import type { Socket } from 'socket.io';
import { cut, refusal, ScriptedChatServer } from '../support/scripted-chat-server.js';

const MESSAGE = { message_id: 'answer-1', session_id: 'session-1' };
const ACCEPTED = {
  ok: true,
  session_id: 'session-1',
  message_id: 'question-1',
  response_id: 'answer-1',
  duplicate: false,
};
const TEXT = 'Khabib: 13-0';
const END = {
  ...MESSAGE,
  status: 'complete',
  content: TEXT,
  usage: null,
  sources: [],
  grounding: null,
  reading: null,
  suggestions: [],
  parts: [],
  cached: false,
  timestamp: '2026-08-01T12:00:00.000Z',
};
const START = { ...MESSAGE, reply_to: 'question-1' };

/** The text between two offsets. */
const chunk = (from: number, to = TEXT.length) => ({
  ...MESSAGE,
  from_seq: from + 1,
  seq: to,
  content: TEXT.slice(from, to),
});

describe(`${ChatClient.name} before a service that fails it`, () => {
  let server: ScriptedChatServer;
  const clients: ChatClient[] = [];

  beforeEach(() => {
    server = new ScriptedChatServer();
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await server.close();
  });

  async function connect(options: Partial<ChatClientOptions> = {}): Promise<ChatClient> {
    const client = await ChatClient.connect({ url: server.url, token: 'token-1', ...options });
    clients.push(client);
    return client;
  }

  async function chunksOf(events: AsyncIterable<{ event: string; data: unknown }>): Promise<string[]> {
    const chunks: string[] = [];
    for await (const { event, data } of events) {
      if (event === 'response_chunk') chunks.push((data as { content: string }).content);
    }
    return chunks;
  }

  it('requests missed events after a lost connection and yields every chunk once', async () => {
    await server.start((socket, event, acknowledge) => {
      if (event === 'message') {
        acknowledge(ACCEPTED);
        socket.emit('response_start', START);
        socket.emit('response_chunk', chunk(0, 6));
        cut(socket);
      } else {
        acknowledge({ ok: true, status: 'streaming', replayed: 1 });
        socket.emit('response_chunk', chunk(4));
        socket.emit('response_end', END);
      }
    });
    const client = await connect();
    const states: ConnectionState[] = [];
    client.onStateChange((state) => states.push(state));
    expect(await chunksOf(client.ask('Khabib?'))).toEqual(['Khabib', ': 13-0']);
    expect(server.events).toEqual(['message', 'resume']);
    expect(server.received[1]?.body).toEqual({ message_id: 'answer-1', after_seq: 6 });
    expect(server.handshakes).toEqual([{ token: 'token-1' }, { token: 'token-1', session_id: 'session-1' }]);
    expect(states).toEqual(['reconnecting', 'connected']);
  });

  it('resends a question whose acknowledgement was lost, with the same id', async () => {
    await server.start((socket, event, acknowledge, { count }) => {
      if (event === 'message' && count === 1) {
        socket.emit('response_start', START);
        socket.emit('response_chunk', chunk(0, 3));
        cut(socket);
      } else if (event === 'message') {
        acknowledge({ ...ACCEPTED, duplicate: true });
      } else {
        acknowledge({ ok: true, status: 'complete', replayed: 2 });
        socket.emit('response_chunk', chunk(3));
        socket.emit('response_end', END);
      }
    });
    const answer = (await connect()).ask('Khabib?');
    expect(await chunksOf(answer)).toEqual(['Kha', 'bib: 13-0']);
    expect(await answer.accepted).toMatchObject({ session_id: 'session-1', duplicate: true });
    expect(server.events).toEqual(['message', 'message', 'resume']);
    expect(server.received[1]?.body).toEqual(server.received[0]?.body);
    expect(server.received[2]?.body).toEqual({ message_id: 'answer-1', after_seq: 3 });
  });

  it('regenerates an answer once though the acknowledgement was lost', async () => {
    await server.start((socket, event, acknowledge, { count }) => {
      if (event === 'regenerate' && count === 1) cut(socket);
      else if (event === 'regenerate') acknowledge({ ...ACCEPTED, duplicate: true });
      else {
        acknowledge({ ok: true, status: 'complete', replayed: 2 });
        socket.emit('response_chunk', chunk(0));
        socket.emit('response_end', END);
      }
    });
    expect(await (await connect()).regenerate('answer-0').text()).toBe(TEXT);
    expect(server.events).toEqual(['regenerate', 'regenerate', 'resume']);
    expect(server.received[0]?.body).toEqual({
      message_id: 'answer-0',
      client_message_id: expect.stringMatching(/^.{1,64}$/),
    });
    expect(server.received[1]?.body).toEqual(server.received[0]?.body);
  });

  it.each([
    ['ends the connection', (socket: Socket) => socket.disconnect(true)],
    ['cuts the transport', (socket: Socket) => socket.conn.close()],
  ])('does not reconnect after a newer connection replaced it, when the service %s', async (_, end) => {
    await server.start((socket, _event, acknowledge) => {
      acknowledge(ACCEPTED);
      const message = 'A newer connection of yours replaced this one.';
      socket.emit('error', { error: { code: 'replaced', message, retryable: false } });
      setImmediate(() => end(socket));
    });
    const client = await connect();
    await expect(client.ask('Khabib?').text()).rejects.toMatchObject({
      code: 'replaced',
      retryable: false,
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.handshakes).toHaveLength(1);
    expect(client.state).toBe('closed');
  });

  it('accepts events before the acknowledgement', async () => {
    await server.start((socket, _event, acknowledge) => {
      socket.emit('response_start', START);
      socket.emit('response_chunk', chunk(0));
      socket.emit('response_end', END);
      acknowledge(ACCEPTED);
    });
    expect(await (await connect()).ask('Khabib?').text()).toBe(TEXT);
    expect(server.events).toEqual(['message']);
  });

  it('fills a gap by a resume before it yields later events', async () => {
    await server.start((socket, event, acknowledge) => {
      acknowledge(event === 'message' ? ACCEPTED : { ok: true, status: 'streaming', replayed: 1 });
      socket.emit('response_chunk', event === 'message' ? chunk(0, 3) : chunk(3, 9));
      socket.emit('response_chunk', chunk(9));
      if (event === 'resume') socket.emit('response_end', END);
    });
    expect(await chunksOf((await connect()).ask('Khabib?'))).toEqual(['Kha', 'bib: 1', '3-0']);
    expect(server.events).toEqual(['message', 'resume']);
  });

  it('reconnects when the service reports nothing missed despite a gap', async () => {
    await server.start((socket, event, acknowledge, { count }) => {
      acknowledge(event === 'message' ? ACCEPTED : { ok: true, status: 'streaming', replayed: 0 });
      const isResumed = event === 'resume' && count === 2;
      setImmediate(() => socket.emit('response_chunk', isResumed ? chunk(0) : chunk(9)));
      if (isResumed) setImmediate(() => socket.emit('response_end', END));
    });
    expect(await chunksOf((await connect()).ask('Khabib?'))).toEqual([TEXT]);
    expect(server.handshakes).toHaveLength(2);
  });

  it('reconnects after the delay requested by a service that shuts down', async () => {
    await server.start((socket, event, acknowledge) => {
      if (event === 'message') {
        acknowledge(ACCEPTED);
        socket.emit('error', { error: { code: 'shutting_down', retryable: true, retry_after_ms: 300 } });
        setImmediate(() => socket.disconnect(true));
      } else {
        acknowledge({ ok: true, status: 'complete', replayed: 1 });
        socket.emit('response_end', END);
      }
    });
    const client = await connect();
    const startedAt = performance.now();
    expect(await client.ask('Khabib?').text()).toBe(TEXT);
    expect(performance.now() - startedAt).toBeGreaterThan(290);
    expect(server.handshakes).toHaveLength(2);
  });

  it('requests a fresh token once when its own has expired', async () => {
    await server.start((socket, event, acknowledge) => {
      if (event === 'message') {
        acknowledge(ACCEPTED);
        socket.emit('error', { error: { code: 'token_expired', retryable: false } });
        setImmediate(() => socket.disconnect(true));
      } else {
        acknowledge({ ok: true, status: 'complete', replayed: 1 });
        socket.emit('response_end', END);
      }
    });
    let calls = 0;
    const client = await connect({ token: async () => `token-${(calls += 1)}` });
    expect(await client.ask('Khabib?').text()).toBe(TEXT);
    expect(server.handshakes.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    server.refuse = () => refusal('token_expired');
    await expect(client.ask('again').text()).rejects.toMatchObject({ code: 'token_expired' });
    expect(calls).toBe(3);
    expect(client.state).toBe('closed');
  });

  it('closes with the reason when a fixed token has expired', async () => {
    await server.start((socket, _event, acknowledge) => {
      acknowledge(ACCEPTED);
      socket.emit('error', { error: { code: 'token_expired', message: 'ended', retryable: false } });
      setImmediate(() => socket.disconnect(true));
    });
    const client = await connect();
    await expect(client.ask('Khabib?').text()).rejects.toMatchObject({ code: 'token_expired' });
    expect(client.closeReason).toMatchObject({ code: 'token_expired' });
    await expect(client.ping()).rejects.toMatchObject({ code: 'token_expired' });
  });

  it('waits for the delay of a refused reconnection, and leaves a deleted session', async () => {
    await server.start((socket, event, acknowledge) => {
      acknowledge(event === 'join' ? { ok: true, active: [] } : { ok: true, timestamp: 'now' });
      if (event === 'typing') cut(socket);
    });
    const client = await connect({ sessionId: 'session-1' });
    await client.join('session-2');
    const refusals = [
      refusal('rate_limited', { retryable: true, retry_after_ms: 50 }),
      refusal('session_not_found'),
    ];
    server.refuse = () => refusals.shift();
    await client.typing('session-1', true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await client.ping();
    expect(server.handshakes.map(({ session_id: id }) => id)).toEqual([
      'session-1',
      'session-1',
      'session-1',
      undefined,
    ]);
    expect(server.events.filter((event) => event === 'join')).toHaveLength(2);
    expect(client.sessionId).toBeUndefined();
  });

  it('stops reconnecting when the service stays unreachable', async () => {
    await server.start((_socket, _event, acknowledge) => acknowledge(ACCEPTED));
    const client = await connect({ reconnectionAttempts: 2, reconnectionDelayMaxMs: 200 });
    const answer = client.ask('Khabib?');
    await answer.accepted;
    await server.close();
    await expect(answer.text()).rejects.toMatchObject({ code: 'connection_lost', retryable: true });
    expect(client.state).toBe('closed');
  });

  it('closes when the service disconnects without a reason', async () => {
    await server.start((socket, _event, acknowledge) => {
      acknowledge(ACCEPTED);
      setImmediate(() => socket.disconnect());
    });
    await expect((await connect()).ask('Khabib?').text()).rejects.toMatchObject({ code: 'connection_lost' });
  });

  it('throws the code, message and fields of a refused question', async () => {
    const error = {
      code: 'validation_failed',
      message: 'The content is too long.',
      retryable: false,
      errors: [{ field: 'content', message: 'is too long' }],
    };
    await server.start((_socket, _event, acknowledge) => acknowledge({ ok: false, error }));
    await expect(chunksOf((await connect()).ask('x'))).rejects.toMatchObject({
      code: error.code,
      message: error.message,
      fields: error.errors,
    });
  });

  it('throws the code of a refused handshake, and of an unreachable service', async () => {
    await server.start(() => undefined);
    server.refuse = () => refusal('token_expired');
    await expect(connect()).rejects.toMatchObject({
      code: 'token_expired',
      message: 'refused: token_expired',
    });
    await expect(connect({ url: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'unreachable' });
    const token = () => Promise.reject(new Error('signed out'));
    await expect(connect({ token })).rejects.toMatchObject({
      code: 'token_unavailable',
      cause: { message: 'signed out' },
    });
  });

  it('sends a newer token, and uses it for the next handshake', async () => {
    await server.start((socket, event, acknowledge) => {
      acknowledge({ ok: true, expires_at: '2026-08-01T13:00:00.000Z', timestamp: 'now' });
      if (event === 'auth_refresh') cut(socket);
    });
    const client = await connect();
    expect(await client.refreshToken('token-2')).toBe('2026-08-01T13:00:00.000Z');
    await new Promise<void>((resolve) => client.on('connection_established', () => resolve()));
    expect(server.handshakes.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
  });

  it('continues the session with the next question and leaves it for a new one', async () => {
    await server.start((socket, _event, acknowledge) => {
      acknowledge(ACCEPTED);
      socket.emit('response_end', END);
    });
    const client = await connect();
    await client.ask('first').text();
    await client.ask('second').text();
    client.startNewSession();
    await client.ask('third').text();
    await client.ask('fourth', { sessionId: 'session-9', clientMessageId: 'mine' }).text();
    const bodies = server.received.map(({ body }) => body);
    expect(bodies.map(({ session_id: id }) => id)).toEqual([undefined, 'session-1', undefined, 'session-9']);
    expect(new Set(bodies.map(({ client_message_id: id }) => id)).size).toBe(4);
    expect(bodies[3]).toMatchObject({ client_message_id: 'mine' });
  });
});
