import type { Grounding, ResponsePart, Source, TokenUsage } from '@app/chat-protocol';
import type { ModelReading, ModelToolCall } from './language-model.js';
import type { LanguageModelErrorKind } from './language-model.errors.js';

export interface SelectedModel {
  provider: string;
  model: string;
  promptVersion: string;
  /** The first provider that failed, if this model is a fallback. */
  fallback: { from: string; reason: LanguageModelErrorKind } | null;
}

export type AnswerLoopEvent =
  | ({ type: 'model' } & SelectedModel)
  | { type: 'text'; text: string }
  | { type: 'tool_started'; call: ModelToolCall }
  | { type: 'tool_finished'; call: ModelToolCall; ok: boolean; rowCount: number | null; durationMs: number }
  /** Summed over the answer's requests so far. */
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'sources'; sources: Source[] }
  /** The last one since the last `model` counts. */
  | ({ type: 'reading' } & ModelReading)
  /** After the whole text. */
  | { type: 'part'; part: ResponsePart }
  /** Of the whole text. */
  | { type: 'grounding'; grounding: Grounding }
  /** The answer was cut or refused; a note follows. */
  | { type: 'cut_short' }
  /** Whether the answer was generated for another user's equal question. */
  | { type: 'cached'; cached: boolean };

/** Receives the events of an answer. Must not throw. */
export type EmitAnswerEvent = (event: AnswerLoopEvent) => void;
