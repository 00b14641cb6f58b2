import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import { NO_TOKENS, type TokenUsage, toTokenCount } from '@app/chat-protocol';
import type { ModelEvent, ModelStopReason } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { ReplyBounds } from '../shared/reply-bounds.js';
import { laterUsage } from '../shared/running-usage.js';
import { parseArguments } from '../shared/tool-arguments.js';
import {
  newCallId,
  toCallId,
  toFields,
  toJsonText,
  toRequestId,
  toText,
  toToolName,
} from '../shared/vendor-values.js';

type Fields = Readonly<Record<string, unknown>>;

const NONE: readonly ModelEvent[] = [];

interface StartedCall {
  id: string;
  name: string;
  json: string;
}

/**
 * Converts the API's events of one message. Reasoning is passed on for the model's next round and never shown. Unknown
 * events and values of unexpected types are ignored.
 */
export class MessageStreamReader {
  private isAccepted = false;
  private stopped = false;
  private usage: TokenUsage = NO_TOKENS;
  private stopReason = '';
  private finishedCalls = 0;
  private readonly bounds = new ReplyBounds();
  private readonly callIds = new Set<string>();
  private readonly calls = new Map<unknown, StartedCall>();
  private readonly reasoning = new Map<unknown, Record<string, unknown>>();

  read(event: RawMessageStreamEvent): readonly ModelEvent[] {
    const fields = toFields(event);
    switch (fields['type']) {
      case 'message_start':
        return this.startMessage(toFields(fields['message']));
      case 'content_block_start':
        return this.startBlock(fields['index'], toFields(fields['content_block']));
      case 'content_block_delta':
        return this.readDelta(fields['index'], toFields(fields['delta']));
      case 'content_block_stop':
        return this.finishBlock(fields['index']);
      case 'message_delta':
        this.usage = mergeUsage(this.usage, toFields(fields['usage']));
        this.stopReason = toText(toFields(fields['delta'])['stop_reason']);
        return NONE;
      case 'message_stop':
        this.stopped = true;
        return NONE;
      default:
        return NONE;
    }
  }

  /** @throws LanguageModelError `incomplete` when the stream had no end event */
  finish(): readonly ModelEvent[] {
    if (!this.stopped) throw new LanguageModelError('incomplete');
    return [{ type: 'stop', reason: toStopReason(this.stopReason, this.finishedCalls), usage: this.usage }];
  }

  private startMessage(message: Fields): readonly ModelEvent[] {
    this.usage = mergeUsage(this.usage, toFields(message['usage']));
    const used = { type: 'usage' as const, usage: this.usage };
    const providerRequestId = this.isAccepted ? null : toRequestId(message['id']);
    if (providerRequestId === null) return [used];
    this.isAccepted = true;
    return [{ type: 'accepted', providerRequestId }, used];
  }

  private startBlock(index: unknown, block: Fields): readonly ModelEvent[] {
    const { type } = block;
    if (type === 'tool_use') {
      this.bounds.countCall();
      this.calls.set(index, { id: this.takeCallId(block['id']), name: toToolName(block['name']), json: '' });
    } else if (type === 'thinking') {
      this.bounds.countReasoningBlock();
      this.bounds.countReasoning(JSON.stringify(block).length);
      const { thinking, signature } = block;
      this.reasoning.set(index, { ...block, thinking: toText(thinking), signature: toText(signature) });
    } else if (type === 'redacted_thinking') {
      this.bounds.countReasoningBlock();
      this.bounds.countReasoning(JSON.stringify(block).length);
      this.reasoning.set(index, { ...block });
    } else if (type === 'text') {
      return toTextEvents(block['text']);
    }
    return NONE;
  }

  private readDelta(index: unknown, delta: Fields): readonly ModelEvent[] {
    const { type } = delta;
    if (type === 'text_delta') return toTextEvents(delta['text']);
    const call = this.calls.get(index);
    if (type === 'input_json_delta' && call !== undefined) {
      const piece = toJsonText(delta['partial_json']);
      this.bounds.checkArguments(call.json.length + piece.length);
      call.json += piece;
    }
    const reasoning = this.reasoning.get(index);
    if (reasoning?.['type'] !== 'thinking') return NONE;
    if (type === 'thinking_delta') {
      const piece = toText(delta['thinking']);
      this.bounds.countReasoning(piece.length);
      reasoning['thinking'] = toText(reasoning['thinking']) + piece;
    } else if (type === 'signature_delta') {
      reasoning['signature'] = toText(delta['signature']);
      this.bounds.countReasoning(toText(delta['signature']).length);
    }
    return NONE;
  }

  private finishBlock(index: unknown): readonly ModelEvent[] {
    const events: ModelEvent[] = [];
    const call = this.calls.get(index);
    if (call !== undefined) {
      this.calls.delete(index);
      this.finishedCalls += 1;
      events.push({ type: 'tool_call', id: call.id, name: call.name, ...parseArguments(call.json) });
    }
    const reasoning = this.reasoning.get(index);
    if (reasoning !== undefined) {
      this.reasoning.delete(index);
      events.push({ type: 'provider_block', block: reasoning });
    }
    return events;
  }

  private takeCallId(sent: unknown): string {
    const id = toCallId(sent);
    const own = id === '' || this.callIds.has(id) ? newCallId() : id;
    this.callIds.add(own);
    return own;
  }
}

function toTextEvents(value: unknown): readonly ModelEvent[] {
  const text = toText(value);
  return text === '' ? NONE : [{ type: 'text', text }];
}

function toStopReason(reason: string, calls: number): ModelStopReason {
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'max_tokens';
  if (reason === 'refusal') return 'refusal';
  return calls > 0 ? 'tool_calls' : 'end_turn';
}

/** The API reports running totals; a missing or invalid figure keeps the previous one. */
function mergeUsage(before: TokenUsage, now: Fields): TokenUsage {
  return laterUsage(before, {
    input_tokens: toTokenCount(now['input_tokens'], before.input_tokens),
    output_tokens: toTokenCount(now['output_tokens'], before.output_tokens),
    cache_read_input_tokens: toTokenCount(now['cache_read_input_tokens'], before.cache_read_input_tokens),
    cache_creation_input_tokens: toTokenCount(
      now['cache_creation_input_tokens'],
      before.cache_creation_input_tokens,
    ),
    thinking_tokens: toTokenCount(
      toFields(now['output_tokens_details'])['thinking_tokens'],
      before.thinking_tokens,
    ),
  });
}
