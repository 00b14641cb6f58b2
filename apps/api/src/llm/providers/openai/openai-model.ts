import OpenAI, { APIError } from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { LanguageModel, ModelEvent, ModelRequest } from '../../language-model.js';
import { ReasoningHabit } from '../shared/omitted-opening.js';
import { RefusedParameters } from '../shared/refused-parameters.js';
import { ReplyText } from '../shared/reply-text.js';
import { vendorFetch } from '../shared/vendor-fetch.js';
import { IDLE_TIMEOUT_MS } from '../shared/idle-timeout.js';
import { streamFromVendor } from '../shared/vendor-stream.js';
import { toFields } from '../shared/vendor-values.js';
import { CompletionStreamReader } from './completion-stream-reader.js';
import { optionalParameters, toCompletionRequest } from './openai-messages.js';
import { openaiErrors } from './openai-errors.js';

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
  private readonly refused = new RefusedParameters();
  private readonly habit: ReasoningHabit;

  constructor(options: OpenAiModelOptions) {
    this.model = options.model;
    this.apiKey = options.apiKey ?? '';
    this.idleTimeoutMs = options.idleTimeoutMs ?? IDLE_TIMEOUT_MS;
    const baseURL = options.baseUrl ?? PUBLIC_API;
    this.isPublicApi = isPublicApi(baseURL);
    this.habit = new ReasoningHabit(options.model, this.isPublicApi);
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
    const tools = new Set(request.tools.map(({ name }) => name));
    const text = new ReplyText(tools, this.habit, tools.size > 0);
    const { model, isPublicApi, refused } = this;
    const sent = toCompletionRequest(request, { model, isPublicApi, refused });
    let isDone = false;
    return streamFromVendor(
      {
        open: (attempt) => this.client.chat.completions.create(sent, { signal: attempt }).asResponse(),
        read: (event, response) => {
          // Some servers send more after the end.
          isDone ||= event.data.startsWith(DONE);
          return isDone ? [] : text.read(reader.read(parseChunk(event.data, response)));
        },
        readWhole: (json, response) => {
          isDone = true;
          return text.read(reader.read(toChunk(parseChunk(json, response))));
        },
        finish: () => text.read(reader.finish(isDone)),
        toError: (error) => openaiErrors.learn(error, this.apiKey, refused, optionalParameters(sent)),
      },
      signal,
    );
  }
}

/** The API's chunk as the SDK would parse it. @throws APIError that the chunk reports */
function parseChunk(data: string, { headers }: Response): ChatCompletionChunk {
  const chunk = JSON.parse(data) as ChatCompletionChunk;
  const { error } = toFields(chunk);
  if (error) throw new APIError(undefined, error, undefined, headers);
  return chunk;
}

/** A whole completion as one chunk: the message of its choice is the delta. */
function toChunk(completion: ChatCompletionChunk): ChatCompletionChunk {
  const { choices } = toFields(completion);
  const list: readonly unknown[] = Array.isArray(choices) ? choices : [];
  const chunks = list.map((choice) => ({ ...toFields(choice), delta: toFields(choice)['message'] }));
  return { ...completion, choices: chunks as ChatCompletionChunk['choices'] };
}
