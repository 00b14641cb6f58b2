import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Fields, RealtimeClient, type SeenEvent } from './realtime-client.js';
import type { TestApp } from './start-app.js';

export class Seen {
  readonly events: SeenEvent[] = [];
  private readonly waiting = new Set<() => void>();

  add(event: string, data: Fields): void {
    this.events.push({ event: event as SeenEvent['event'], data });
    for (const check of [...this.waiting]) check();
  }

  waitFor(match: (seen: SeenEvent) => boolean, timeoutMs = 20_000): Promise<Fields> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const hit = this.events.find(match);
        if (hit === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(hit.data);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`not seen; there were ${this.events.map(({ event }) => event).join(' ')}`));
      }, timeoutMs);
      this.waiting.add(check);
      check();
    });
  }
}

export interface Question {
  content: unknown;
  sessionId?: string;
  clientMessageId?: string;
}

export interface ConformanceClient {
  seen: Seen;
  /** The acknowledgement: `ok`, and the ids or the error. */
  ask(question: Question): Promise<Fields>;
  regenerate(answer: Fields, clientMessageId?: string): Promise<Fields>;
  stop(answer: Fields): Promise<Fields>;
  resume(answer: Fields, afterSeq: number): Promise<Fields>;
  /** Cuts the connection without closing it. */
  cut(): void;
}

export interface Transport {
  name: string;
  connect(app: TestApp, token: string): Promise<ConformanceClient>;
}

const socketIo: Transport = {
  name: 'Socket.IO',
  async connect(app, token) {
    const client = await RealtimeClient.connect(app.url, token);
    const seen = new Seen();
    for (const { event, data } of client.seen) seen.add(event, data);
    client.socket.onAny((event: string, data: Fields) => seen.add(event, data));
    return {
      seen,
      ...overEvents((event, fields) => client.send(event, fields)),
      cut: () => client.socket.io.engine.close(),
    };
  },
};

/** A plain WebSocket's client with numbered frames. */
export class PlainClient {
  readonly seen = new Seen();
  private count = 0;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      const { type, ...fields } = JSON.parse(data.toString()) as Fields & { type: string };
      this.seen.add(type, fields);
    });
    socket.on('error', () => undefined);
  }

  static open(url: string, query: Record<string, string>, headers: Record<string, string> = {}): PlainClient {
    const address = `${url.replace('http', 'ws')}/ws/chat?${new URLSearchParams(query).toString()}`;
    return new PlainClient(new WebSocket(address, { headers }));
  }

  static async connect(url: string, token: string, sessionId?: string): Promise<PlainClient> {
    const client = PlainClient.open(url, {
      token,
      ...(sessionId === undefined ? {} : { session_id: sessionId }),
    });
    await client.seen.waitFor(({ event }) => event === 'connection_established');
    return client;
  }

  async send(type: string, fields: object): Promise<Fields> {
    const id = ++this.count;
    this.socket.send(JSON.stringify({ ...fields, type, ack_id: id }));
    const { ack_id: _id, ...answer } = await this.seen.waitFor(
      ({ event, data }) => (event as string) === 'ack' && data['ack_id'] === id,
    );
    return answer;
  }

  async closed(): Promise<[number, string]> {
    const [code, reason] = (await once(this.socket, 'close')) as [number, Buffer];
    return [code, reason.toString()];
  }
}

const plain: Transport = {
  name: 'plain WebSocket',
  async connect(app, token) {
    const client = await PlainClient.connect(app.url, token);
    return {
      seen: client.seen,
      ...overEvents((event, fields) => client.send(event, fields)),
      cut: () => client.socket.terminate(),
    };
  },
};

const named = (clientMessageId: string | undefined): object =>
  clientMessageId === undefined ? {} : { client_message_id: clientMessageId };

function overEvents(
  send: (event: string, fields: object) => Promise<Fields>,
): Pick<ConformanceClient, 'ask' | 'regenerate' | 'stop' | 'resume'> {
  return {
    ask: ({ content, sessionId, clientMessageId }) =>
      send('message', {
        content,
        ...(sessionId === undefined ? {} : { session_id: sessionId }),
        ...(clientMessageId === undefined ? {} : { client_message_id: clientMessageId }),
      }),
    regenerate: ({ response_id }, clientMessageId) =>
      send('regenerate', { message_id: response_id, ...named(clientMessageId) }),
    stop: ({ response_id }) => send('stop', { message_id: response_id }),
    resume: ({ response_id }, after_seq) => send('resume', { message_id: response_id, after_seq }),
  };
}

class StreamClient implements ConformanceClient {
  readonly seen = new Seen();
  private connection = new AbortController();

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async ask({ content, sessionId, clientMessageId }: Question): Promise<Fields> {
    const session = sessionId ?? (await this.beginSession());
    const body = {
      content,
      ...(clientMessageId === undefined ? {} : { client_message_id: clientMessageId }),
    };
    return this.accept(`/api/chat/session/${session}/messages`, body);
  }

  regenerate({ session_id, response_id }: Fields, clientMessageId?: string): Promise<Fields> {
    const path = `/api/chat/session/${session_id}/messages/${response_id}/regenerate`;
    return this.accept(path, clientMessageId === undefined ? undefined : named(clientMessageId));
  }

  async stop({ session_id, response_id }: Fields): Promise<Fields> {
    return toAnswer(
      await this.request('POST', `/api/chat/session/${session_id}/messages/${response_id}/stop`),
    );
  }

  async resume({ session_id, response_id }: Fields, afterSeq: number): Promise<Fields> {
    const response = await this.request(
      'GET',
      `/api/chat/session/${session_id}/messages/${response_id}/events`,
      {
        ...(afterSeq === 0 ? {} : { 'last-event-id': String(afterSeq) }),
      },
    );
    if (!response.ok) return toAnswer(response);
    void this.read(response);
    return { ok: true } as Fields;
  }

  cut(): void {
    this.connection.abort();
    this.connection = new AbortController();
  }

  /** Requests the acknowledgement, which only a JSON response has, and then the events. */
  private async accept(path: string, body?: object): Promise<Fields> {
    const answer = await toAnswer(await this.request('POST', path, {}, body));
    if (answer.ok === true) await this.resume(answer, 0);
    return answer;
  }

  private async beginSession(): Promise<string> {
    const { session_id } = await toAnswer(await this.request('POST', '/api/chat/session', {}, {}));
    return session_id;
  }

  request(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: object,
  ): Promise<Response> {
    return fetch(this.url + path, {
      method,
      signal: this.connection.signal,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async read(response: Response): Promise<void> {
    try {
      for await (const { event, data } of readEventStream(response)) {
        this.seen.add(event, JSON.parse(data) as Fields);
      }
    } catch {
      // The connection was cut.
    }
  }
}

const stream: Transport = {
  name: 'server-sent events',
  connect: (app, token) => Promise.resolve(new StreamClient(app.url, token)),
};

export const TRANSPORTS: Transport[] = [socketIo, plain, stream];

/** The events of a response, parsed as in the standard. */
export async function* readEventStream(
  response: Response,
): AsyncGenerator<{ id: string; event: string; data: string }> {
  let text = '';
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      text = text.slice(end + 2);
      const data = fields.get('data');
      if (data !== undefined) yield { id: fields.get('id') ?? '', event: fields.get('event') ?? '', data };
    }
  }
}

async function toAnswer(response: Response): Promise<Fields> {
  const body = (await response.json()) as Fields;
  return response.ok ? { ...body, ok: true } : ({ ok: false, error: body } as unknown as Fields);
}
