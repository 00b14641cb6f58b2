import { NO_TOKENS, type TokenUsage, toTokenCount } from '@app/chat-protocol';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
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

interface PartialCall {
  id: string;
  name: string;
  json: string;
}

interface CallPiece extends PartialCall {
  index: number | undefined;
}

/** Finish reasons of self-hosted servers for replies that broke off. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['error', 'abort', 'insufficient_system_resource']);
const ENDED = 'stop';
/** Tool names arrive in pieces; no tool has a longer name. */
const MAX_NAME_LENGTH = 1024;

/**
 * Converts the API's chunks of one completion. Self-hosted servers deviate: they may omit or repeat the ids and indexes
 * of tool calls, omit the usage, or call tools with the finish reason `stop`. Reasoning is never shown. Values of
 * unexpected types are ignored.
 */
export class CompletionStreamReader {
  private isAccepted = false;
  private finishReason = '';
  private refused = false;
  private usage: TokenUsage = NO_TOKENS;
  private readonly bounds = new ReplyBounds();
  private readonly calls: PartialCall[] = [];
  private readonly callsByIndex = new Map<number, PartialCall>();

  read(chunk: ChatCompletionChunk): readonly ModelEvent[] {
    const events: ModelEvent[] = [];
    const fields = toFields(chunk);
    const providerRequestId = this.isAccepted ? null : toRequestId(fields['id']);
    if (providerRequestId !== null) {
      this.isAccepted = true;
      events.push({ type: 'accepted', providerRequestId });
    }
    const usage = toTokenUsage(toFields(fields['usage']));
    if (usage !== null) {
      this.usage = laterUsage(this.usage, usage);
      events.push({ type: 'usage', usage: this.usage });
    }
    const [first] = toList(fields['choices']);
    const choice = toFields(first);
    const delta = toFields(choice['delta']);
    const text = toText(delta['content']);
    if (text !== '') events.push({ type: 'text', text });
    const refusal = toText(delta['refusal']);
    if (refusal !== '') {
      this.refused = true;
      events.push({ type: 'text', text: refusal });
    }
    for (const call of toList(delta['tool_calls'])) this.readCall(toPiece(toFields(call)));
    // Some servers send an empty reason with every chunk.
    if (choice['finish_reason']) this.finishReason = toText(choice['finish_reason']) || ENDED;
    return events;
  }

  /**
   * @param isDone whether the server sent its end mark, which some send without a finish reason
   * @throws LanguageModelError `incomplete` when the API reported no end
   */
  finish(isDone = false): readonly ModelEvent[] {
    if (this.finishReason === '' && !isDone) throw new LanguageModelError('incomplete');
    if (BROKEN_OFF.has(this.finishReason)) {
      throw new LanguageModelError('incomplete', { detail: `finish reason ${this.finishReason}` });
    }
    const reason = this.stopReason();
    const calls = reason === 'refusal' ? [] : this.calls;
    return [
      ...calls.map(({ id, name, json }) => ({
        type: 'tool_call' as const,
        id,
        name: toToolName(name),
        ...parseArguments(json),
      })),
      { type: 'stop', reason, usage: this.usage },
    ];
  }

  private readCall(piece: CallPiece): void {
    const call = this.findCall(piece) ?? this.beginCall(piece);
    // Some servers repeat the name in every piece.
    if (piece.name !== call.name && call.name.length < MAX_NAME_LENGTH) call.name += piece.name;
    this.bounds.checkArguments(call.json.length + piece.json.length);
    call.json += piece.json;
  }

  /** The call that a piece continues; undefined when it starts a new one. */
  private findCall({ index, id, name }: CallPiece): PartialCall | undefined {
    const latest = index === undefined ? this.calls.at(-1) : this.callsByIndex.get(index);
    // A piece without a name continues a call whatever its id: some servers invent an id for every piece.
    if (latest === undefined || name === '') return latest;
    // Some servers send index 0 for every call, or none.
    if (id !== '') return latest.id === id ? latest : undefined;
    return index === undefined || isWhole(latest.json) ? undefined : latest;
  }

  private beginCall({ index, id }: CallPiece): PartialCall {
    this.bounds.countCall();
    const isTaken = id === '' || this.calls.some((other) => other.id === id);
    const call = { id: isTaken ? newCallId() : id, name: '', json: '' };
    this.calls.push(call);
    if (index !== undefined) this.callsByIndex.set(index, call);
    return call;
  }

  private stopReason(): ModelStopReason {
    if (this.refused || this.finishReason === 'content_filter') return 'refusal';
    if (this.finishReason === 'length') return 'max_tokens';
    return this.calls.length > 0 ? 'tool_calls' : 'end_turn';
  }
}

function toPiece(delta: Fields): CallPiece {
  const called = toFields(delta['function']);
  return {
    index: typeof delta['index'] === 'number' ? delta['index'] : undefined,
    id: toCallId(delta['id']),
    name: toText(called['name']),
    json: toJsonText(called['arguments']),
  };
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isWhole = (json: string): boolean =>
  json.trimEnd().endsWith('}') && parseArguments(json).malformed !== true;

/**
 * Prompt tokens include cache reads, completion tokens include reasoning.
 * @returns null when the server reports no usage or only zeros
 */
function toTokenUsage(usage: Fields): TokenUsage | null {
  const cached = toTokenCount(toFields(usage['prompt_tokens_details'])['cached_tokens']);
  const input = toTokenCount(usage['prompt_tokens']);
  const output = toTokenCount(usage['completion_tokens']);
  if (cached + input + output === 0) return null;
  return {
    input_tokens: Math.max(0, input - cached),
    output_tokens: output,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: 0,
    thinking_tokens: toTokenCount(toFields(usage['completion_tokens_details'])['reasoning_tokens']),
  };
}
