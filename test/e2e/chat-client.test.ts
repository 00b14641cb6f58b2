import { createServer, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Server, type Socket } from 'socket.io';
import { ChatClient } from '../../apps/collector/src/chat/chat-client.js';

const MESSAGE = { message_id: 'answer-1', session_id: 'session-1' };
const ACCEPTED = {
  ok: true,
  session_id: 'session-1',
  message_id: 'question-1',
  response_id: 'answer-1',
  duplicate: false,
};
const END = {
  ...MESSAGE,
  status: 'complete',
  content: 'Khabib: 13-0',
  usage: null,
  sources: [],
  grounding: null,
  timestamp: '2026-08-01T12:00:00.000Z',
};

type Acknowledge = (answer: unknown) => void;

/** A server that speaks the event protocol by a script, so that cuts come exactly where a test wants them. */
class ScriptedServer {
  private readonly http: HttpServer = createServer();
  private readonly io = new Server(this.http);
  readonly received: { event: string; body: unknown }[] = [];
  readonly handshakes: Record<string, unknown>[] = [];
  url = '';

  async start(
    onEvent: (socket: Socket, event: string, body: unknown, acknowledge: Acknowledge) => void,
    refuse?: (handshake: Record<string, unknown>) => Error | undefined,
  ): Promise<void> {
    const chat = this.io.of('/chat');
    chat.use((socket, next) => next(refuse?.(socket.handshake.auth)));
    chat.on('connection', (socket) => {
      this.handshakes.push(socket.handshake.auth);
      socket.onAny((event: string, body: unknown, acknowledge: Acknowledge) => {
        this.received.push({ event, body });
        onEvent(socket, event, body, acknowledge);
      });
    });
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.url = `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    await this.io.close();
  }
}

describe(ChatClient.name, () => {
  let server: ScriptedServer;
  let client: ChatClient | undefined;

  beforeEach(() => {
    server = new ScriptedServer();
  });

  afterEach(async () => {
    client?.close();
    client = undefined;
    await server.close();
  });

  async function ask(question: string): Promise<{ text: string; status: string }> {
    client ??= await ChatClient.connect(server.url, 'token-1');
    const answer = await client.ask(question);
    let text = '';
    let status = '';
    for await (const event of answer.events) {
      if (event.event === 'response_chunk') text += event.data.content;
      if (event.event === 'response_end') status = event.data.status;
    }
    return { text, status };
  }

  it('asks for what it missed after a cut connection and gives every chunk once', async () => {
    await server.start((socket, event, _body, acknowledge) => {
      if (event === 'message') {
        acknowledge(ACCEPTED);
        socket.emit('response_start', { ...MESSAGE, reply_to: 'question-1' });
        socket.emit('response_chunk', { ...MESSAGE, seq: 1, content: 'Khabib' });
        // Below Socket.IO, as a tunnel or a laptop's lid would cut it; what was written goes out first.
        setImmediate(() => socket.conn.close());
      } else {
        acknowledge({ ok: true, status: 'streaming', replayed: 1 });
        socket.emit('response_chunk', { ...MESSAGE, seq: 3, from_seq: 2, content: ': 13-0' });
        socket.emit('response_end', END);
      }
    });
    expect(await ask('Khabib?')).toEqual({ text: 'Khabib: 13-0', status: 'complete' });
    expect(server.received.map(({ event }) => event)).toEqual(['message', 'resume']);
    expect(server.received[1]?.body).toEqual({ message_id: 'answer-1', after_seq: 1 });
    expect(server.handshakes).toEqual([{ token: 'token-1' }, { token: 'token-1', session_id: 'session-1' }]);
  });

  it('continues the session with the next question and leaves it for a new one', async () => {
    await server.start((socket, _event, _body, acknowledge) => {
      acknowledge(ACCEPTED);
      socket.emit('response_end', END);
    });
    await ask('first');
    await ask('second');
    client?.startNewSession();
    await ask('third');
    const sessions = server.received.map(({ body }) => (body as { session_id?: string }).session_id);
    expect(sessions).toEqual([undefined, 'session-1', undefined]);
    const ids = server.received.map(({ body }) => (body as { client_message_id: string }).client_message_id);
    expect(new Set(ids).size).toBe(3);
  });

  it('stops the answer that is being made', async () => {
    await server.start((socket, event, _body, acknowledge) => {
      acknowledge(event === 'message' ? ACCEPTED : { ok: true });
      if (event === 'stop') socket.emit('response_end', { ...END, status: 'stopped' });
    });
    client = await ChatClient.connect(server.url, 'token-1');
    const answer = await client.ask('a long one');
    await client.stop();
    const events = [];
    for await (const event of answer.events) events.push(event);
    expect(events).toMatchObject([{ event: 'response_end', data: { status: 'stopped' } }]);
    expect(server.received[1]).toEqual({ event: 'stop', body: { message_id: 'answer-1' } });
  });

  it('tells a refused question with its code and sentence', async () => {
    const error = {
      code: 'usage_limit_exceeded',
      message: 'The questions of today are used up.',
      retryable: true,
    };
    await server.start((_socket, _event, _body, acknowledge) => acknowledge({ ok: false, error }));
    await expect(ask('one more')).rejects.toMatchObject({ code: error.code, message: error.message });
  });

  it('tells a refused handshake with its code', async () => {
    const refusal = Object.assign(new Error('The token has expired.'), { data: { code: 'token_expired' } });
    await server.start(
      () => undefined,
      () => refusal,
    );
    await expect(ChatClient.connect(server.url, 'old')).rejects.toMatchObject({
      code: 'token_expired',
      message: 'The token has expired.',
    });
  });

  it('fails when the service ends the connection for good', async () => {
    await server.start((socket, _event, _body, acknowledge) => {
      acknowledge(ACCEPTED);
      setImmediate(() => socket.disconnect());
    });
    await expect(ask('Khabib?')).rejects.toMatchObject({ code: 'connection_lost' });
  });
});
