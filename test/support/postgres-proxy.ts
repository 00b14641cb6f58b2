import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** ReadyForQuery outside a transaction: the last message of a start and of every statement. */
const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** The server's message when an administrator terminates a connection. */
const TERMINATED = errorResponse({
  S: 'FATAL',
  V: 'FATAL',
  C: '57P01',
  M: 'terminating connection due to administrator command',
});

function errorResponse(fields: Record<string, string>): Buffer {
  const body = Object.entries(fields).map(([type, value]) => `${type}${value}\0`);
  const bytes = Buffer.from(`E\0\0\0\0${body.join('')}\0`);
  bytes.writeInt32BE(bytes.length - 1, 1);
  return bytes;
}

export class PostgresProxy {
  private readonly connections = new Set<{ client: Socket; server: Socket }>();
  private isPaused = false;
  terminations = 0;

  private constructor(
    private readonly listener: Server,
    private target: URL,
  ) {}

  static async start(target: string): Promise<PostgresProxy> {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const proxy = new PostgresProxy(listener, new URL(target));
    listener.on('connection', (client) => proxy.join(client));
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    const address = this.listener.address();
    if (typeof address !== 'object' || address === null) throw new Error('The proxy does not listen.');
    url.host = `127.0.0.1:${address.port}`;
    return url.href;
  }

  get count(): number {
    return this.connections.size;
  }

  /** Accepts connections but sends nothing, like a paused server. */
  pause(): void {
    this.isPaused = true;
    for (const { client, server } of this.connections) {
      client.pause();
      server.pause();
    }
  }

  resume(): void {
    this.isPaused = false;
    for (const { client, server } of this.connections) {
      client.resume();
      server.resume();
    }
  }

  /** Leads to another server, as after a failover: open connections end. */
  switchTo(target: string): void {
    this.target = new URL(target);
    for (const { client, server } of this.connections) {
      client.destroy();
      server.destroy();
    }
  }

  /** Terminates the next idle connections, in one segment with their ReadyForQuery. */
  terminateWhenReady(count: number): void {
    this.terminations = count;
  }

  async close(): Promise<void> {
    this.listener.close();
    for (const { client, server } of this.connections) {
      client.destroy();
      server.destroy();
    }
    await once(this.listener, 'close');
  }

  private join(client: Socket): void {
    const server = connect(Number(this.target.port || 5432), this.target.hostname);
    const connection = { client, server };
    this.connections.add(connection);
    const end = (): void => {
      this.connections.delete(connection);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    client.on('data', (data) => server.write(data));
    server.on('data', (data) => {
      if (this.terminations > 0 && data.subarray(-READY_FOR_QUERY.length).equals(READY_FOR_QUERY)) {
        this.terminations -= 1;
        client.end(Buffer.concat([data, TERMINATED]));
      } else {
        client.write(data);
      }
    });
    if (!this.isPaused) return;
    client.pause();
    server.pause();
  }
}
