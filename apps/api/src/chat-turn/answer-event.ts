import type { ErrorPayload } from '@app/common';
import type { ToolSource } from '@app/mma';
import type { ChatMessageStatus } from '../chat-session/chat-message.entity.js';
import type { AnswerUsage } from '../chat-session/answer-usage.js';

/**
 * What readers of an answer are sent, as the realtime contract words it.
 *
 * `seq` counts the answer's text in UTF-16 code units: a chunk covers `from_seq` … `seq`, and `seq` is the length of
 * the text up to its end. So a position means the same in the live stream, in the stored text and on every node, and
 * what somebody missed can be told from the text alone.
 */
export interface AnswerEventPayloads {
  response_start: { message_id: string; session_id: string; reply_to: string; timestamp: string };
  tool_call: {
    message_id: string;
    session_id: string;
    tool_call_id: string;
    name: string;
    status: 'running' | 'done' | 'error';
    arguments: unknown;
    row_count?: number;
    duration_ms?: number;
  };
  response_chunk: { message_id: string; session_id: string; from_seq: number; seq: number; content: string };
  response_end: {
    message_id: string;
    session_id: string;
    status: ChatMessageStatus;
    content: string;
    usage: AnswerUsage | null;
    sources: ToolSource[];
    grounding: Record<string, unknown> | null;
    /** Made for the same question before; it used no tokens. */
    cached: boolean;
    timestamp: string;
  };
  error: { error: ErrorPayload; message_id: string; session_id: string };
}

export type AnswerEventName = keyof AnswerEventPayloads;

export type AnswerEvent = {
  [Name in AnswerEventName]: { event: Name; data: AnswerEventPayloads[Name] };
}[AnswerEventName];

export type AnswerChunk = Extract<AnswerEvent, { event: 'response_chunk' }>;

/** The chunk that covers the text behind `start`. */
export function toChunk(
  ids: { messageId: string; sessionId: string },
  start: number,
  content: string,
): AnswerChunk {
  return {
    event: 'response_chunk',
    data: {
      message_id: ids.messageId,
      session_id: ids.sessionId,
      from_seq: start + 1,
      seq: start + content.length,
      content,
    },
  };
}

/** No event follows this one. */
export const isLastEvent = (event: AnswerEvent): boolean => event.event === 'response_end';
