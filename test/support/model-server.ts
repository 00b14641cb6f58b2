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
  /** Resolves if the connection closes before the reply ends. */
  aborted: Promise<void>;
}

/** A method type is bivariant, so that a vendor's server is assignable to a server of any vendor. */
export type Reply<Stream extends ReplyStream = ReplyStream> = {
  reply(stream: Stream, request: RecordedRequest): Promise<void> | void;
}['reply'];

export type Refusal =
  | 'overloaded'
  | 'server_error'
  | 'rate_limit'
  | 'spend_limit'
  | 'key'
  | 'forbidden'
  | 'invalid_request'
  | 'too_large';

export abstract class ReplyStream {
  constructor(
    protected readonly response: ServerResponse,
    protected readonly number: number,
  ) {}

  /** Headers, and the first event if the vendor has one. */
  abstract open(inputTokens?: number): void;
  /** Status and headers only; the test writes the body. */
  abstract head(headers?: Record<string, string>, status?: number): void;
  abstract ping(): void;
  abstract beginText(): void;
  abstract frame(text: string): string;
  abstract endBlock(): void;
  /** @param input an object, or the raw text of malformed arguments */
  abstract toolCall(id: string, name: string, input: unknown): void;
  abstract reasoning(...pieces: string[]): void;
  abstract unknownEvents(): void;
  abstract errorEvent(refusal: Refusal): void;
  /** @param reason in the vendor's terms */
  abstract stop(reason?: string, outputTokens?: number): void;
  abstract beginCall(id: string, name: string): void;
  abstract argumentsFrame(json: string): string;
  abstract refuseAs(refusal: Refusal, message?: string, headers?: Record<string, string>): void;

  delta(text: string): void {
    this.raw(this.frame(text));
  }

  raw(bytes: string | Buffer): void {
    this.response.write(bytes);
  }

  text(...pieces: string[]): void {
    this.beginText();
    for (const piece of pieces) this.delta(piece);
    this.endBlock();
  }

  /**
   * @param most limit in bytes, so that a test ends
   * @returns the number of bytes sent
   */
  async rawUntilClosed(piece: string, most = 256 * 1024 * 1024): Promise<number> {
    const { response } = this;
    const bytes = Buffer.from(piece);
    let sent = 0;
    const closed = once(response, 'close');
    while (!response.destroyed && sent < most) {
      sent += bytes.length;
      if (response.write(bytes)) await new Promise((resolve) => setImmediate(resolve));
      else await Promise.race([closed, once(response, 'drain')]);
    }
    return sent;
  }

  answer(...pieces: string[]): void {
    this.text(...pieces);
    this.stop();
  }

  /** Resets the connection without an end of the stream. */
  cut(): void {
    this.response.destroy();
  }

  /** Ends the response cleanly, before the end of the stream. */
  endEarly(): void {
    this.response.end();
  }
}

/** A server with a vendor's wire format. Each test scripts its replies, byte by byte if necessary. */
export abstract class ModelServer<Stream extends ReplyStream = ReplyStream> {
  readonly requests: RecordedRequest[] = [];
  /** Requests for titles, summaries and corrections. */
  readonly sideRequests: RecordedRequest[] = [];
  reply: Reply<Stream> = (stream) => stream.answer('Hello.');
  sideReply: Reply<Stream> = (stream) => stream.answer('***');
  private count = 0;
  private readonly server: Server = createServer((request, response) => void this.handle(request, response));

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Settings that point the service at this server. */
  abstract get env(): Record<string, string>;

  protected abstract begin(response: ServerResponse, number: number): Stream;

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
    // Only requests for answers have tools.
    const isSide = body.tools === undefined;
    (isSide ? this.sideRequests : this.requests).push(recorded);
    this.count += 1;
    await (isSide ? this.sideReply : this.reply)(this.begin(response, this.count), recorded);
  }
}
