import OpenAI, { APIError } from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import type { ServerSentEvent } from '../shared/event-splitter.js';
import { vendorFetch } from '../shared/vendor-fetch.js';
import { IDLE_TIMEOUT_MS, streamFromVendor } from '../shared/vendor-stream.js';
import { toFields } from '../shared/vendor-values.js';
import { CompletionStreamReader } from './completion-stream-reader.js';
import { toCompletionRequest } from './openai-messages.js';
import { toLanguageModelError } from './openai-errors.js';

const PUBLIC_API = 'https://api.openai.com/v1';
/** The public API, its regions, and OpenAI models on Azure. */
const PUBLIC_HOST = /(^|\.)api\.openai\.com$|\.openai\.azure\.com$/;
const DONE = '[DONE]';
/** The SDK requires a key; self-hosted servers do not. */
const NO_KEY = 'none';

/** Whether the server is OpenAI's own, which names some fields differently from compatible servers. */
export function isPublicApi(baseUrl: string): boolean {
  return PUBLIC_HOST.test(new URL(baseUrl).hostname);
}

interface OpenAiModelOptions {
  /** Optional for self-hosted servers. */
  apiKey?: string;
  model: string;
  /** @default the public API */
  baseUrl?: string;
  /** @default 45 s */
  idleTimeoutMs?: number;
}

/**
 * OpenAI or any server with its chat completions API, through the official SDK. Its retries are off: `ModelRequester`
 * has the only retry policy.
 */
export class OpenAiModel implements LanguageModel {
  readonly provider = 'openai';
  readonly model: string;
  private readonly apiKey: string;
  private readonly idleTimeoutMs: number;
  private readonly isPublicApi: boolean;
  private readonly client: OpenAI;

  constructor(options: OpenAiModelOptions) {
    this.model = options.model;
    this.apiKey = options.apiKey ?? '';
    this.idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
    const baseURL = options.baseUrl ?? PUBLIC_API;
    this.isPublicApi = isPublicApi(baseURL);
    this.client = new OpenAI({
      apiKey: options.apiKey ?? NO_KEY,
      adminAPIKey: null,
      organization: null,
      project: null,
      baseURL,
      maxRetries: 0,
      timeout: this.idleTimeoutMs,
      logLevel: 'off',
      fetch: vendorFetch(() => this.idleTimeoutMs),
    });
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const reader = new CompletionStreamReader();
    const { model, isPublicApi } = this;
    let isDone = false;
    return streamFromVendor(
      {
        open: (attempt) =>
          this.client.chat.completions
            .create(toCompletionRequest(request, { model, isPublicApi }), { signal: attempt })
            .asResponse(),
        read: (event, response) => {
          // Some servers send more after the end.
          isDone ||= event.data.startsWith(DONE);
          return isDone ? [] : reader.read(parseChunk(event, response));
        },
        finish: () => reader.finish(),
        toError: (error) => toLanguageModelError(error, this.apiKey),
      },
      signal,
    );
  }
}

/** The API's chunk as the SDK would parse it. @throws APIError that the chunk reports */
function parseChunk({ data }: ServerSentEvent, { headers }: Response): ChatCompletionChunk {
  const chunk = JSON.parse(data) as ChatCompletionChunk;
  const { error } = toFields(chunk);
  if (error) throw new APIError(undefined, error, undefined, headers);
  return chunk;
}
