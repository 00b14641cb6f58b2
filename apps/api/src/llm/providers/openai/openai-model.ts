import OpenAI from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { Stream } from 'openai/streaming';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import { fetchWithBoundedRefusals } from '../shared/refusal-body.js';
import { IDLE_TIMEOUT_MS, streamFromVendor, type VendorRequest } from '../shared/vendor-stream.js';
import { inWholeEvents } from '../shared/whole-events.js';
import { CompletionStreamReader } from './completion-stream-reader.js';
import { toCompletionRequest } from './openai-messages.js';
import { toLanguageModelError } from './openai-errors.js';

const PUBLIC_API = 'https://api.openai.com/v1';
/** The API itself, its regions, and its models at Azure, whether by default or by address. */
const PUBLIC_HOST = /(^|\.)api\.openai\.com$|\.openai\.azure\.com$/;
/** The SDK wants a key, servers of one's own do not. */
const NO_KEY = 'none';

/** Whether the vendor's own API is there, which has other names for some fields than servers that imitate it. */
export function isPublicApi(baseUrl: string): boolean {
  return PUBLIC_HOST.test(new URL(baseUrl).hostname);
}

export interface OpenAiModelOptions {
  /** Servers of one's own may need none. */
  apiKey?: string;
  model: string;
  /** @default the public API */
  baseUrl?: string;
  /** @default 45 s */
  idleTimeoutMs?: number;
}

/**
 * OpenAI, or any server that speaks its chat completions API, through the official SDK. It never retries by itself: the
 * requester holds the one retry policy.
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
      fetch: fetchWithBoundedRefusals,
    });
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const reader = new CompletionStreamReader();
    const { model, isPublicApi } = this;
    const vendorRequest: VendorRequest<ChatCompletionChunk> = {
      idleTimeoutMs: this.idleTimeoutMs,
      open: async (attempt, onBytes) => {
        const sent = this.client.chat.completions.create(
          toCompletionRequest(request, { model, isPublicApi }),
          { signal: attempt },
        );
        const response = inWholeEvents(await sent.asResponse(), onBytes);
        const own = new AbortController();
        attempt.addEventListener('abort', () => own.abort(attempt.reason), { once: true });
        return Stream.fromSSEResponse<ChatCompletionChunk>(response, own, this.client);
      },
      read: (chunk) => reader.read(chunk),
      finish: () => reader.finish(),
      toError: (error) => toLanguageModelError(error, this.apiKey),
    };
    return streamFromVendor(vendorRequest, signal);
  }
}
