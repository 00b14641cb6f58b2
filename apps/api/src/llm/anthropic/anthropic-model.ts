import Anthropic from '@anthropic-ai/sdk';
import type { LanguageModel, ModelEvent, ModelRequest } from '../language-model.js';
import { LanguageModelError } from '../language-model.errors.js';
import { toLanguageModelError } from './anthropic-errors.js';
import { toMessagesRequest } from './anthropic-messages.js';
import { IdleWatchdog, watchBody } from './idle-watchdog.js';
import { MessageStreamReader } from './message-stream-reader.js';

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
  private readonly idleTimeoutMs: number;
  private readonly client: Anthropic;

  constructor(options: AnthropicModelOptions) {
    this.model = options.model;
    this.apiKey = options.apiKey;
    this.idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
    this.client = new Anthropic({
      apiKey: options.apiKey,
      authToken: null,
      baseURL: options.baseUrl ?? PUBLIC_API,
      maxRetries: 0,
      timeout: this.idleTimeoutMs,
      logLevel: 'off',
    });
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
      const stream = await this.client.messages.create(toMessagesRequest(request, this.model), {
        signal: attempt.signal,
        middleware: [async (sent, next) => watchBody(await next(sent), () => watchdog.touch())],
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
}
