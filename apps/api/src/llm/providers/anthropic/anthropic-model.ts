import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import type { ServerSentEvent } from '../shared/event-splitter.js';
import { vendorFetch } from '../shared/vendor-fetch.js';
import { IDLE_TIMEOUT_MS, streamFromVendor } from '../shared/vendor-stream.js';
import { toLanguageModelError } from './anthropic-errors.js';
import { toMessagesRequest } from './anthropic-messages.js';
import { MessageStreamReader } from './message-stream-reader.js';

const PUBLIC_API = 'https://api.anthropic.com';

interface AnthropicModelOptions {
  apiKey: string;
  model: string;
  /** @default the public API */
  baseUrl?: string;
  /** @default 45 s */
  idleTimeoutMs?: number;
}

/** Claude through the official SDK. Its retries are off: `ModelRequester` has the only retry policy. */
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
      fetch: vendorFetch(() => this.idleTimeoutMs),
    });
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const reader = new MessageStreamReader();
    return streamFromVendor(
      {
        open: (attempt) =>
          this.client.messages
            .create(toMessagesRequest(request, this.model), { signal: attempt })
            .asResponse(),
        read: (event, response) => {
          const sent = parseEvent(event, response);
          return sent === null ? [] : reader.read(sent);
        },
        finish: () => reader.finish(),
        toError: (error) => toLanguageModelError(error, this.apiKey),
      },
      signal,
    );
  }
}

/** The API's event as the SDK would parse it; null for pings. @throws APIError for an `error` event */
function parseEvent({ name, data }: ServerSentEvent, { headers }: Response): RawMessageStreamEvent | null {
  if (name === null || name === 'ping') return null;
  if (name !== 'error') return data === '' ? null : (JSON.parse(data) as RawMessageStreamEvent);
  throw new APIError(undefined, parseErrorBody(data), undefined, headers);
}

function parseErrorBody(data: string): object | string {
  try {
    return (JSON.parse(data) as object | null) ?? data;
  } catch {
    return data;
  }
}
