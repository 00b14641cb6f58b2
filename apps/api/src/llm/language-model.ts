import type { TokenUsage } from '@app/chat-protocol';
import type { ToolDefinition } from '@app/mma';

export type ModelContentPart =
  | { type: 'text'; text: string }
  | { type: 'tool_call'; id: string; name: string; arguments: unknown }
  | { type: 'tool_result'; id: string; name: string; result: unknown; isError: boolean }
  | ProviderBlock;

/** Data for the provider only, such as a model's reasoning: never shown, sent back at its position within the turn. */
export interface ProviderBlock {
  type: 'provider_block';
  block: unknown;
}

/** One turn of a conversation as a model reads it. Tool results stand in a `user` message after their calls. */
export interface ModelMessage {
  role: 'user' | 'assistant';
  content: ModelContentPart[];
}

/** A fighter or event that the conversation mentioned. */
export interface Mention {
  kind: 'fighter' | 'event';
  id: string;
  name: string;
}

/** What is known of a conversation besides its messages. */
export interface ConversationContext {
  /** The part of it that the messages leave out, summed up. */
  summary: string | null;
  /** The latest last. */
  mentioned: Mention[];
}

export interface ModelRequest {
  /** The same for everybody, so that providers can cache it. */
  system: string;
  context?: ConversationContext;
  /** Oldest first; alternating roles, the last one of the user. */
  messages: ModelMessage[];
  tools: ToolDefinition[];
  /**
   * `none` in the last round: the tools are named because the messages refer to them, and must not be called.
   * @default 'auto'
   */
  toolChoice?: 'auto' | 'none';
  /** Longest output in tokens. */
  maxTokens: number;
}

/** Why one model request ended. */
export type ModelStopReason = 'end_turn' | 'tool_calls' | 'max_tokens' | 'refusal';

/** One call that a model asks for. */
export interface ModelToolCall {
  type: 'tool_call';
  id: string;
  name: string;
  /** The arguments object; the raw text when {@link malformed}. */
  arguments: unknown;
  /** The model wrote arguments that are no JSON; it gets an error instead of a result. */
  malformed?: boolean;
}

/**
 * What a model's stream yields. `stop` is the last event of a request that went well, and comes exactly once. `usage`
 * is optional and may come at any time: what this request has cost so far, for requests that are cut off. `accepted`
 * is optional: the provider's own id of the request, for its invoice and its support.
 */
export type ModelEvent =
  | { type: 'accepted'; providerRequestId: string }
  | { type: 'text'; text: string }
  | ModelToolCall
  | ProviderBlock
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'stop'; reason: ModelStopReason; usage: TokenUsage };

/** The one port to language models. A new provider is one class that implements it. */
export interface LanguageModel {
  /** `anthropic`, `embedded`, … */
  readonly provider: string;
  /** The provider's name of the model. */
  readonly model: string;
  /** Its texts need no notes and no correction of the language. */
  readonly isFinished?: boolean;
  /**
   * Makes one request.
   * @throws LanguageModelError when the provider fails; the signal's reason when it was aborted.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
