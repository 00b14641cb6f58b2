import Anthropic from '@anthropic-ai/sdk';
import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import { fetchWithBoundedRefusals } from '../shared/refusal-body.js';
import { IDLE_TIMEOUT_MS, streamFromVendor, type VendorRequest } from '../shared/vendor-stream.js';
import { inWholeEvents } from '../shared/whole-events.js';
import { toLanguageModelError } from './anthropic-errors.js';
import { toMessagesRequest } from './anthropic-messages.js';
import { MessageStreamReader } from './message-stream-reader.js';

const PUBLIC_API = 'https://api.anthropic.com';

export interface AnthropicModelOptions {
  apiKey: string;
  model: string;
  /** @default the public API */
  baseUrl?: string;
  /** @default 45 s */
  idleTimeoutMs?: number;
}

/** Claude through the official SDK. It never retries by itself: the requester holds the one retry policy. */
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
      fetch: fetchWithBoundedRefusals,
    });
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const reader = new MessageStreamReader();
    const vendorRequest: VendorRequest<RawMessageStreamEvent> = {
      idleTimeoutMs: this.idleTimeoutMs,
      open: (attempt, onBytes) =>
        this.client.messages.create(toMessagesRequest(request, this.model), {
          signal: attempt,
          middleware: [async (sent, next) => inWholeEvents(await next(sent), onBytes)],
        }),
      read: (event) => reader.read(event),
      finish: () => reader.finish(),
      toError: (error) => toLanguageModelError(error, this.apiKey),
    };
    return streamFromVendor(vendorRequest, signal);
  }
}
