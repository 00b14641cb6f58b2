import type {
  MessageDeltaUsage,
  RawContentBlockDeltaEvent,
  RawContentBlockStartEvent,
  RawMessageStreamEvent,
  RedactedThinkingBlock,
  StopReason,
  ThinkingBlock,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import { NO_TOKENS, type TokenUsage } from '@app/common';
import type { ModelEvent, ModelStopReason } from '../language-model.js';
import { LanguageModelError } from '../language-model.errors.js';
import { parseArguments } from '../vendor/tool-arguments.js';

/**
 * Turns the API's events of one message into ours. Reasoning is kept for the
 * model's next round and never shown; events that we do not know are passed over.
 */
export class MessageStreamReader {
  private stopped = false;
  private usage: TokenUsage = NO_TOKENS;
  private stopReason: StopReason | null = null;
  private readonly toolCalls = new Map<number, { id: string; name: string; json: string }>();
  private readonly reasoning = new Map<number, ThinkingBlock | RedactedThinkingBlock>();

  *read(event: RawMessageStreamEvent): Generator<ModelEvent> {
    switch (event.type) {
      case 'message_start':
        this.usage = mergeUsage(NO_TOKENS, event.message.usage);
        yield { type: 'accepted', providerRequestId: event.message.id };
        yield { type: 'usage', usage: this.usage };
        return;
      case 'content_block_start':
        yield* this.startBlock(event);
        return;
      case 'content_block_delta':
        yield* this.readDelta(event);
        return;
      case 'content_block_stop':
        yield* this.finishBlock(event.index);
        return;
      case 'message_delta':
        this.usage = mergeUsage(this.usage, event.usage);
        this.stopReason = event.delta.stop_reason;
        return;
      case 'message_stop':
        this.stopped = true;
        return;
    }
  }

  /** @throws LanguageModelError `incomplete` when the API never told the end */
  *finish(): Generator<ModelEvent> {
    if (!this.stopped) throw new LanguageModelError('incomplete');
    yield { type: 'stop', reason: toStopReason(this.stopReason), usage: this.usage };
  }

  private *startBlock({ index, content_block: block }: RawContentBlockStartEvent): Generator<ModelEvent> {
    if (block.type === 'tool_use') this.toolCalls.set(index, { id: block.id, name: block.name, json: '' });
    else if (block.type === 'thinking' || block.type === 'redacted_thinking')
      this.reasoning.set(index, { ...block });
    else if (block.type === 'text' && block.text !== '') yield { type: 'text', text: block.text };
  }

  private *readDelta({ index, delta }: RawContentBlockDeltaEvent): Generator<ModelEvent> {
    if (delta.type === 'text_delta') {
      if (delta.text !== '') yield { type: 'text', text: delta.text };
      return;
    }
    const call = this.toolCalls.get(index);
    const reasoning = this.reasoning.get(index);
    if (delta.type === 'input_json_delta' && call !== undefined) call.json += delta.partial_json;
    if (reasoning?.type !== 'thinking') return;
    if (delta.type === 'thinking_delta') reasoning.thinking += delta.thinking;
    else if (delta.type === 'signature_delta') reasoning.signature = delta.signature;
  }

  private *finishBlock(index: number): Generator<ModelEvent> {
    const call = this.toolCalls.get(index);
    if (call !== undefined) {
      this.toolCalls.delete(index);
      yield { type: 'tool_call', id: call.id, name: call.name, ...parseArguments(call.json) };
    }
    const reasoning = this.reasoning.get(index);
    if (reasoning !== undefined) {
      this.reasoning.delete(index);
      yield { type: 'provider_block', block: reasoning };
    }
  }
}

function toStopReason(reason: StopReason | null): ModelStopReason {
  if (reason === 'tool_use') return 'tool_calls';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'max_tokens';
  return reason === 'refusal' ? 'refusal' : 'end_turn';
}

/** The API reports totals so far; a figure that is absent or null keeps the former one. */
function mergeUsage(before: TokenUsage, now: Partial<Usage> | MessageDeltaUsage): TokenUsage {
  return {
    input_tokens: now.input_tokens ?? before.input_tokens,
    output_tokens: now.output_tokens ?? before.output_tokens,
    cache_read_input_tokens: now.cache_read_input_tokens ?? before.cache_read_input_tokens,
    cache_creation_input_tokens: now.cache_creation_input_tokens ?? before.cache_creation_input_tokens,
    thinking_tokens: now.output_tokens_details?.thinking_tokens ?? before.thinking_tokens,
  };
}
