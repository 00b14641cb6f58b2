import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface RecordedRequest {
  body: {
    messages: { role: string; content: unknown }[];
    system?: { text: string }[];
    tools?: { name: string }[];
    tool_choice?: { type: string };
  };
  headers: IncomingMessage['headers'];
  /** Resolves when the connection ended before the reply did. */
  aborted: Promise<void>;
}

export type Reply = (stream: ReplyStream, request: RecordedRequest) => Promise<void> | void;

/**
 * A server with the wire format of the Anthropic Messages API. Each test says what it streams, byte by byte if need be:
 * pace, tool rounds, faults.
 */
export class AnthropicServer {
  /** Those for answers. */
  readonly requests: RecordedRequest[] = [];
  /** Those for titles, notes and corrections. */
  readonly sideRequests: RecordedRequest[] = [];
  /** What the next requests are answered with. */
  reply: Reply = (stream) => stream.answer('Hello.');
  /** What requests for titles, notes and corrections are answered with. */
  sideReply: Reply = (stream) => stream.answer('***');
  private count = 0;
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  static async start(reply?: Reply): Promise<AnthropicServer> {
    const started = new AnthropicServer();
    if (reply !== undefined) started.reply = reply;
    started.server.listen(0, '127.0.0.1');
    await once(started.server, 'listening');
    return started;
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Variables that point the service at it. */
  get env(): Record<string, string> {
    return {
      LLM_PROVIDER: 'anthropic',
      CLAUDE_API_KEY: 'key-of-the-tests',
      ANTHROPIC_BASE_URL: this.url,
      LLM_FALLBACK: 'none',
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const aborted = new Promise<void>((resolve) => {
      response.on('close', () => {
        if (!response.writableEnded) resolve();
      });
    });
    const body = JSON.parse(Buffer.concat(parts).toString()) as RecordedRequest['body'];
    const recorded: RecordedRequest = { body, headers: request.headers, aborted };
    // Answers alone are made with tools.
    const isSide = body.tools === undefined;
    (isSide ? this.sideRequests : this.requests).push(recorded);
    this.count += 1;
    await (isSide ? this.sideReply : this.reply)(new ReplyStream(response, this.count), recorded);
  }
}

/** One reply, piece by piece. */
export class ReplyStream {
  private index = 0;
  private isOpen = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly number: number,
  ) {}

  /** Headers and `message_start`. */
  open(inputTokens = 100): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': `req_${this.number}` });
    this.event('message_start', {
      message: {
        id: `msg_${this.number}`,
        type: 'message',
        role: 'assistant',
        model: 'scripted',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: inputTokens, output_tokens: 1 },
      },
    });
  }

  event(type: string, fields: Record<string, unknown> = {}): void {
    this.raw(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
  }

  raw(bytes: string | Buffer): void {
    this.response.write(bytes);
  }

  beginText(): void {
    this.open();
    this.event('content_block_start', { index: this.index, content_block: { type: 'text', text: '' } });
  }

  delta(text: string): void {
    this.event('content_block_delta', { index: this.index, delta: { type: 'text_delta', text } });
  }

  endBlock(): void {
    this.event('content_block_stop', { index: this.index });
    this.index += 1;
  }

  text(...pieces: string[]): void {
    this.beginText();
    for (const piece of pieces) this.delta(piece);
    this.endBlock();
  }

  /** @param input an object, or the raw text of malformed arguments */
  toolCall(id: string, name: string, input: unknown): void {
    this.open();
    this.event('content_block_start', {
      index: this.index,
      content_block: { type: 'tool_use', id, name, input: {} },
    });
    const json = typeof input === 'string' ? input : JSON.stringify(input);
    for (let at = 0; at < json.length; at += 7) {
      const delta = { type: 'input_json_delta', partial_json: json.slice(at, at + 7) };
      this.event('content_block_delta', { index: this.index, delta });
    }
    this.endBlock();
  }

  stop(reason = 'end_turn', outputTokens = 20): void {
    this.event('message_delta', {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: outputTokens },
    });
    this.event('message_stop');
    this.response.end();
  }

  /** A whole reply of one text. */
  answer(...pieces: string[]): void {
    this.text(...pieces);
    this.stop();
  }

  /** An HTTP error instead of a stream. */
  refuse(status: number, type: string, message = 'scripted', headers: Record<string, string> = {}): void {
    this.response.writeHead(status, { 'content-type': 'application/json', ...headers });
    this.response.end(JSON.stringify({ type: 'error', error: { type, message } }));
  }

  /** Ends the connection without an end of the stream. */
  cut(): void {
    this.response.destroy();
  }

  /** Ends the response cleanly, before `message_stop`. */
  endEarly(): void {
    this.response.end();
  }
}
