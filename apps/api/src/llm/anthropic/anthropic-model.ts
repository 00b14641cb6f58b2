import Anthropic from '@anthropic-ai/sdk';
import type {
  MessageDeltaUsage,
  RawMessageStreamEvent,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import { NO_TOKENS, type TokenUsage } from '@app/common';
import type { LanguageModel, ModelEvent, ModelRequest, ModelStopReason } from '../language-model.js';
import { LanguageModelError } from '../language-model.errors.js';
import { toLanguageModelError } from './anthropic-errors.js';
import { toMessagesRequest } from './anthropic-messages.js';
import { IdleWatchdog, watchBody } from './idle-watchdog.js';

/** The API sends pings while it thinks; a connection without any byte for this long is dead. */
const IDLE_TIMEOUT_MS = 45_000;
const PUBLIC_API = 'https://api.anthropic.com';

export interface AnthropicModelOptions {
  apiKey: string;
  model: string;
  /** @default the public API */
  baseUrl?: string;
  /** @default 45 s */
  idleTimeoutMs?: number;
}

/** Claude through the official SDK. It never retries by itself: the answer loop holds the one retry policy. */
export class AnthropicModel implements LanguageModel {
  readonly provider = 'anthropic';
  readonly model: string;
  private readonly apiKey: string;
  private readonly baseUrl: string;
  private readonly idleTimeoutMs: number;

  constructor(options: AnthropicModelOptions) {
    this.model = options.model;
    this.apiKey = options.apiKey;
    this.baseUrl = options.baseUrl ?? PUBLIC_API;
    this.idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    signal.throwIfAborted();
    const attempt = new AbortController();
    const abort = (): void => attempt.abort(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    let idle = false;
    const watchdog = new IdleWatchdog(this.idleTimeoutMs, () => {
      idle = true;
      attempt.abort();
    });
    const reader = new MessageStreamReader();
    try {
      const stream = await this.client(watchdog).messages.create(toMessagesRequest(request, this.model), {
        signal: attempt.signal,
      });
      for await (const event of stream) yield* reader.read(event);
      // The SDK ends without an error when it was aborted and when the connection closed early.
      signal.throwIfAborted();
      if (!reader.stopped) throw new LanguageModelError(idle ? 'connection' : 'incomplete');
    } catch (error) {
      signal.throwIfAborted();
      if (idle) throw new LanguageModelError('connection', { detail: `silent for ${this.idleTimeoutMs} ms` });
      throw toLanguageModelError(error, this.apiKey);
    } finally {
      watchdog.stop();
      signal.removeEventListener('abort', abort);
      attempt.abort();
    }
  }

  private client(watchdog: IdleWatchdog): Anthropic {
    return new Anthropic({
      apiKey: this.apiKey,
      authToken: null,
      baseURL: this.baseUrl,
      maxRetries: 0,
      timeout: this.idleTimeoutMs,
      logLevel: 'off',
      fetch: async (input, init) => watchBody(await fetch(input, init), () => watchdog.touch()),
    });
  }
}

/** Turns the API's events of one message into ours. Thinking and events that we do not know are passed over. */
export class MessageStreamReader {
  stopped = false;
  private usage: TokenUsage = NO_TOKENS;
  private stopReason: StopReason | null = null;
  private readonly toolCalls = new Map<number, { id: string; name: string; json: string }>();

  *read(event: RawMessageStreamEvent): Generator<ModelEvent> {
    switch (event.type) {
      case 'message_start':
        this.usage = mergeUsage(NO_TOKENS, event.message.usage);
        yield { type: 'usage', usage: this.usage };
        return;
      case 'content_block_start':
        if (event.content_block.type === 'tool_use') {
          const { id, name } = event.content_block;
          this.toolCalls.set(event.index, { id, name, json: '' });
        } else if (event.content_block.type === 'text' && event.content_block.text !== '') {
          yield { type: 'text', text: event.content_block.text };
        }
        return;
      case 'content_block_delta':
        if (event.delta.type === 'text_delta') {
          if (event.delta.text !== '') yield { type: 'text', text: event.delta.text };
        } else if (event.delta.type === 'input_json_delta') {
          const call = this.toolCalls.get(event.index);
          if (call !== undefined) call.json += event.delta.partial_json;
        }
        return;
      case 'content_block_stop':
        yield* this.finishToolCall(event.index);
        return;
      case 'message_delta':
        this.usage = mergeUsage(this.usage, event.usage);
        this.stopReason = event.delta.stop_reason;
        return;
      case 'message_stop':
        this.stopped = true;
        yield { type: 'stop', reason: toStopReason(this.stopReason), usage: this.usage };
        return;
    }
  }

  private *finishToolCall(index: number): Generator<ModelEvent> {
    const call = this.toolCalls.get(index);
    if (call === undefined) return;
    this.toolCalls.delete(index);
    yield { type: 'tool_call', id: call.id, name: call.name, ...parseArguments(call.json) };
  }
}

function parseArguments(json: string): { arguments: unknown; malformed?: boolean } {
  if (json.trim() === '') return { arguments: {} };
  try {
    return { arguments: JSON.parse(json) as unknown };
  } catch {
    return { arguments: json, malformed: true };
  }
}

function toStopReason(reason: StopReason | null): ModelStopReason {
  if (reason === 'tool_use') return 'tool_calls';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'max_tokens';
  return reason === 'refusal' ? 'refusal' : 'end_turn';
}

/** The API reports totals so far; a figure that is absent or null keeps the former one. */
function mergeUsage(before: TokenUsage, now: Partial<Usage> | MessageDeltaUsage): TokenUsage {
  return {
    input_tokens: now.input_tokens ?? before.input_tokens,
    output_tokens: now.output_tokens ?? before.output_tokens,
    cache_read_input_tokens: now.cache_read_input_tokens ?? before.cache_read_input_tokens,
    cache_creation_input_tokens: now.cache_creation_input_tokens ?? before.cache_creation_input_tokens,
  };
}
