import type { ServerResponse } from 'node:http';
import { ModelServer, type Refusal, type Reply, ReplyStream } from './model-server.js';

export class OpenAiServer extends ModelServer<OpenAiReply> {
  static async start(reply?: Reply<OpenAiReply>): Promise<OpenAiServer> {
    const started = new OpenAiServer();
    if (reply !== undefined) started.reply = reply;
    await started.listen();
    return started;
  }

  get env(): Record<string, string> {
    return {
      LLM_PROVIDER: 'openai',
      OPENAI_API_KEY: 'key-of-the-tests',
      OPENAI_BASE_URL: `${this.url}/v1`,
      LLM_FALLBACK: 'none',
    };
  }

  protected begin(response: ServerResponse, number: number): OpenAiReply {
    return new OpenAiReply(response, number);
  }
}

export class OpenAiReply extends ReplyStream {
  private isOpen = false;
  private calls = 0;
  private inputTokens = 100;

  open(inputTokens = 100): void {
    if (this.isOpen) return;
    this.inputTokens = inputTokens;
    this.head();
    this.chunk({ role: 'assistant', content: '' });
  }

  head(headers: Record<string, string> = {}, status = 200): void {
    this.isOpen = true;
    this.response.writeHead(status, { 'content-type': 'text/event-stream', ...headers });
  }

  /** Servers keep connections open with comments. */
  ping(): void {
    this.open();
    this.raw(': keepalive\n\n');
  }

  beginText(): void {
    this.open();
  }

  frame(text: string): string {
    return this.toChunk({ content: text });
  }

  endBlock(): void {
    // The format has no end of a text.
  }

  toolCall(id: string, name: string, input: unknown): void {
    this.beginCall(id, name);
    const json = typeof input === 'string' ? input : JSON.stringify(input);
    for (let at = 0; at < json.length; at += 7) this.raw(this.argumentsFrame(json.slice(at, at + 7)));
  }

  beginCall(id: string, name: string): void {
    this.open();
    const begun = { index: this.calls, id, type: 'function', function: { name, arguments: '' } };
    this.calls += 1;
    this.chunk({ tool_calls: [begun] });
  }

  argumentsFrame(json: string): string {
    return this.toChunk({ tool_calls: [{ index: this.calls - 1, function: { arguments: json } }] });
  }

  reasoning(...pieces: string[]): void {
    this.open();
    for (const reasoning_content of pieces) this.chunk({ reasoning_content });
  }

  unknownEvents(): void {
    this.open();
    this.data({ id: `chatcmpl-${this.number}`, object: 'a.new.object', something: 1 });
    this.chunk({ a_new_field: 'no' });
  }

  errorEvent(refusal: Refusal): void {
    this.open();
    this.data({ error: { ...REFUSALS[refusal].error, message: 'scripted' } });
  }

  /** @param reason `stop`, `tool_calls`, `length`, `content_filter`, or Anthropic's terms for them */
  stop(reason = 'stop', outputTokens = 20): void {
    this.end(reason);
    this.data({
      ...this.envelope(),
      choices: [],
      usage: {
        prompt_tokens: this.inputTokens,
        completion_tokens: outputTokens,
        total_tokens: this.inputTokens + outputTokens,
      },
    });
    this.raw('data: [DONE]\n\n');
    this.response.end();
  }

  /** Only the finish reason, without usage and end of the stream. */
  end(reason = 'stop'): void {
    this.open();
    this.raw(this.toChunk({}, REASONS[reason] ?? reason));
  }

  /** A raw chunk, as of a self-hosted server. */
  chunk(delta: Record<string, unknown>): void {
    this.open();
    this.raw(this.toChunk(delta));
  }

  data(value: unknown): void {
    this.raw(`data: ${JSON.stringify(value)}\n\n`);
  }

  refuseAs(refusal: Refusal, message = 'scripted', headers: Record<string, string> = {}): void {
    const { status, error } = REFUSALS[refusal];
    this.response.writeHead(status, { 'content-type': 'application/json', ...headers });
    this.response.end(JSON.stringify({ error: { ...error, message } }));
  }

  private toChunk(delta: Record<string, unknown>, finish_reason: string | null = null): string {
    return `data: ${JSON.stringify({ ...this.envelope(), choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  }

  private envelope(): Record<string, unknown> {
    return { id: `chatcmpl-${this.number}`, object: 'chat.completion.chunk', created: 1, model: 'scripted' };
  }
}

const REASONS: Record<string, string> = { end_turn: 'stop', tool_use: 'tool_calls', max_tokens: 'length' };

const REFUSALS: Record<Refusal, { status: number; error: { type: string; code: string | null } }> = {
  overloaded: { status: 503, error: { type: 'server_error', code: 'overloaded' } },
  server_error: { status: 500, error: { type: 'server_error', code: null } },
  rate_limit: { status: 429, error: { type: 'requests', code: 'rate_limit_exceeded' } },
  spend_limit: { status: 429, error: { type: 'insufficient_quota', code: 'insufficient_quota' } },
  key: { status: 401, error: { type: 'invalid_request_error', code: 'invalid_api_key' } },
  forbidden: { status: 403, error: { type: 'invalid_request_error', code: 'unsupported_country' } },
  too_large: { status: 413, error: { type: 'invalid_request_error', code: null } },
  invalid_request: { status: 400, error: { type: 'invalid_request_error', code: null } },
};
