import { io, type Socket } from 'socket.io-client';

const EVENTS = [
  'connection_established',
  'message_received',
  'typing',
  'response_start',
  'tool_call',
  'response_chunk',
  'response_part',
  'response_end',
  'session_updated',
  'session_deleted',
  'error',
  'pong',
] as const;

export type EventName = (typeof EVENTS)[number];

/** Fields of any event or acknowledgement; tests read those of the contract. */
export interface Fields {
  ok?: boolean;
  message_id: string;
  session_id: string;
  response_id: string;
  duplicate: boolean;
  content: string;
  status: string;
  seq: number;
  from_seq?: number;
  code?: string;
  error: {
    code: string;
    message: string;
    retryable: boolean;
    retry_after_ms?: number;
    errors?: { field: string }[];
  };
  [name: string]: unknown;
}

export interface SeenEvent {
  event: EventName;
  data: Fields;
}

export class RealtimeClient {
  readonly seen: SeenEvent[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    for (const event of EVENTS) {
      socket.on(event, (data: Fields) => {
        this.seen.push({ event, data });
        for (const check of [...this.waiting]) check();
      });
    }
  }

  /** @throws the connect_error, with its `data` */
  static async connect(
    url: string,
    token: string | undefined,
    { sessionId, options = {} }: { sessionId?: string; options?: Record<string, unknown> } = {},
  ): Promise<RealtimeClient> {
    const socket = io(`${url}/chat`, {
      auth: {
        ...(token === undefined ? {} : { token }),
        ...(sessionId === undefined ? {} : { session_id: sessionId }),
      },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...options,
    });
    const client = new RealtimeClient(socket);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
        // The service shut down during the handshake. A refusal closes too, and is reported immediately after.
        socket.io.once('close', () => setImmediate(reject, new Error('the connection was closed')));
      });
    } catch (error) {
      socket.close();
      throw error;
    }
    return client;
  }

  async send(event: string, ...payload: unknown[]): Promise<Fields> {
    return (await this.socket.timeout(20_000).emitWithAck(event, ...payload)) as Fields;
  }

  /** The first matching event, past or future. */
  waitFor(
    event: EventName,
    match: (data: Fields) => boolean = () => true,
    timeoutMs = 30_000,
  ): Promise<Fields> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const hit = this.seen.find((seen) => seen.event === event && match(seen.data));
        if (hit === undefined) return;
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve(hit.data);
      };
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`no ${event}; seen: ${this.seen.map((seen) => seen.event).join(' ')}`));
      }, timeoutMs);
      this.waiting.add(check);
      check();
    });
  }

  async ask(content: string, fields: Record<string, unknown> = {}): Promise<{ ack: Fields; end: Fields }> {
    const ack = await this.send('message', { content, ...fields });
    if (ack.ok !== true) throw new Error(JSON.stringify(ack));
    return { ack, end: await this.endOf(ack.response_id) };
  }

  endOf(messageId: string, timeoutMs?: number): Promise<Fields> {
    return this.waitFor('response_end', (data) => data.message_id === messageId, timeoutMs);
  }

  of(messageId: string): SeenEvent[] {
    return this.seen.filter(({ data }) => data.message_id === messageId);
  }

  chunksOf(messageId: string): Fields[] {
    return this.of(messageId)
      .filter(({ event }) => event === 'response_chunk')
      .map(({ data }) => data);
  }

  async closed(): Promise<void> {
    if (this.socket.connected)
      await new Promise<void>((resolve) => this.socket.once('disconnect', () => resolve()));
  }

  close(): void {
    this.socket.close();
  }
}

/** Joins the text of chunks. @throws if they have a gap or an overlap */
export function joinGapless(chunks: Fields[], after = 0): string {
  let last = after;
  for (const chunk of chunks) {
    if ((chunk.from_seq ?? chunk.seq) !== last + 1 || chunk.seq <= last) {
      throw new Error(`after ${last} came ${chunk.from_seq ?? chunk.seq} … ${chunk.seq}`);
    }
    last = chunk.seq;
  }
  return chunks.map((chunk) => chunk.content).join('');
}

let questionCount = 0;

/** A unique question, whose answer is not cached. */
export function fresh(question: string): string {
  questionCount += 1;
  return `${question} ${questionCount}`;
}

export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
