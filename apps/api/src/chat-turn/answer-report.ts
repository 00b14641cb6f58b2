import type { AnswerFigures } from '@app/common';
import type { AnswerOutcome } from '../chat-session/answer.repository.js';
import type { RunningAnswer } from './running-answer.js';

/** Measurements of an answer whose end is stored now. */
export function toAnswerFigures({ times, chunks }: RunningAnswer, outcome: AnswerOutcome): AnswerFigures {
  const { status, provider, model, cached, fallbackFrom, grounding } = outcome;
  const now = performance.now();
  const isStopped = status === 'stopped' && times.stopRequested !== null;
  return {
    status,
    provider,
    model,
    cached,
    isFallback: fallbackFrom !== null,
    seconds: (now - times.started) / 1000,
    firstChunkSeconds: times.firstChunk === null ? null : (times.firstChunk - times.started) / 1000,
    stopSeconds: isStopped ? (now - (times.stopRequested ?? now)) / 1000 : null,
    chunks,
    figures: grounding === null ? null : { all: grounding.figures, verified: grounding.verified },
  };
}

/** The log line of an answer; its session and message are fields of every line of the answer. */
export function toAnswerLine(answer: RunningAnswer, outcome: AnswerOutcome): Record<string, unknown> {
  const { seconds, firstChunkSeconds, chunks } = toAnswerFigures(answer, outcome);
  const { status, provider, model, cached, fallbackFrom, fallbackReason, failureCode, usage, toolCalls } =
    outcome;
  return {
    status,
    ...(failureCode === null ? {} : { code: failureCode }),
    user_id: answer.userId,
    provider,
    model,
    cached,
    ...(fallbackFrom === null ? {} : { fallback_from: fallbackFrom, fallback_reason: fallbackReason }),
    input_tokens: usage?.input_tokens ?? 0,
    cached_input_tokens: (usage?.cache_read_input_tokens ?? 0) + (usage?.cache_creation_input_tokens ?? 0),
    output_tokens: usage?.output_tokens ?? 0,
    tool_calls: toolCalls?.length ?? 0,
    chunks,
    first_chunk_ms: firstChunkSeconds === null ? null : Math.round(firstChunkSeconds * 1000),
    duration_ms: Math.round(seconds * 1000),
  };
}
