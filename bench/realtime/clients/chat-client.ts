import { io, type Socket } from 'socket.io-client';
import { lettersOf, type Script, toQuestion } from '../servers/script.js';
import { readAge } from '../servers/stamp.js';
import { AnswerCheck, type Chunk } from './answer-check.js';

const ANSWER_TIMEOUT_MS = 120_000;
const CONNECTING_AT_ONCE = 50;
const run = process.hrtime.bigint().toString(36);
let asked = 0;

/** A question that no run has asked before. */
export function newQuestion(script: Script): string {
  asked += 1;
  return toQuestion(script, `${run}-${asked}`);
}

/** What came of one question. */
export interface Answer {
  check: AnswerCheck;
  /** From the question to the first chunk, in milliseconds. */
  firstAfterMs: number;
  /** From the model's first text to the first chunk, in milliseconds. */
  firstAgeMs: number;
}

export interface Asking {
  /** Resolves with the first chunk. */
  begun: Promise<void>;
  /** Resolves with the last event. */
  ended: Promise<Answer>;
}

/** A client that asks one question at a time. */
export class ChatClient {
  /** Of the answer that came last or is coming. */
  check = new AnswerCheck(0);
  private onChunk: (content: string) => void = () => undefined;
  private onEnd: () => void = () => undefined;
  private onFault: (error: Error) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('response_start', () => this.check.start());
    socket.on('response_chunk', (chunk: Chunk) => {
      this.check.chunk(chunk);
      this.onChunk(chunk.content);
    });
    socket.on('response_end', ({ content }: { content: string }) => {
      this.check.end(content);
      this.onEnd();
    });
    socket.on('error', (payload: unknown) => this.onFault(new Error(JSON.stringify(payload))));
    socket.on('disconnect', (reason) => this.onFault(new Error(`disconnected: ${reason}`)));
  }

  static async connect(url: string, token: string): Promise<ChatClient> {
    const options = { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false };
    const socket = io(`${url}/chat`, options);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    return new ChatClient(socket);
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  ask(script: Script, fields: Record<string, unknown> = {}): Asking {
    this.check = new AnswerCheck(lettersOf(script));
    const askedAt = performance.now();
    const answer: Answer = { check: this.check, firstAfterMs: Number.NaN, firstAgeMs: Number.NaN };
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ended = new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no end of an answer came')), ANSWER_TIMEOUT_MS);
      this.onFault = (error) => {
        clearTimeout(timer);
        reject(error);
        begin();
      };
      this.onChunk = (content) => {
        answer.firstAgeMs = readAge(content) ?? Number.NaN;
        answer.firstAfterMs = performance.now() - askedAt;
        this.onChunk = () => undefined;
        begin();
      };
      this.onEnd = () => {
        clearTimeout(timer);
        this.onFault = () => undefined;
        resolve(answer);
      };
    });
    this.socket.emit('message', { content: newQuestion(script), ...fields }, (reply: { ok: boolean }) => {
      if (!reply.ok) this.onFault(new Error(JSON.stringify(reply)));
    });
    return { begun, ended };
  }

  close(): void {
    this.socket.close();
  }
}

/** Connects one client for each token, some at a time. */
export async function connectAll(url: string, tokens: readonly string[]): Promise<ChatClient[]> {
  const clients: ChatClient[] = [];
  while (clients.length < tokens.length) {
    const some = tokens.slice(clients.length, clients.length + CONNECTING_AT_ONCE);
    clients.push(...(await Promise.all(some.map((token) => ChatClient.connect(url, token)))));
  }
  return clients;
}
