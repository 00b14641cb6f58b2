import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from './start-app.js';

/** A raw TCP client that never closes its side by itself. */
export class RawClient {
  private received = '';

  readonly port: number;

  private constructor(readonly socket: Socket) {
    this.port = socket.localPort ?? 0;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      this.received += data.toString();
    });
  }

  static async connect(url: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  write(text: string): this {
    if (this.socket.writable) this.socket.write(text);
    return this;
  }

  upgrade(path: string, headers: Record<string, string> = {}): this {
    const all: Record<string, string> = {
      host: 'localhost',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return this.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  }

  /** Status and body, after the service has ended the response. */
  async response(): Promise<{ status: number; body: string }> {
    if (!this.socket.readableEnded) await once(this.socket, 'end');
    const [head = '', body = ''] = this.received.split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), body };
  }

  async status(): Promise<number> {
    while (!this.received.includes('\r\n') && !this.socket.readableEnded) await sleep(5);
    return Number(this.received.split(' ')[1]);
  }
}

export class ServerSockets {
  private readonly open = new Map<number, Socket>();

  constructor({ app }: TestApp) {
    app.getHttpServer().on('connection', (socket: Socket) => {
      const { remotePort = 0 } = socket;
      this.open.set(remotePort, socket);
      socket.once('close', () => this.open.delete(remotePort));
    });
  }

  /** Resolves when the service has closed all of these clients' sockets. @throws after the time-out */
  async closed(clients: readonly RawClient[], withinMs: number): Promise<void> {
    const ports = clients.map(({ port }) => port);
    const deadline = performance.now() + withinMs;
    while (ports.some((port) => this.open.has(port))) {
      if (performance.now() > deadline) throw new Error('the service still holds a socket');
      await sleep(50);
    }
  }
}
