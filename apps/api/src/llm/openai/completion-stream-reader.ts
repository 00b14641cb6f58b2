import { newId, NO_TOKENS, type TokenUsage } from '@app/common';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import type { ModelEvent, ModelStopReason } from '../language-model.js';
import { LanguageModelError } from '../language-model.errors.js';
import { parseArguments } from '../vendor/tool-arguments.js';

type Choice = ChatCompletionChunk.Choice;
type ToolCallDelta = ChatCompletionChunk.Choice.Delta.ToolCall;

interface CallInTheMaking {
  id: string;
  name: string;
  json: string;
}

/**
 * Turns the API's chunks of one completion into ours. Servers of one's own are met half-way: they may leave out the
 * ids and places of tool calls, the figures, or call tools under the finish reason `stop`. Reasoning is never shown.
 */
export class CompletionStreamReader {
  private isAccepted = false;
  private finishReason: Choice['finish_reason'] = null;
  private refused = false;
  private usage: TokenUsage = NO_TOKENS;
  private readonly calls: CallInTheMaking[] = [];
  private readonly callsByPlace = new Map<number, CallInTheMaking>();

  *read(chunk: ChatCompletionChunk): Generator<ModelEvent> {
    if (!this.isAccepted && typeof chunk.id === 'string') {
      this.isAccepted = true;
      yield { type: 'accepted', providerRequestId: chunk.id };
    }
    if (chunk.usage !== undefined && chunk.usage !== null) {
      this.usage = toTokenUsage(chunk.usage);
      yield { type: 'usage', usage: this.usage };
    }
    // Chunks of figures, and what we do not know, have no choices.
    const choice: Partial<Choice> | undefined = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
    if (choice === undefined) return;
    const delta: Partial<ChatCompletionChunk.Choice.Delta> = choice.delta ?? {};
    if (typeof delta.content === 'string' && delta.content !== '')
      yield { type: 'text', text: delta.content };
    if (typeof delta.refusal === 'string' && delta.refusal !== '') {
      this.refused = true;
      yield { type: 'text', text: delta.refusal };
    }
    for (const call of delta.tool_calls ?? []) this.readCall(call);
    this.finishReason = choice.finish_reason ?? this.finishReason;
  }

  /** @throws LanguageModelError `incomplete` when the API never told the end */
  *finish(): Generator<ModelEvent> {
    if (this.finishReason === null) throw new LanguageModelError('incomplete');
    for (const { id, name, json } of this.calls)
      yield { type: 'tool_call', id, name, ...parseArguments(json) };
    yield { type: 'stop', reason: this.stopReason(), usage: this.usage };
  }

  private readCall(delta: Partial<ToolCallDelta>): void {
    const known = this.findCall(delta);
    const call = known ?? { id: delta.id ?? `call_${newId()}`, name: '', json: '' };
    if (known === undefined) {
      this.calls.push(call);
      if (delta.index !== undefined) this.callsByPlace.set(delta.index, call);
    }
    call.name += delta.function?.name ?? '';
    call.json += delta.function?.arguments ?? '';
  }

  /** The call that a piece continues; without a place, a piece with a name begins another one. */
  private findCall(delta: Partial<ToolCallDelta>): CallInTheMaking | undefined {
    const ofPlace = delta.index === undefined ? undefined : this.callsByPlace.get(delta.index);
    // Some servers give every call the place 0, with an id of its own.
    if (ofPlace !== undefined && (!delta.id || delta.id === ofPlace.id)) return ofPlace;
    if (delta.index !== undefined) return undefined;
    return delta.function?.name === undefined ? this.calls.at(-1) : undefined;
  }

  private stopReason(): ModelStopReason {
    if (this.refused || this.finishReason === 'content_filter') return 'refusal';
    if (this.finishReason === 'length') return 'max_tokens';
    return this.calls.length > 0 ? 'tool_calls' : 'end_turn';
  }
}

/** What was read from the API's cache counts among its prompt tokens, reasoning among its completion tokens. */
function toTokenUsage(usage: CompletionUsage): TokenUsage {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    input_tokens: Math.max(0, usage.prompt_tokens - cached),
    output_tokens: usage.completion_tokens,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: 0,
    thinking_tokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
