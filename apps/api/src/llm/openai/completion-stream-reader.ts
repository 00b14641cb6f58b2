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

/** A piece of a tool call; what a server leaves out is empty. */
interface CallPiece extends CallInTheMaking {
  /** Which of the reply's calls it belongs to. */
  place: number | undefined;
}

/** Finish reasons of servers of one's own for replies that broke off. */
const BROKEN_OFF: ReadonlySet<string> = new Set(['error', 'abort', 'insufficient_system_resource']);

/**
 * Turns the API's chunks of one completion into ours. Servers of one's own are met half-way: they may leave out the
 * ids and places of tool calls, repeat them, leave out the figures, or call tools under the finish reason `stop`.
 * Reasoning is never shown.
 */
export class CompletionStreamReader {
  private isAccepted = false;
  private finishReason: Choice['finish_reason'] = null;
  private refused = false;
  private usage: TokenUsage = NO_TOKENS;
  private readonly calls: CallInTheMaking[] = [];
  private readonly callsByPlace = new Map<number, CallInTheMaking>();

  *read(chunk: ChatCompletionChunk): Generator<ModelEvent> {
    if (!this.isAccepted && typeof chunk.id === 'string' && chunk.id !== '') {
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
    for (const call of delta.tool_calls ?? []) this.readCall(toPiece(call));
    // Empty where some servers mean none.
    if (choice.finish_reason) this.finishReason = choice.finish_reason;
  }

  /** @throws LanguageModelError `incomplete` when the API never told the end */
  *finish(): Generator<ModelEvent> {
    if (this.finishReason === null) throw new LanguageModelError('incomplete');
    if (BROKEN_OFF.has(this.finishReason)) {
      throw new LanguageModelError('incomplete', { detail: `finish reason ${this.finishReason}` });
    }
    const reason = this.stopReason();
    for (const { id, name, json } of reason === 'refusal' ? [] : this.calls)
      yield { type: 'tool_call', id, name, ...parseArguments(json) };
    yield { type: 'stop', reason, usage: this.usage };
  }

  private readCall(piece: CallPiece): void {
    const call = this.findCall(piece) ?? this.beginCall(piece);
    // Some servers say the name in every piece.
    if (piece.name !== call.name) call.name += piece.name;
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
    const isTaken = id === '' || this.calls.some((other) => other.id === id);
    const call = { id: isTaken ? `call_${newId()}` : id, name: '', json: '' };
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

function toPiece(delta: Partial<ToolCallDelta>): CallPiece {
  const written: unknown = delta.function?.arguments ?? '';
  return {
    place: typeof delta.index === 'number' ? delta.index : undefined,
    id: delta.id ?? '',
    name: delta.function?.name ?? '',
    // Some servers send the arguments as an object.
    json: typeof written === 'string' ? written : JSON.stringify(written),
  };
}

const isWhole = (json: string): boolean => json !== '' && parseArguments(json).malformed !== true;

/** What was read from the API's cache counts among its prompt tokens, reasoning among its completion tokens. */
function toTokenUsage(usage: Partial<CompletionUsage>): TokenUsage {
  const cached = toCount(usage.prompt_tokens_details?.cached_tokens);
  return {
    input_tokens: Math.max(0, toCount(usage.prompt_tokens) - cached),
    output_tokens: toCount(usage.completion_tokens),
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: 0,
    thinking_tokens: toCount(usage.completion_tokens_details?.reasoning_tokens),
  };
}

/** Zero for a figure that a server leaves out. */
const toCount = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0;
