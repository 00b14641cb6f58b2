import type { ServerResponse } from 'node:http';
import { ModelServer, type Refusal, type Reply, ReplyStream } from './model-server.js';

export class AnthropicServer extends ModelServer<AnthropicReply> {
  static async start(reply?: Reply<AnthropicReply>): Promise<AnthropicServer> {
    const started = new AnthropicServer();
    if (reply !== undefined) started.reply = reply;
    await started.listen();
    return started;
  }

  get env(): Record<string, string> {
    return {
      LLM_PROVIDER: 'anthropic',
      CLAUDE_API_KEY: 'key-of-the-tests',
      ANTHROPIC_BASE_URL: this.url,
      LLM_FALLBACK: 'none',
    };
  }

  protected begin(response: ServerResponse, number: number): AnthropicReply {
    return new AnthropicReply(response, number);
  }
}

export class AnthropicReply extends ReplyStream {
  private index = 0;
  private isOpen = false;

  open(inputTokens = 100): void {
    if (this.isOpen) return;
    this.head();
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

  head(headers: Record<string, string> = {}, status = 200): void {
    this.isOpen = true;
    const own = { 'content-type': 'text/event-stream', 'request-id': `req_${this.number}` };
    this.response.writeHead(status, { ...own, ...headers });
  }

  event(type: string, fields: Record<string, unknown> = {}): void {
    this.raw(toEvent(type, fields));
  }

  beginText(): void {
    this.open();
    this.event('content_block_start', { index: this.index, content_block: { type: 'text', text: '' } });
  }

  frame(text: string): string {
    return toEvent('content_block_delta', { index: this.index, delta: { type: 'text_delta', text } });
  }

  endBlock(): void {
    this.event('content_block_stop', { index: this.index });
    this.index += 1;
  }

  toolCall(id: string, name: string, input: unknown): void {
    this.beginCall(id, name);
    const json = typeof input === 'string' ? input : JSON.stringify(input);
    for (let at = 0; at < json.length; at += 7) this.raw(this.argumentsFrame(json.slice(at, at + 7)));
    this.endBlock();
  }

  beginCall(id: string, name: string): void {
    this.open();
    this.event('content_block_start', {
      index: this.index,
      content_block: { type: 'tool_use', id, name, input: {} },
    });
  }

  argumentsFrame(json: string): string {
    const delta = { type: 'input_json_delta', partial_json: json };
    return toEvent('content_block_delta', { index: this.index, delta });
  }

  stop(reason = 'end_turn', outputTokens = 20): void {
    this.event('message_delta', {
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: outputTokens },
    });
    this.event('message_stop');
    this.response.end();
  }

  ping(): void {
    this.open();
    this.event('ping');
  }

  reasoning(...pieces: string[]): void {
    this.open();
    const block = { type: 'thinking', thinking: '', signature: '' };
    this.event('content_block_start', { index: this.index, content_block: block });
    for (const thinking of pieces) {
      this.event('content_block_delta', { index: this.index, delta: { type: 'thinking_delta', thinking } });
    }
    const signature = { type: 'signature_delta', signature: 'sig' };
    this.event('content_block_delta', { index: this.index, delta: signature });
    this.endBlock();
  }

  unknownEvents(): void {
    this.open();
    this.event('a_new_event', { something: 1 });
    this.event('content_block_start', { index: 70, content_block: { type: 'a_new_block' } });
    this.event('content_block_delta', { index: 70, delta: { type: 'a_new_delta', text: 'no' } });
  }

  errorEvent(refusal: Refusal): void {
    this.event('error', { error: { type: REFUSALS[refusal].type, message: 'scripted' } });
  }

  refuseAs(refusal: Refusal, message = 'scripted', headers: Record<string, string> = {}): void {
    const { status, type } = REFUSALS[refusal];
    this.refuse(
      status,
      type,
      refusal === 'spend_limit' ? `${message}: spend limit reached` : message,
      headers,
    );
  }

  refuse(status: number, type: string, message = 'scripted', headers: Record<string, string> = {}): void {
    this.response.writeHead(status, { 'content-type': 'application/json', ...headers });
    this.response.end(JSON.stringify({ type: 'error', error: { type, message } }));
  }
}

const REFUSALS: Record<Refusal, { status: number; type: string }> = {
  overloaded: { status: 529, type: 'overloaded_error' },
  server_error: { status: 500, type: 'api_error' },
  rate_limit: { status: 429, type: 'rate_limit_error' },
  spend_limit: { status: 429, type: 'rate_limit_error' },
  key: { status: 401, type: 'authentication_error' },
  forbidden: { status: 403, type: 'permission_error' },
  too_large: { status: 413, type: 'request_too_large' },
  invalid_request: { status: 400, type: 'invalid_request_error' },
};

const toEvent = (type: string, fields: Record<string, unknown>): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
