import Anthropic, { APIError } from '@anthropic-ai/sdk';
import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import type { ServerSentEvent } from '../shared/event-splitter.js';
import { ReasoningHabit } from '../shared/omitted-opening.js';
import { RefusedParameters } from '../shared/refused-parameters.js';
import { ReplyText } from '../shared/reply-text.js';
import { vendorFetch } from '../shared/vendor-fetch.js';
import { IDLE_TIMEOUT_MS } from '../shared/idle-timeout.js';
import { streamFromVendor } from '../shared/vendor-stream.js';
import { toFields } from '../shared/vendor-values.js';
import { anthropicErrors } from './anthropic-errors.js';
import { optionalParameters, toMessagesRequest } from './anthropic-messages.js';
import { MessageStreamReader } from './message-stream-reader.js';
import { toMessageEvents } from './whole-message.js';

const PUBLIC_API = 'https://api.anthropic.com';
const PUBLIC_HOST = /(^|\.)api\.anthropic\.com$/;

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
  private readonly isPublicApi: boolean;
  private readonly client: Anthropic;
  private readonly refused = new RefusedParameters();
  private readonly habit: ReasoningHabit;

  constructor(options: AnthropicModelOptions) {
    this.model = options.model;
    const baseURL = options.baseUrl ?? PUBLIC_API;
    this.isPublicApi = PUBLIC_HOST.test(new URL(baseURL).hostname);
    this.habit = new ReasoningHabit(options.model, this.isPublicApi);
    this.apiKey = options.apiKey;
    this.idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
    this.client = new Anthropic({
      apiKey: options.apiKey,
      authToken: null,
      baseURL,
      maxRetries: 0,
      timeout: this.idleTimeoutMs,
      logLevel: 'off',
      fetch: vendorFetch(() => this.idleTimeoutMs),
    });
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const reader = new MessageStreamReader();
    const tools = new Set(request.tools.map(({ name }) => name));
    const text = new ReplyText(tools, this.habit, tools.size > 0);
    const { model, isPublicApi, refused } = this;
    const sent = optionalParameters(refused);
    return streamFromVendor(
      {
        open: (attempt) =>
          this.client.messages
            .create(toMessagesRequest(request, { model, isPublicApi, refused }), { signal: attempt })
            .asResponse(),
        read: (event, response) => {
          const parsed = parseEvent(event, response);
          return parsed === null ? [] : text.read(reader.read(parsed));
        },
        readWhole: (json, { headers }) => {
          const message: unknown = JSON.parse(json);
          if (toFields(message)['type'] === 'error')
            throw new APIError(undefined, parseErrorBody(json), undefined, headers);
          return toMessageEvents(message).flatMap((event) => text.read(reader.read(event)));
        },
        finish: () => text.read(reader.finish()),
        toError: (error) => anthropicErrors.learn(error, this.apiKey, refused, sent),
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
