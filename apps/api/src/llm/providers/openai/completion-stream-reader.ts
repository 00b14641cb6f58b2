import { NO_TOKENS, type TokenUsage, toTokenCount } from '@app/common';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { ModelEvent, ModelStopReason } from '../../language-model.js';
import { LanguageModelError } from '../../language-model.errors.js';
import { ReplyBounds } from '../shared/reply-bounds.js';
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

interface CallInTheMaking {
  id: string;
  name: string;
  json: string;
}

/** A piece of a tool call; what a server leaves out is empty. */
interface CallPiece extends CallInTheMaking {
  /** Which of the reply's calls it belongs to. */
  place: number | undefined;
}

/** Finish reasons of servers of one's own for replies that broke off. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['error', 'abort', 'insufficient_system_resource']);
/** For a finish reason that is no text. */
const ENDED = 'stop';
/** Names come in pieces; a longer one is none of a tool. */
const LONGEST_NAME = 1024;

/**
 * Turns the API's chunks of one completion into ours. Servers of one's own are met half-way: they may leave out the
 * ids and places of tool calls, repeat them, leave out the figures, or call tools under the finish reason `stop`.
 * Reasoning is never shown. Values of a type that the API does not promise are left out.
 */
export class CompletionStreamReader {
  private isAccepted = false;
  private finishReason = '';
  private refused = false;
  private usage: TokenUsage = NO_TOKENS;
  private readonly bounds = new ReplyBounds();
  private readonly calls: CallInTheMaking[] = [];
  private readonly callsByPlace = new Map<number, CallInTheMaking>();

  *read(chunk: ChatCompletionChunk): Generator<ModelEvent> {
    const fields = toFields(chunk);
    const providerRequestId = this.isAccepted ? null : toRequestId(fields['id']);
    if (providerRequestId !== null) {
      this.isAccepted = true;
      yield { type: 'accepted', providerRequestId };
    }
    const usage = toTokenUsage(toFields(fields['usage']));
    if (usage !== null) {
      this.usage = usage;
      yield { type: 'usage', usage };
    }
    // Chunks of figures, and what we do not know, have no choices.
    const [first] = toList(fields['choices']);
    const choice = toFields(first);
    const delta = toFields(choice['delta']);
    const text = toText(delta['content']);
    if (text !== '') yield { type: 'text', text };
    const refusal = toText(delta['refusal']);
    if (refusal !== '') {
      this.refused = true;
      yield { type: 'text', text: refusal };
    }
    for (const call of toList(delta['tool_calls'])) this.readCall(toPiece(toFields(call)));
    // Empty where some servers mean none.
    if (choice['finish_reason']) this.finishReason = toText(choice['finish_reason']) || ENDED;
  }

  /** @throws LanguageModelError `incomplete` when the API never told the end */
  *finish(): Generator<ModelEvent> {
    if (this.finishReason === '') throw new LanguageModelError('incomplete');
    if (BROKEN_OFF.has(this.finishReason)) {
      throw new LanguageModelError('incomplete', { detail: `finish reason ${this.finishReason}` });
    }
    const reason = this.stopReason();
    for (const { id, name, json } of reason === 'refusal' ? [] : this.calls)
      yield { type: 'tool_call', id, name: toToolName(name), ...parseArguments(json) };
    yield { type: 'stop', reason, usage: this.usage };
  }

  private readCall(piece: CallPiece): void {
    const call = this.findCall(piece) ?? this.beginCall(piece);
    // Some servers say the name in every piece.
    if (piece.name !== call.name && call.name.length < LONGEST_NAME) call.name += piece.name;
    this.bounds.checkArguments(call.json.length + piece.json.length);
    call.json += piece.json;
  }

  /** The call that a piece continues, unless it begins another one. */
  private findCall({ place, id, name }: CallPiece): CallInTheMaking | undefined {
    const latest = place === undefined ? this.calls.at(-1) : this.callsByPlace.get(place);
    // Without a name it continues one whatever its id: some servers make an id up for every piece.
    if (latest === undefined || name === '') return latest;
    // Some servers give every call the place 0, or none.
    if (id !== '') return latest.id === id ? latest : undefined;
    return place === undefined || isWhole(latest.json) ? undefined : latest;
  }

  private beginCall({ place, id }: CallPiece): CallInTheMaking {
    this.bounds.countCall();
    const isTaken = id === '' || this.calls.some((other) => other.id === id);
    const call = { id: isTaken ? newCallId() : id, name: '', json: '' };
    this.calls.push(call);
    if (place !== undefined) this.callsByPlace.set(place, call);
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
    place: typeof delta['index'] === 'number' ? delta['index'] : undefined,
    id: toCallId(delta['id']),
    name: toText(called['name']),
    json: toJsonText(called['arguments']),
  };
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isWhole = (json: string): boolean =>
  json.trimEnd().endsWith('}') && parseArguments(json).malformed !== true;

/**
 * What was read from the API's cache counts among its prompt tokens, reasoning among its completion tokens.
 * @returns null where the server gives no figures, or nothing but zeros
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
