import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';

export type Acknowledge = (answer: unknown) => void;

interface ReceivedEvent {
  event: string;
  body: Record<string, unknown>;
}

/** A scripted server of the event protocol, for cuts at exact points. */
export class ScriptedChatServer {
  private readonly http: HttpServer = createServer();
  private readonly io = new Server(this.http);
  readonly received: ReceivedEvent[] = [];
  readonly handshakes: Record<string, unknown>[] = [];
  url = '';
  /** Refuses a handshake; undefined accepts it. */
  refuse: (handshake: Record<string, unknown>) => Error | undefined = () => undefined;

  /** @param onEvent handles each event; `count` is 1 for the first one of its name */
  async start(
    onEvent: (
      socket: Socket,
      event: string,
      acknowledge: Acknowledge,
      received: { body: Record<string, unknown>; count: number },
    ) => void,
  ): Promise<void> {
    const chat = this.io.of('/chat');
    chat.use((socket, next) => {
      this.handshakes.push(socket.handshake.auth);
      next(this.refuse(socket.handshake.auth));
    });
    chat.on('connection', (socket) => {
      socket.emit('connection_established', { session_id: null, active: [] });
      socket.onAny((event: string, body: Record<string, unknown>, acknowledge: Acknowledge) => {
        this.received.push({ event, body });
        const count = this.received.filter((earlier) => earlier.event === event).length;
        onEvent(socket, event, acknowledge, { body, count });
      });
    });
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    const address = this.http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.url = `http://127.0.0.1:${address.port}`;
  }

  get events(): string[] {
    return this.received.map(({ event }) => event);
  }

  async close(): Promise<void> {
    await this.io.close();
  }
}

/** Cuts the connection below Socket.IO, after pending writes. */
export function cut(socket: Socket): void {
  setImmediate(() => socket.conn.close());
}

export function refusal(code: string, fields: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(`refused: ${code}`), { data: { code, retryable: false, ...fields } });
}
