import type { Mention } from '@app/analyst';
import type { Reading, TokenUsage } from '@app/chat-protocol';
import type { ToolDefinition } from '@app/mma';

export type ModelContentPart =
  | { type: 'text'; text: string }
  | { type: 'tool_call'; id: string; name: string; arguments: unknown }
  | { type: 'tool_result'; id: string; name: string; result: unknown; isError: boolean }
  | ProviderBlock;

/** Opaque provider data such as reasoning: never shown, sent back at the same position of the turn. */
interface ProviderBlock {
  type: 'provider_block';
  block: unknown;
}

/** One turn of a conversation. Tool results are part of the `user` message after their calls. */
export interface ModelMessage {
  role: 'user' | 'assistant';
  content: ModelContentPart[];
  /** Of an earlier answer: the state that its model kept (see {@link ModelReading}); null if none. Never shown. */
  state?: unknown;
}

export interface ConversationContext {
  /** Summary of the messages that are left out. */
  summary: string | null;
  /** Most recent last. */
  mentioned: Mention[];
  /** The same in all requests of an answer. */
  now: Date;
  /** IANA name of the reader's time zone: what "today" means. */
  timeZone: string;
  /** Day of the newest bout in the data; null without data. */
  dataUntil?: string | null;
}

export interface ModelRequest {
  /** Equal for all users, so that providers can cache it. */
  system: string;
  context?: ConversationContext;
  /** Oldest first, alternating roles; the last message is the user's. */
  messages: ModelMessage[];
  tools: ToolDefinition[];
  /**
   * `none` in the last round: the tools are still declared, because the messages refer to them, but must not be called.
   * @default 'auto'
   */
  toolChoice?: 'auto' | 'none';
  /** Maximum output in tokens. */
  maxTokens: number;
}

export type ModelStopReason = 'end_turn' | 'tool_calls' | 'max_tokens' | 'refusal';

export interface ModelToolCall {
  type: 'tool_call';
  id: string;
  name: string;
  /** The arguments object, or the raw text when {@link malformed}. */
  arguments: unknown;
  /** The arguments are not valid JSON; the model receives an error as the result. */
  malformed?: boolean;
}

/** How a model read the question, and what can be asked next. */
export interface ModelReading {
  /** Null if the model does not tell. */
  reading: Reading | null;
  /** At most three. */
  suggestions: string[];
  /** Opaque JSON of at most 8 KiB. It is stored with the answer, returned with later questions and never shown. */
  state?: unknown;
}

/**
 * An event of a model's stream. `stop` is the last event of a successful request and occurs once. `usage` (optional,
 * any time) reports the cost so far, for requests that are cancelled. `accepted` (optional) carries the provider's
 * request id. `reading` (optional) precedes `stop`; the last one of an answer counts. `reasoning` (optional) is only
 * counted, for requests without a reported usage: it is neither shown nor sent back.
 */
export type ModelEvent =
  | { type: 'accepted'; providerRequestId: string }
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | ModelToolCall
  | ProviderBlock
  | ({ type: 'reading' } & ModelReading)
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'stop'; reason: ModelStopReason; usage: TokenUsage };

/** The port to language models. A new provider is one class that implements it. */
export interface LanguageModel {
  /** Such as `anthropic` or `embedded`. */
  readonly provider: string;
  readonly model: string;
  /** The texts need neither notes nor a language correction. */
  readonly isFinished?: boolean;
  /** Sends one request. @throws LanguageModelError when the provider fails; the signal's reason when it was aborted. */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
