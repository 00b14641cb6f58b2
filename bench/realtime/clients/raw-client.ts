import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { lettersOf, type Script } from '../servers/script.js';
import { AnswerCheck, type Chunk, type Faults, sumFaults } from './answer-check.js';
import { newQuestion } from './chat-client.js';
import { FrameReader, toFrame } from './websocket-frames.js';

const END_OF_HEAD = '\r\n\r\n';
const POLL_MS = 20;

interface Payload extends Chunk {
  message_id: string;
}

/** A client of the chat on a bare TCP connection, which it can leave unread. */
export class RawClient {
  /** Answers whose last event has come. */
  ended = 0;
  /** Answers whose first event has come. */
  begun = 0;
  isOpen = true;
  private isAdmitted = false;
  private refusal = '';
  private letters = 0;
  private readonly checks = new Map<string, AnswerCheck>();
  private readonly frames = new FrameReader();

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isOpen = false;
    });
  }

  static async connect(url: string, token: string): Promise<RawClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const client = new RawClient(socket);
    await client.upgrade(hostname);
    client.send(`40/chat,${JSON.stringify({ token })}`);
    await client.until(() => client.isAdmitted, 30_000);
    return client;
  }

  /** Asks so many questions at once, each in a session of its own. */
  ask(count: number, script: Script): void {
    this.letters = lettersOf(script);
    for (let index = 0; index < count; index++) {
      this.send(`42/chat,${index}${JSON.stringify(['message', { content: newQuestion(script) }])}`);
    }
  }

  stopReading(): void {
    this.socket.pause();
  }

  readOn(): void {
    this.socket.resume();
  }

  /** Waits for something to come. @throws Error when it does not, or the server refuses or ends the connection */
  async until(hasCome: () => boolean, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!hasCome()) {
      if (this.refusal !== '') throw new Error(this.refusal);
      if (!this.isOpen || performance.now() > deadline) throw new Error('what was to come did not come');
      await sleep(POLL_MS);
    }
  }

  faults(): Faults {
    return sumFaults([...this.checks.values()].map((check) => check.faults()));
  }

  close(): void {
    this.socket.destroy();
  }

  private async upgrade(host: string): Promise<void> {
    this.socket.write(
      [
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ].join('\r\n') + END_OF_HEAD,
    );
    const [data] = (await once(this.socket, 'data')) as [Buffer];
    if (!data.subarray(0, 16).includes('101')) throw new Error(`no WebSocket: ${data.toString()}`);
    this.socket.on('data', (next: Buffer) => this.receive(next));
    this.receive(data.subarray(data.indexOf(END_OF_HEAD) + END_OF_HEAD.length));
  }

  private send(text: string): void {
    this.socket.write(toFrame(text));
  }

  private receive(data: Buffer): void {
    for (const text of this.frames.read(data)) this.take(text);
  }

  private take(text: string): void {
    if (text === '2') this.send('3');
    else if (text.startsWith('40/chat,')) this.isAdmitted = true;
    else if (text.startsWith('44/chat,') || /^43\/chat,\d+\[\{"ok":false/.test(text)) this.refusal = text;
    else if (text.startsWith('42/chat,')) {
      const [event, payload] = JSON.parse(text.slice('42/chat,'.length)) as [string, Payload];
      this.takeEvent(event, payload);
    }
  }

  private takeEvent(event: string, payload: Payload): void {
    if (!event.startsWith('response_')) return;
    const check = this.checks.get(payload.message_id) ?? new AnswerCheck(this.letters);
    this.checks.set(payload.message_id, check);
    if (event === 'response_start') {
      check.start();
      this.begun += 1;
    } else if (event === 'response_chunk') {
      check.chunk(payload);
    } else if (event === 'response_end') {
      check.end(payload.content);
      this.ended += 1;
    }
  }
}
